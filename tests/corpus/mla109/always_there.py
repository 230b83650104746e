# seen in: ChuLiYu/alphapulse-mlops-platform src/alphapulse/ml/training/overfitting_prevention.py@2d1db3fee1f5e027d2c7130cc24b1510573b1be8
# seen in: apassuello/technical-rag-system src/components/query_processors/analyzers/ml_views/semantic_complexity_view.py@81214fbbc53c5470d7933a81db06b032296f2bb7
"""Look-ups of what was put there before, and of what was not."""


def on_both_ways(lists):
    found = {}
    if lists:
        found["diversity_score"] = spread(lists)
    else:
        found["diversity_score"] = 1.0
    return Report(diversity=found.get("diversity_score", 1.0))


def on_one_way(lists):
    found = {}
    if lists:
        found["other_score"] = spread(lists)
    return Report(diversity=found.get("other_score", 1.0))  # expect: MLA109 as info


def updated(answer):
    meta = dict(answer)
    with timed():
        meta.update({"updated_confidence": sure(answer), "label": answer["label"]})
    return {"updated_confidence": meta.get("updated_confidence", 0.5)}


def made_anew(answer):
    meta = {"made_anew_confidence": sure(answer)}
    meta = trimmed(meta)
    return {"made_anew_confidence": meta.get("made_anew_confidence", 0.5)}  # expect: MLA109 as info


def taken_out(answer):
    meta = {"taken_out_confidence": sure(answer)}
    shown(meta.pop("taken_out_confidence"))
    return {"taken_out_confidence": meta.get("taken_out_confidence", 0.5)}  # expect: MLA109


def tried(answer):
    meta = {}
    try:
        meta["tried_confidence"] = sure(answer)
    except ValueError:
        raise Unsure(answer)
    return {"tried_confidence": meta.get("tried_confidence", 0.5)}


def filled(meta, rows):
    if "filled_confidence" not in meta:
        meta["filled_confidence"] = sure(rows)
    return {"filled_confidence": meta.get("filled_confidence", 0.5)}


def filled_in(answer):
    meta = parsed(answer)
    if "filled_in_confidence" not in meta:
        meta["filled_in_confidence"] = 0.5
    meta["filled_in_confidence"] = min(1.0, meta.get("filled_in_confidence", 0.5))  # expect: MLA109 as info
    return meta


def asked(meta):
    if meta and "asked_confidence" in meta:
        return meta.get("asked_confidence", 0.5)
    return None


def of_all(rows, kept):
    kept["of_all_score"] = 0.3
    for kept in rows:
        yield kept.get("of_all_score", 0.5)  # expect: MLA109


class View:
    def view(self, text):
        related = self._related(text)
        return self._scored(related, self._hinted(text))

    def _related(self, text):
        try:
            return {"coherence_score": measured(text), "rows": 3}
        except ValueError:
            found = {"rows": 0}
            found["coherence_score"] = None
            return found

    def _hinted(self, text):
        if not text:
            return {}
        return {"hint_score": measured(text)}

    def _scored(self, related, hinted):
        return {
            "coherence": related.get("coherence_score", 0.5),
            "hint": hinted.get("hint_score", 0.5),  # expect: MLA109 as info
        }

    def scored(self, beside):
        return {"coherence": beside.get("beside_score", 0.5)}  # expect: MLA109
