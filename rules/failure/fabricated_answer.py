"""MLA109: answers that nothing computed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from mlaudit.code.assigned import given, targets
from mlaudit.code.called import lasts
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.statements import statements
from mlaudit.code.vocabulary import asks_on
from mlaudit.code.written import as_written
from mlaudit.findings import Finding, Related, Severity

from . import _handlers as handlers
from ._alike import told_once
from ._made_up.another_one import another_taken
from ._made_up.blank_vectors import WORDS as VECTORS
from ._made_up.blank_vectors import blank_vector
from ._made_up.drawn import drawn_answer, draws, made_up_instead
from ._made_up.equal_ranks import equal_ranks
from ._made_up.made_up import answers_blank, decided_answer, equal_scores, invented_answer, refused_quietly
from ._made_up.missing_measures import MEASURE_WORDS, is_drift, missing_errors, missing_measures, unmeasured
from ._made_up.no_numbers import (
    filled_column,
    filled_prediction,
    masked_prediction,
    other_prediction,
    replaced_prediction,
    tests_numbers,
)
from ._made_up.raw_rows import raw_where_missing
from ._made_up.stamped import STAMP_WORDS, STAMPS, all_stamp, stamped
from ._made_up.synthetic import TRAINED, looks_for_data, said_of, synthetic_where_missing, writes_data
from ._made_up.too_few_rows import WORDS as WATCHED
from ._made_up.too_few_rows import too_few_rows
from ._made_up.unasked_answers import WORDS as UNASKED_WORDS
from ._made_up.unasked_answers import unasked_answers
from ._made_up.unknown_labels import said_of as said_of_label
from ._made_up.unknown_labels import unknown_looked_up, unknown_otherwise, unknown_word
from ._models.answered_without import answered_without, held_where
from ._settled import judged, settled
from ._told.bodies_of_errors import body_as_answer
from ._told.read_at_once import is_loaded
from ._told.refused_requests import lines_on_answers, made_up_for, otherwise, prefilled_answer
from ._told.responses import read_strictly, unchecked_list, unchecked_use
from ._uncalled import is_imported
from ._ways_out import Held, absences

_MODELS: Final = ("model", "scaler", "predictor", "classifier", "pipeline", "encoder")
_STAND_IN: Final = regex(r"mock|dummy|fake|stub")
_STATUS: Final = regex(r"\bstatus_code\s*(==|<|in)|\.status\s*(==\s*2\d\d|<\s*[34]00)|\.ok$|^\w+\.ok\b|\.is_success\b")
"""Tests that a request was answered well."""
_CALLS: Final = frozenset(
    {
        "write",
        "write_bytes",
        "write_text",
        "dump",
        "extend",
        "get",
        "nan_to_num",
        "nan_to_num_",
        "fillna",
        "json",
        "loads",
    }
)
"""Calls that `visit_Call` looks at."""
_OFFLINE: Final = ("script", "notebook")
"""Where a body that is kept among answers, or as a file that its reader refuses, is no answer to a user."""


class FabricatedAnswer(FileRule):
    """A made-up number goes out where a prediction could not be made.

    Looks for handlers, and branches for a missing model or a failed source, that put a made-up value in the place of a
    result. The test is whether whoever reads the answer can tell it from a computed one.

    Reports:

    - a constant, zeros, a mock or random numbers as a score, a probability or a prediction
    - a field that holds the same number for a failure as for a prediction
    - the answer to an earlier question, or something else than what was asked for (the last day)
    - a prediction that is no number and is made one (`nan_to_num`)
    - a confidence or another measure that a look-up makes up where the answer lacks it
    - a label that no table knows and that becomes a class
    - an evaluation that reads neither the model nor its rows and answers fixed numbers
    - a vector of zeros where no key or client is set up
    - an empty list, zeros, a number or a fixed label after a failed query or request
    - an empty answer of a route whatever failed in it, or of a `predict` that only logs why it refuses
    - a body that is saved, collected, returned, or read with defaults, without a look at the answer's status
    - a table without rows in the place of one that could not be read
    - data that is made up where the real data is missing
    - rows that could not be scaled or encoded and go to the model as they came
    - a feature or a metric that a handler makes up
    - measures and mock results that are written down, and logged or kept as if a model had been asked
    - a column of predictions whose gaps a number fills

    Severities:

    - error (a warning outside services): above all a made-up number for a prediction that failed or had no model
    - warning: an empty result that a page shows as "nothing yet"; a body that is kept without a look at the status; an
      unknown label that becomes a class
    - info: a measure that a look-up makes up, or that is written down beside a model's answer; "no drift" in too few
      rows; a row that was not answered for and gets a 0; a body that a script keeps in a list of answers; an object of
      the usual class with nothing in it, a blank array, or an empty list after a failed write; the time of day for a
      date, or an empty record for a model's text, that cannot be read; a detector's "no" beside its error; the
      probability of another class; an outage that is kept in a cache; nothing, or a zero for each, for whatever fails
      in a step whose callers do not look

    Why it hurts:
        A number looks like a number. Prices are set, patients are told and models are trained on values that no model
        computed, and nothing in the response or in the metrics says which ones.

    Bad:
        def score(row):
            try:
                return float(model.predict_proba([row])[0, 1])
            except Exception as error:
                logger.error("scoring failed: %s", error)
                return 0.5
        ---
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            if model is None:
                return {"predicted_yield": 18.5}
            return {"predicted_yield": float(model.predict([row])[0])}
        ---
        def history(user):
            try:
                return cursor.execute("select * from scans where user = ?", (user,)).fetchall()
            except Exception:
                return []

        ---
        import requests

        def fetch(url, path):
            answer = requests.get(url, timeout=30)
            with open(path, "wb") as stream:
                stream.write(answer.content)

    Good:
        def score(row):
            try:
                return float(model.predict_proba([row])[0, 1])
            except Exception as error:
                raise ScoringError("no score") from error
        ---
        def predict(row):
            if model is None:
                return {"predicted_yield": 18.5, "fallback": "regional mean of 2023"}
            return {"predicted_yield": float(model.predict([row])[0])}

    When not to use it:
        - A fall-back that the response names (`fallback`, `source`, `status`, an error code): that is a decision.
        - A look-up whose default is never taken.
        - An empty text of a reader that is asked in turn with others, where it is told that none had one.
        - The beginning of a body that is kept in memory to see what it is; a body in memory that is decoded at once.
        - A value of an answer whose absence the next lines tell as an error; a text that says the request failed.

        These are info:

        - an empty result on a failure, where more than three functions of a file give one: the first is told for all
        - an empty result where every caller asks after it, or where the function answers the same without a store
        - an empty list that only fills the choices of a widget
        - an empty answer behind a `try` whose handler logs a failed request
        - a default that a page of Streamlit, Gradio or Dash shows for the body of an error
        - the body of an error that a function reads which declares that it may answer None
        - a mock that a handler calls for anything else than a prediction
        - an answer that goes out as a fallback (`"fallback": true`) wherever the function is called
        - a default for the size in memory of something, where the function says that it estimates
        - a file that what follows opens at once, and that raises where it holds the page of an error
        - an empty answer that nobody takes but the module itself, where it is run to try it out
        - a download of a script, saved as a file whose readers refuse what is none of its kind: parquet, zip, npz
        - a made-up measure that only weighs in a sum of others, or a number that only bounds a slider

    References:
        https://developers.google.com/machine-learning/guides/rules-of-ml
    """

    code = "MLA109"
    name = "fabricated-answer"
    remediation = "Raise, answer with an error status, or name the fall-back in the response."
    triggers = (
        b"except",
        b"is None",
        b"if not ",
        b"status_code",
        b".status ",
        b".ok",
        b"requests",
        b"httpx",
        b"aiohttp",
        b"random",
        b"nan(",
        b"nan_to_num",
        b"fillna(",
        b"exist",
        b"is_dir()",
        b"is_file()",
        b".transform(",
        b" not in ",
        b".get(",
        b"evaluat",
        b"metric",
        b"confidence",
        b"_mock_",
        b"_fake_",
        b"_dummy_",
        b"_simulated_",
    )
    # asks for no more than `triggers`: the words that `finish` asks for are found with them, and not one by one
    asks = (*VECTORS, *WATCHED, *MEASURE_WORDS, *UNASKED_WORDS, *STAMP_WORDS, b".json()")

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A failure that becomes a number."""
        yield from judged(self, node, file)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Branches, answers and assignments, each kind only in files whose words let it say something."""
        tests = tests_numbers(file)
        statuses = lines_on_answers(file)
        yield from self._branches(file, statuses, tests and file.holds(b"nan"))
        drawn = draws(file)
        for answer in file.tree.of(ast.Return):
            if answer.value is not None:
                refused = refused_quietly(file, answer)
                if refused:
                    yield self._refused(answer, refused, file)
                if drawn:
                    yield from self._drawn(answer, file)
        masks = tests and file.holds(b"nan(")
        if statuses or masks:
            for either in file.tree.of(ast.IfExp):
                yield from self._either(either, file, asks_on(statuses, either), masks)
        if masks:
            for assigned in file.tree.of(ast.Assign):
                if masked_prediction(file, assigned):
                    yield self._no_number(assigned, file.text(assigned))
        for name, places in missing_measures(file).items():
            yield self._unmeasured(name, places, file)
        for name, place in missing_errors(file):
            yield self._not_measured(place, f"where no `{name}` was measured, `{file.text(place)}`", name)
        for each in unasked_answers(file):
            where = [file.location(place) for place in each.others]
            related = [Related(w.path, w.line, "here too", w.cell) for w in where]
            data = {"needs": each.needs} if each.needs else {}
            yield self.issue(
                each.place,
                each.said,
                severity=each.severity,
                confidence=0.7,
                remediation=each.fix,
                related=related,
                data=data,
            )
        for stamp, names in stamped(file) if file.holds(*STAMP_WORDS) else ():
            yield self.issue(stamp, "", data={STAMPS: names})
        if "json" in lasts(file) and file.holds(b".json()"):
            for listed in file.tree.of(ast.ListComp):
                yield from self._listed(listed, file)

    def _not_measured(self, place: ast.expr | ast.stmt, said: str, name: str) -> Issue:
        """An error of 0 that stands for one that nobody measured; a note where it is about rows, and not a model."""
        fix = "Answer None, or raise."
        drifts = is_drift(name)
        said = f"{said} says that {'nothing has drifted' if drifts else 'the model errs by nothing'}"
        severity = Severity.INFO if drifts else Severity.WARNING
        return self.issue(place, said, severity=severity, confidence=0.8, remediation=fix)

    def _unmeasured(self, name: str, places: list[ast.expr], file: FileContext) -> Issue:
        """``result.get("confidence", 0.85)``: told where it goes out, if it does anywhere."""
        made = file.text(places[0])
        said = f"where no `{name}` came, `{made}` makes one up: what reads it takes it for a measurement"
        fix = "Raise where it is missing, or answer None."
        others = [file.location(place) for place in places[1:]]
        related = [Related(w.path, w.line, "it is made up here too", w.cell) for w in others]
        # of 16 that were judged on public code two were worth a gate: what is looked into has the key as a rule
        return self.issue(places[0], said, severity=Severity.INFO, confidence=0.7, remediation=fix, related=related)

    def _branches(self, file: FileContext, statuses: frozenset[int], nan: bool) -> Iterator[Issue]:
        look_for_files = looks_for_data(file)
        measures = file.holds(*MEASURE_WORDS)
        prepares, gone = file.holds(b".transform("), absences(file)
        embeds, watches = file.holds(*VECTORS), file.holds(*WATCHED)
        for node in file.tree.of(ast.If):
            few = too_few_rows(file, node) if watches else None
            if few is not None:
                said = f"where `{file.text(node.test)}`, `{file.text(few)}` says that nothing has drifted"
                fix = "Answer None, or say that there was too little to look at."
                yield self.issue(few, said, severity=Severity.INFO, confidence=0.7, remediation=fix)
                continue
            raw = raw_where_missing(file, node) if prepares and node.orelse else None
            if raw is not None:
                said = f"unless `{file.text(node.test)}`, the model is asked about rows as they came: only a log knows"
                yield self.issue(raw, said, severity=Severity.WARNING, confidence=0.8)
            noughts = unmeasured(file, node) if measures and node.orelse else None
            if noughts is not None:
                place, name = noughts
                yield self._not_measured(place, f"where nothing was measured, `{file.text(place)}`", name)
            invented = synthetic_where_missing(file, node) if look_for_files else None
            if invented is not None:
                place, made = invented
                data = {"needs": TRAINED} if writes_data(file) else {}
                yield self.issue(place, said_of(made), severity=Severity.WARNING, confidence=0.7, data=data)
                continue
            test = node.test
            missing = _missing(gone[node]) if node in gone else ""
            blank = blank_vector(file, node) if embeds and node in gone else None
            if blank is not None:
                said = f"with no `{blank[1]}`, `{file.text(outcome(blank[0]) or blank[0])}` is answered for a vector"
                said = f"{said}: it is stored, or searched by, like any other"
                fix = "Raise: who calls it cannot tell it from one that was made."
                yield self.issue(blank[0], said, severity=Severity.WARNING, confidence=0.8, remediation=fix)
                continue
            ranked = equal_ranks(file, node) if node in gone and not missing else None
            if ranked is not None:
                said = f"where no scores came, `{file.text(outcome(ranked) or ranked)}` gives all the same one"
                fix = "Answer without scores, or say that there are none."
                yield self.issue(ranked, said, severity=Severity.INFO, confidence=0.7, remediation=fix)
            if missing:
                yield from self._without(node, missing, file) or self._instead(node, missing, file)
                continue
            kept = held_where(test)
            if kept is not None and _is_model(as_written(kept)):
                yield from self._instead(node, f"`{as_written(kept)}`", file, there=True)
            replaced = replaced_prediction(file, node) if nan else None
            if replaced is not None:
                yield self._no_number(replaced, file.text(replaced))
            if statuses and asks_on(statuses, node):
                yield from self._asked(node, file)
            if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.In | ast.NotIn):
                yield from self._other(node, file)

    def _other(self, node: ast.If, file: FileContext) -> Iterator[Issue]:
        """``if day not in days: day = days[-1]``, and a label that a table does not know."""
        taken = another_taken(file, node)
        if taken is not None:
            said = f"what was asked for is not there, and `{file.text(taken)}` is answered about in its place"
            fix = "Refuse, or say in the answer what it is about."
            data = {"needs": "serving"}
            yield self.issue(taken, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data=data)
        became = unknown_otherwise(file, node)
        if became is not None:
            yield self._unknown(became, file.text(became))

    def _unknown(self, node: ast.expr | ast.stmt, became: str) -> Issue:
        fix = "Raise for a label that is not known, or leave the row out and count it."
        said = said_of_label(f"`{became}`")
        return self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix)

    def _instead(self, node: ast.If, missing: str, file: FileContext, *, there: bool = False) -> Iterator[Issue]:
        """``if model is None: score = rule(row)`` with ``else: score = model.predict(row)``."""
        instead = answered_without(file, node, missing.strip("`"), there=there)
        if instead is not None:
            said = f"{instead.said}: it goes out as if the model had answered"
            fix = "Refuse (503) where there is no model, or say in the answer what gave it."
            data = {"needs": "serving"}
            yield self.issue(instead.place, said, severity=Severity.WARNING, confidence=0.8, remediation=fix, data=data)

    def _without(self, node: ast.If, missing: str, file: FileContext) -> list[Issue]:
        """``if model is None: return {"score": 0.7}``."""
        for statement in statements(node.body):
            answer = outcome(statement) if isinstance(statement, ast.Return) else None
            if isinstance(statement, ast.Return) and answer is not None:
                invented = (
                    invented_answer(file, answer)
                    or equal_scores(file, statement)
                    or decided_answer(file, answer)
                    or answers_blank(file, statement)
                )
                if invented:
                    message = f"with no {missing}, {invented} goes out as if it had been computed"
                    return [self.issue(statement, message)]
        return []

    def _asked(self, node: ast.If, file: FileContext) -> Iterator[Issue]:
        """``if response.status_code != 200: return 0.5``."""
        refused = made_up_for(file, node)
        if refused is not None:
            answer, said = refused
            yield self.issue(answer, said, severity=Severity.WARNING, confidence=0.7, data={"needs": "quiet"})
            return
        for before in prefilled_answer(node):
            said = f"a request that failed leaves `{file.text(before)}`, as if it had been measured"
            yield self.issue(before, said, severity=Severity.WARNING, confidence=0.7, data={"needs": "quiet"})
        yield from self._unanswered(node)

    def _either(self, node: ast.IfExp, file: FileContext, answered: bool, nan: bool) -> Iterator[Issue]:
        """``rate = response.json()["rate"] if response.ok else 1.0``, ``0.0 if np.isnan(score) else score``."""
        number = otherwise(node) if answered else ""
        if number:
            said = f"a request that failed becomes `{number}`, as if it had been measured"
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, data={"needs": "quiet"})
        elif nan and other_prediction(file, node):
            yield self._no_number(node, file.text(node))

    def _no_number(self, node: ast.expr | ast.stmt, shown: str) -> Issue:
        said = f"where the model answers no number, `{shown}` makes it one: a broken prediction goes out as a sound one"
        fix = "Raise where a prediction is not finite."
        return self.issue(
            node, said, severity=Severity.WARNING, confidence=0.8, remediation=fix, data={"needs": "serving"}
        )

    def _refused(self, node: ast.Return, refused: str, file: FileContext) -> Issue:
        """``return []`` of a `predict` after a word on why not."""
        shown = file.text(outcome(node) or node)
        said = f"`{refused}` logs why it does not predict, and answers `{shown}` as if nothing came out"
        fix = "Raise: who calls it cannot read the log."
        return self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix)

    def _drawn(self, node: ast.Return, file: FileContext) -> Iterator[Issue]:
        """``return np.random.rand(len(rows))`` of a `predict`."""
        drawn, made = drawn_answer(file, node), made_up_instead(file, node)
        if drawn is not None:
            said = f"`{file.text(drawn)}` is answered as if it had been computed: the number is drawn"
            mild = _STAND_IN.search(handlers.enclosing(node)) is not None  # what takes a model's place is MLA103's
            gone = absences(file)
            without = any(_missing(gone.get(branch, [])) for branch in file.ancestors(node, ast.If))
            data: dict[str, object] = {"drawn": "without" if without else True}
            yield self.issue(node, said, severity=Severity.WARNING if mild else None, data=data)
        elif made is not None:
            said = f"what could not be had is drawn by `{file.text(made.func)}`, and goes out as if it were real"
            yield self.issue(node, said, data={"drawn": "instead"})

    def _unanswered(self, node: ast.If) -> Iterator[Issue]:
        """``if response.status_code == 200: rate = ...`` with ``else: rate = 0.0``."""
        if not any(isinstance(given(other), ast.Constant) for other in node.orelse):
            return
        if not _STATUS.search(ast.unparse(node.test)):
            return
        measured = {
            ast.unparse(target)
            for statement in statements(node.body)
            if not isinstance(given(statement), ast.Constant)
            for target in targets(statement)
            if isinstance(target, ast.Name | ast.Subscript)
        }
        for other in node.orelse:
            made = given(other)
            if not isinstance(made, ast.Constant):
                continue
            if type(made.value) in (int, float) and ast.unparse(targets(other)[0]) in measured:
                message = f"a request that failed becomes `{ast.unparse(other)}`, as if it had been measured"
                yield self.issue(other, message)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in _CALLS

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``f.write(requests.get(url).content)``: what the server says of its failure becomes the file."""
        if last_part(node.func).startswith("nan_to_num"):
            if filled_prediction(file, node):
                yield self._no_number(node, file.text(node))
            return
        if last_part(node.func) == "fillna":
            if column := filled_column(file, node):
                yield self._unscored(node, column, file)
            return
        if last_part(node.func) == "get" and (table := unknown_looked_up(file, node)):
            yield self._unknown(node, f"{file.text(node.args[1])} of {table}")
            return
        if last_part(node.func) == "get" and (table := unknown_word(file, node)):
            said = (
                f"a label that `{table}` does not know is answered as {file.text(node.args[1])}, as surely as any other"
            )
            fix = "Raise for a label that is not known."
            yield self.issue(node, said, severity=Severity.INFO, confidence=0.7, remediation=fix)
            return
        read = last_part(node.func) in ("json", "loads")
        said = body_as_answer(file, node) if read else unchecked_use(file, node)
        if said:
            empty = last_part(node.func) == "get" and not _is_measure(file, node.args[1])
            loaded = not read and last_part(node.func).startswith("write") and is_loaded(file, node)
            severity = Severity.INFO if empty or loaded else Severity.WARNING
            fix = "Call `raise_for_status()` first."
            data = {"strict": True} if not read and read_strictly(file, node) else {}
            yield self.issue(node, said, severity=severity, confidence=0.7, remediation=fix, data=data)

    def _unscored(self, node: ast.Call, column: str, file: FileContext) -> Issue:
        """``table["prediction"].fillna(0.5)`` of a service."""
        said = f"a row without a `{column}` gets `{file.text(file.argument(node, 'value', 0) or node)}`"
        fix = "Leave the row out, or answer that it has no score."
        message = f"{said}: it goes out as if a model had scored it"
        data = {"needs": "serving"}
        return self.issue(node, message, severity=Severity.WARNING, confidence=0.8, remediation=fix, data=data)

    def _listed(self, node: ast.ListComp, file: FileContext) -> Iterator[Issue]:
        """``[answer.json() for answer in answers]`` of requests whose status nobody looked at."""
        said = unchecked_list(file, node)
        if said:
            fix = "Call `raise_for_status()` on each first."
            data = {"listed": True}
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Quieter where a person watches; one finding for what a whole file does."""
        finding = self._settled(candidate, project)
        return None if finding is None else told_once(finding, self.code, project, self._settled)

    def _settled(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        if STAMPS in candidate.data:
            return None
        finding = settled(self, candidate, project)
        if finding is not None and "needs" in candidate.data and all_stamp(project, self.code, candidate.function):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        listed = candidate.data.get("listed") and finding is not None and finding.context in _OFFLINE
        if finding is not None and (
            listed or (candidate.data.get("strict") and _is_run_alone(finding, candidate, project))
        ):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if not candidate.data.get("drawn") or finding is None or finding.context == "serving":
            return finding
        if candidate.data["drawn"] == "without" and finding.context == "library":
            return msgspec.structs.replace(finding, severity=Severity.WARNING)
        return finding if finding.context == "training" and candidate.data["drawn"] == "instead" else None


def _is_run_alone(finding: Finding, candidate: Candidate, project: ProjectView) -> bool:
    """Whether a script does something, or a module that no other imports does it outside of functions."""
    if finding.context in _OFFLINE:
        return True
    where = finding.location
    return where is not None and not candidate.function and not is_imported(project, where.path)


def _missing(gone: list[Held]) -> str:
    """The name of the model among what a test finds missing; "" where there is none."""
    for held in gone:
        name = as_written(held)
        if _is_model(name):
            return f"`{name}`"
    return ""


@lru_cache(maxsize=100_000)
def _is_model(name: str) -> bool:
    return any(word in name.lower() for word in _MODELS)


def _is_measure(file: FileContext, default: ast.expr) -> bool:
    """Whether a default is a number that looks measured; what is empty shows that something is missing."""
    known = file.constant(default)
    return isinstance(known, int | float) and not isinstance(known, bool) and known != 0
