"""MLA202: a preprocessing step that only training or only serving takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Compared, Parity, parity
from mlaudit.code.parity.compare import EXTRA, MISSING, OVER_ROWS, Difference
from mlaudit.code.parity.gaps import is_fill, may_be_null
from mlaudit.code.parity.kinds import CAST, schemas
from mlaudit.code.parity.origins import is_picture
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.steps import counts, wildcard
from mlaudit.code.parity.tables import ENCODERS, TRANSFORMERS
from mlaudit.code.parity.texts import JOINS
from mlaudit.code.parity.values import Place, Step
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Finding, ProjectRule
from mlaudit.findings import Severity

from ._asides import Aside, asides
from ._drafts import is_draft
from ._said import Said, asked_in, finding, grouped, listed, of_columns, related

_DECODED: Final = regex(r"(trg|tgt|target|dec|decoder)(_|$)")
"""What a decoder is given of its own output: training knows the answer, serving makes it."""
_OFF_PATH: Final = 0.6
"""How sure a step must be that code lacks which no request is known to reach: its callers may take it."""
_BLANKS: Final = frozenset({r"\s+", r"\s{2,}", " +", "  ", r"\n", "\n", r"\t", "\t"})
"""Patterns of white space alone."""


class PreprocessingMismatch(ProjectRule):
    """A preprocessing step is taken on one side only: in training but not at serving, or the other way round.

    Follows the model's input back to its source on both sides, through helpers and across files, and compares the two
    chains of steps column by column. What both sides take from one function of the project, or from one saved
    transformer, is equal by construction.

    Reports, where the two sides are compared:
    - a step that only training takes: scaling, encoding, a logarithm, cleaning of text, a filled gap
    - a step that only serving takes, where both chains are known link by link; zeros for the gaps of a request, where
      the model is a booster that learnt from gaps as they are
    - a step that all trainings take and a request lacks, where the model is from a registry or bucket
    - a text that training joins from title and body, of which a request gives one
    - a record that lacks a field from which a `DictVectorizer` learnt
    - texts that reach a tokenizer or model as they came, where every training on texts cleans its own
    - a model that learnt a logarithm, whose answer is given out as it is or goes through another exponential
    - categories that training spreads over columns of their own, and serving numbers by a map of three texts or more
    - a model that learnt its answers divided by a constant, which only its own measurement multiplies again

    Reports, where one side is proof enough:
    - published image weights (torchvision, `keras.applications`) without the preparation that they were trained with
    - an RGB array where the model takes BGR (`ultralytics`)
    - a step of a pipeline (`pipeline.named_steps["model"]`) that gets the rows of the whole pipeline
    - a scaler, imputer or vectoriser that is loaded and never used
    - a class whose `fit_transform` changes values that its `transform` leaves alone
    - a split of which only the rows to learn from go through a transformer
    - row numbers that `to_csv` writes and `iloc[:, 0]` takes for a column
    - a model that is evaluated on data which skipped the transformer in front of it
    - rows that a scoring program drops by the label
    - rows that training leaves out by a word in a field which a request may hold
    - rows of a table whose gaps training drops, and that go with them into a pipeline of Spark that refuses any
    - `np.exp` after `np.log1p`

    Severity:
    - error: a request leads to it, both chains are known and every answer changes; published weights; on the way of a
      request also colour order and unused transformers
    - warning: a step that only serving takes; texts not cleaned; a logarithm given out as it is
    - info: less is certain of a step that only training is seen to take; `clip`, white space, categories that are
      numbered here and spread there, a fill where no field is said to have gaps, rows dropped by the label or left out
      by a word; where no request leads, pictures and what callers hand in; a notebook from which an imported module was
      made, function by function

    Why it hurts:
        The model gets values that it never saw. Text that training lower-cased and serving does not falls out of the
        vocabulary, a feature without its logarithm is off by orders of magnitude; nothing fails, the predictions are
        just worse than every offline metric promised.

    Bad:
        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        df = pd.read_csv("reviews.csv")
        texts = df["text"].apply(lambda text: text.lower().strip())
        model = make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression())
        model.fit(texts, df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(text: str):
            return model.predict([text.strip()])[0]

    Good:
        # file: cleaning.py
        def clean(text):
            return text.lower().strip()

        # file: train.py
        import joblib
        import pandas as pd
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        from cleaning import clean

        df = pd.read_csv("reviews.csv")
        model = make_pipeline(TfidfVectorizer(lowercase=False), LogisticRegression())
        model.fit(df["text"].apply(clean), df["label"])
        joblib.dump(model, "model.joblib")

        # file: app.py
        import joblib
        from fastapi import FastAPI

        from cleaning import clean

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(text: str):
            return model.predict([clean(text)])[0]

    When not to use it:
        - The client sends features that the same code made elsewhere: suppress it with that reason.
        - Augmentation, splitting, shuffling and dropping rows belong to training alone: no finding. Rows left out by a
          word are noted unless serving names that word, or a schema lists the others.
        - The request field is a number already: no finding for a missing encoding.
        - A schema lists the field's values (`Literal["yes", "no"]`): no finding for a step that changes none of them.
        - A model of trees: no finding for training's `clip`.
        - The value cannot be missing: no finding for a fill. It can in a nullable field, in `payload.get(name)` and in
          a table of the client.
        - An evaluation or a script reads a table that may have been prepared before: no finding for what it lacks.

    References:
        Google, "Rules of Machine Learning", rules 29 and 32 (training-serving skew).
    """

    code = "MLA202"
    name = "preprocessing-mismatch"
    analysis = "parity"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Move the steps into one function, or into the saved pipeline, that training and serving both call."

    def check(self, project: ProjectView) -> Iterable[Finding]:
        """One finding for each place of a serving chain at which steps are missing or too many."""
        analysis = parity(project)
        told: set[tuple[str, int]] = set()
        for said in grouped(project, _wanted, _place):
            asker = asked_in(project, said)
            made = finding(self, project, said, _message(said, asker))
            if made is not None and (weighed := _weighed(analysis, made, said, on_path=asker == "serving")) is not None:
                if weighed.location is not None:
                    told.add((weighed.location.path, weighed.location.line))
                yield weighed
        seen: set[Place] = set()
        for one in asides(project, analysis):
            where = analysis.location(one.place)
            if one.place in seen or is_test_path(one.place.path) or (one.mild and (where.path, where.line) in told):
                continue
            seen.add(one.place)
            made = project.finding(
                self,
                where,
                one.message,
                severity=_severity(analysis, one),
                related=related(analysis, one.other, one.note),
                evidence=one.evidence,
                confidence=one.confidence,
                context="serving" if one.on_path else "",
            )
            yield msgspec.structs.replace(made, remediation=one.fix) if one.fix else made


def _severity(analysis: Parity, one: Aside) -> Severity:
    if one.noted or is_draft(analysis, one.place):
        return Severity.INFO
    return Severity.ERROR if one.on_path and not one.mild else Severity.WARNING


def _wanted(difference: Difference) -> bool:
    if difference.kind == MISSING:
        name = difference.columns[0] if len(difference.columns) == 1 else ""
        return _DECODED.match(name) is None
    if difference.kind != EXTRA or difference.serving is None or difference.serving.op == "map":
        return False  # a map brings the words of a form to those of the table
    step = difference.serving
    return step.op not in ENCODERS and not (step.fitted and step.op in TRANSFORMERS)


def _weighed(analysis: Parity, made: Finding, said: Said, *, on_path: bool) -> Finding | None:
    """A finding with the severity that it earns. None for a step too many where a link of either chain is unknown.

    White space that serving leaves as it comes is noted, and so are guards, which change few values. Pixels or numbers
    that a caller sends as they are may have been scaled by that caller.
    """
    missing = [d.training for d in said.differences if d.training is not None]
    if not missing:
        if all(map(is_fill, (d.serving for d in said.differences if d.serving is not None))):
            return _filled(analysis, made, said)
        return msgspec.structs.replace(made, severity=Severity.WARNING) if made.severity is Severity.ERROR else None
    if _is_stored(said):
        return None
    if not on_path and (said.confidence < _OFF_PATH or not _is_handed_in(said)):
        return None
    if _is_partial(said) and all(step.carrier is None and is_fill(step) for step in missing):
        return None  # of which columns nobody can tell, and whether serving leaves any gap there
    if _is_partial(said) and all(step.op in OVER_ROWS for step in missing):
        return None  # columns of their own, which whoever asks may send
    if all(step.op == "clip" for step in missing) and _refuses(analysis, said):
        return None
    if not on_path or all(map(_is_blank, missing)) or all(_is_guard(analysis, said, step) for step in missing):
        return msgspec.structs.replace(made, severity=Severity.INFO)
    if all(map(_rescales, missing)) and _is_sent_ready(said):
        return msgspec.structs.replace(made, severity=min(made.severity, Severity.WARNING))
    if made.severity is Severity.WARNING and not all(map(is_fill, missing)):
        # of 14 that were judged on two samples of unseen public code two were worth a gate
        return msgspec.structs.replace(made, severity=Severity.INFO)
    if _is_partial(said) and _encodes(said):
        return msgspec.structs.replace(made, confidence=0.6)
    return made


def _filled(analysis: Parity, made: Finding, said: Said) -> Finding | None:
    """Gaps that serving alone fills: a note where no field is said to have any, nothing where a request must bring
    every field.
    """
    pair = said.compared.pair
    names = {plain(name) for name in said.columns or [*pair.serving.data.columns, *(pair.training.data.order or ())]}
    declared = [schema.kinds.items() for schema in schemas(analysis.project, pair.serving)]
    kinds = {plain(name): kind for fields in declared for name, kind in fields}
    if kinds and not any(kinds.get(name, "?").endswith("?") for name in names):
        return None
    null = any(may_be_null(analysis.machine, pair.serving, name) for name in names)
    return msgspec.structs.replace(made, severity=Severity.WARNING if null else Severity.INFO)


_CHECKS: Final = regex(r"(?i)(^|[._])_?(validate|check|verify)\w*$")


def _refuses(analysis: Parity, said: Said) -> bool:
    """Whether a request goes through a function of the project that is there to check it, and raises: what training
    cuts off never gets here.
    """
    serving = said.compared.pair.serving
    flows = analysis.machine.flows
    for node in {serving.root, serving.function}:
        for (path, qualname), _ in analysis.project.edges().get(node, ()):
            if _CHECKS.search(qualname) and path in flows and qualname in flows[path].functions:
                if _raises(flows[path].functions[qualname]):
                    return True
    return False


def _raises(code: object) -> bool:
    return isinstance(code, list) and (code == ["!"] or any(map(_raises, code)))


def _is_stored(said: Said) -> bool:
    """Whether a model is asked about a table as it was stored, and all that is missing makes columns of their own: who
    wrote the table made them, or the model would miss them and fail.
    """
    pair = said.compared.pair
    data, trained = pair.serving.data, pair.training.data
    if data.source not in ("file", "database") or not data.columns.keys().isdisjoint(said.columns):
        return False
    return bool(said.columns) and all(trained.derived.get(name, name) != name for name in said.columns)


def _is_handed_in(said: Said) -> bool:
    """Whether a model is asked about what callers give, prepared here in part, or about a picture: a table may have
    been prepared before.
    """
    data = said.compared.pair.serving.data
    prepares = any(counts(step) or wildcard(step) for step in data.steps())
    return is_picture(data) or (prepares and data.is_sent)


def _is_guard(analysis: Parity, said: Said, step: Step) -> bool:
    """Whether a step only keeps out what most rows do not hold: values that it clips, and gaps where no field is said
    to have any.
    """
    if step.carrier is not None or not is_fill(step):
        return step.carrier is None and step.op == "clip"
    serving = said.compared.pair.serving
    return not any(may_be_null(analysis.machine, serving, name) for name in said.columns)


def _rescales(step: Step) -> bool:
    """Whether a step brings all values to another range, with nothing that was learnt."""
    return step.carrier is None and step.op in ("multiply", "normalize")


def _is_sent_ready(said: Said) -> bool:
    """Whether the model is asked about a bare argument, as it came: a client may have taken the step."""
    data = said.compared.pair.serving.data
    return data.source == "parameter" and not data.columns and not any(counts(step) for step in data.steps())


def _is_blank(step: Step) -> bool:
    """Whether a step only strips or joins white space."""
    if step.op == "strip":
        return not step.parameters.get("chars")
    return step.op == "replace" and step.parameters.get("old") in _BLANKS


def _place(compared: Compared, difference: Difference) -> Place:
    if difference.serving is not None:
        return difference.serving.place
    serving = compared.pair.serving
    after = difference.after
    missing = difference.training
    if missing is not None and missing.op == "resample" and serving.data.place is not None:
        return serving.data.place  # where the sound is read, at whatever rate it has
    if after is None:
        return _handed_over(compared)
    if missing is not None and missing.op in JOINS:
        return after.place  # where the text is read
    chains = (serving.data.chain, *serving.data.columns.values())
    ends = [[step for step in chain if step.op != CAST][-1] for chain in chains if after in chain]
    return serving.place if ends and all(last is after for last in ends) else after.place


def _handed_over(compared: Compared) -> Place:
    """Where a model is asked; where a function of the file that trains asks it, for training too, where serving calls
    that one.
    """
    serving, trained = compared.pair.serving, compared.pair.training.place.path
    calls = [each for each in serving.trail if each.path == serving.root[0]]
    return calls[-1] if calls and serving.place.path == trained != serving.root[0] else serving.place


def _is_partial(said: Said) -> bool:
    """Whether all that is missing is done to columns that training chooses as it runs: perhaps to none of these."""
    steps = [difference.training for difference in said.differences]
    return bool(steps) and all(step is not None and step.partial for step in steps)


def _encodes(said: Said) -> bool:
    """Whether what is missing turns categories into codes: who asks may send codes already."""
    return all(d.training is not None and d.training.op in ENCODERS for d in said.differences)


def _message(said: Said, asker: str) -> str:
    columns = of_columns(said.columns)
    if said.differences[0].kind == MISSING:
        steps = listed(said.differences, training=True)
        if _is_partial(said):
            columns = " (to columns that it chooses as it runs)"
        return f"training applies {steps} to the input{columns} before the model, {asker} does not"
    steps = listed(said.differences, training=False)
    return f"{asker} applies {steps} to the input{columns} before the model, training does not"
