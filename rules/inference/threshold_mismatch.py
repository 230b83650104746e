"""MLA607: decisions at serving by another rule than the one that was evaluated."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parents
from mlaudit.findings import Finding, Related, Severity

from ..serving._schemas.meant import may_be
from ._decisions import is_beside_a_decision, is_measured

_PROBABILITY: Final = regex(r"predict_proba|prob(a|s|abilit)|sigmoid|softmax", re.IGNORECASE)
_ORDERS: Final = frozenset({ast.Gt, ast.GtE, ast.Lt, ast.LtE})
_COMPUTED: Final = (ast.BinOp, ast.UnaryOp)
_THRESHOLD: Final = regex(r"thresh|cut_?off", re.IGNORECASE)
_OUTPUTS: Final = regex(r"(?i)^(y_?)?(z|logits?|outs?|outputs?|preds?|predictions?|prob\w*|scores?|y_?hat)$")
_TUNED: Final = regex(r"argmax|argmin|_curve|best|optimal|max\(", re.IGNORECASE)

_MOVES: Final = frozenset({"squeeze", "cpu", "numpy", "tolist", "detach", "flatten", "ravel", "to"})
_DEPTH: Final = 4


class ThresholdMismatch(FileRule):
    """Serving turns probabilities into decisions by another rule than the one that was evaluated.

    Compares the thresholds on predicted probabilities: a literal on the serving path against the one literal, or the
    tuned threshold, in files that train, or evaluate, and measure. These are under the same top folder, or the only
    ones of a project that serves from one folder. A threshold below which serving refuses to answer, or that it holds
    the score of each class against, is compared with an evaluation that takes the largest score and knows no threshold.

    Why it hurts:
        Precision and recall in the report belong to another decision rule. The alarms that people see are more, or
        fewer, than the ones that were accepted.

    Bad:
        # file: train.py
        import joblib
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import f1_score

        def train(X_train, y_train, X_test, y_test):
            model = LogisticRegression().fit(X_train, y_train)
            probabilities = model.predict_proba(X_test)[:, 1]
            print(f1_score(y_test, probabilities >= 0.3))
            joblib.dump(model, "model.joblib")

        if __name__ == "__main__":
            train(*joblib.load("data.joblib"))
        # file: service.py
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/alarm")
        def alarm(row: list[float]):
            probability = model.predict_proba([row])[0, 1]
            return {"alarm": bool(probability >= 0.5)}

    Good:
        # file: settings.py
        THRESHOLD = 0.3
        # file: train.py
        from settings import THRESHOLD
        from sklearn.linear_model import LogisticRegression
        from sklearn.metrics import f1_score

        def train(X_train, y_train, X_test, y_test):
            model = LogisticRegression().fit(X_train, y_train)
            probabilities = model.predict_proba(X_test)[:, 1]
            print(f1_score(y_test, probabilities >= THRESHOLD))
            return model
        # file: service.py
        import joblib
        from fastapi import FastAPI
        from settings import THRESHOLD

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/alarm")
        def alarm(row: list[float]):
            probability = model.predict_proba([row])[0, 1]
            return {"alarm": bool(probability >= THRESHOLD)}

    When not to use it:
        Where the business chooses another operating point on purpose, and has the figures for it. Cuts between several
        bands, words for how sure or how grave something is, and cuts beside the model's own `predict` decide nothing,
        and are not flagged.

    References:
        Provost and Fawcett, Robust classification for imprecise environments, 2001.
    """

    code: ClassVar[str] = "MLA607"
    name: ClassVar[str] = "threshold-argmax-mismatch"
    severity: ClassVar[Severity] = Severity.WARNING
    elsewhere: ClassVar[Severity | None] = None
    remediation: ClassVar[str] = "Keep one threshold, saved with the model, and use it in evaluation and in serving."
    triggers: ClassVar[tuple[bytes, ...]] = (b"prob", b"sigmoid", b"softmax", b"argmax", b".max(", b"> 0.", b">= 0.")

    def visit_Compare(self, node: ast.Compare, file: FileContext) -> Iterator[Issue]:
        """Comparisons of a probability with a threshold."""
        if len(node.ops) != 1 or node.ops[0].__class__ not in _ORDERS:
            return
        left, right = node.left, node.comparators[0]
        for score, threshold in ((left, right), (right, left)):
            value = file.constant(threshold)
            if isinstance(value, float) and 0 < value < 1 and _is_of_each_class(score, file):
                said = f"serving takes every class that scores more than {value:g}"
                yield self.issue(node, said, data={"value": None, "tuned": False, "refuses": True})
                return
        if not _may_decide(left, file) and not _may_decide(right, file):
            return
        for probability, threshold in ((left, right), (right, left)):
            if not _is_probability(probability, file):
                continue
            value = file.constant(threshold)
            if isinstance(value, float) and 0 < value < 1:
                if not is_beside_a_decision(file, node):
                    data = {"value": value, "tuned": False, "measured": is_measured(file)}
                    yield self.issue(node, f"serving decides at {value:g}", confidence=0.75, data=data)
            elif value is UNKNOWN and (given := _given(threshold, file)) not in (None, 0.5):
                said = f"serving refuses what scores less than {given:g}"
                yield self.issue(node, said, data={"value": None, "tuned": False, "refuses": True})
            elif value is UNKNOWN and _is_tuned(threshold, file):
                yield self.issue(node, "", data={"value": None, "tuned": True, "measured": is_measured(file)})
            return

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("argmax", "max")

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """The largest of the scores: a decision without a threshold."""
        function = node.func
        if isinstance(function, ast.Attribute) and (function.attr == "argmax" or _is_largest_of_axis(node, file)):
            scores = [*node.args[:1], function.value]
            if any(_OUTPUTS.search(last_part(score)) for score in scores):
                data = {"value": None, "tuned": False, "largest": True, "measured": True}
                yield self.issue(node, "", data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Kept on the serving path where evaluation under the same top folder decides otherwise."""
        where = candidate.finding.location
        value = candidate.data["value"]
        refuses = candidate.data.get("refuses", False)
        if where is None or not (value or refuses) or project.context(where.path, candidate.function) != "serving":
            return None
        evaluated = self._of_program(where.path, project)
        values = {data["value"] for data, _ in evaluated if data["value"] is not None}
        tuned = [place for data, place in evaluated if data["tuned"]]
        largest = [place for data, place in evaluated if data.get("largest")]
        if refuses:
            if values or tuned or not largest or where.path.endswith(".ipynb"):
                return None
            other, said, sure = largest[0], "the evaluation takes the largest, whatever it is", 0.6
        elif len(values) == 1 and value not in values:
            other = next(place for data, place in evaluated if data["value"] is not None)
            said, sure = f"the evaluation at {min(values):g}", 0.75
        elif not values and tuned:
            other, said, sure = tuned[0], "the evaluation at a threshold that it tuned", 0.6
        else:
            return None
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        return msgspec.structs.replace(
            finding,
            message=f"{finding.message}, {said}: the reported precision and recall are not those of the service",
            confidence=sure,
            related=(other,),
        )

    def _of_program(self, path: str, project: ProjectView) -> list[tuple[dict[str, Any], Related]]:
        """The thresholds under the top folder of a file; those of another one where the project is one program: it
        serves from one folder, and evaluates in one.
        """
        evaluated = self._evaluated(project)
        if _top(path) in evaluated or len(evaluated) != 1:
            return evaluated.get(_top(path), [])
        served = {_top(entry.path) for entry in project.entry_points if entry.kind == "serving"}
        return next(iter(evaluated.values())) if served == {_top(path)} else []

    def _evaluated(self, project: ProjectView) -> dict[str, list[tuple[dict[str, Any], Related]]]:
        """The thresholds outside serving and tests, by top folder."""
        kept = project.shared.get(self.code)
        if isinstance(kept, dict):
            return kept
        found: dict[str, list[tuple[dict[str, Any], Related]]] = {}
        for path, facts in project.files.items():
            if is_test_path(path):
                continue
            for candidate in facts.candidates_of(self.code):
                where = candidate.finding.location
                if where is None or not candidate.data.get("measured"):
                    continue
                if project.context(path, candidate.function) not in ("training", "notebook", "script"):
                    continue
                place = Related(path, where.line, "decided here in the evaluation", where.cell)
                found.setdefault(_top(path), []).append((candidate.data, place))
        project.shared[self.code] = found
        return found


def _top(path: str) -> str:
    return path.partition("/")[0] if "/" in path else ""


def _may_decide(threshold: ast.expr, file: FileContext) -> bool:
    """Whether one side of a comparison is a threshold, by its value or name: few are, and that is quick to see."""
    named = _names_threshold(last_part(threshold))
    if not named and isinstance(threshold, ast.Name) and not may_be(threshold, _may_be_share):
        return False
    value = file.constant(threshold)
    return named if value is UNKNOWN else isinstance(value, float) and 0 < value < 1


@lru_cache(maxsize=100_000)
def _names_threshold(name: str) -> bool:
    return _THRESHOLD.search(name) is not None


def _may_be_share(value: ast.expr) -> bool:
    """Whether what is written out may be a number between 0 and 1."""
    return isinstance(value.value, float) if isinstance(value, ast.Constant) else isinstance(value, _COMPUTED)


def _given(node: ast.expr, file: FileContext) -> float | None:
    """The threshold that a constructor is given where nobody says another: the default of ``self.threshold``."""
    if not isinstance(node, ast.Attribute) or not _THRESHOLD.search(node.attr):
        return None
    for owner in parents(node):
        for function in owner.body if isinstance(owner, ast.ClassDef) else ():
            if isinstance(function, ast.FunctionDef) and function.name == "__init__":
                arguments = function.args.args
                defaults = dict(zip(reversed(arguments), reversed(function.args.defaults), strict=False))
                for argument, default in defaults.items():
                    value = file.constant(default)
                    if argument.arg == node.attr and isinstance(value, float) and 0 < value < 1:
                        return value
    return None


def _is_probability(node: ast.expr, file: FileContext) -> bool:
    scores = file.holds(b"predict_proba")
    if scores and "predict_proba" in ast.unparse(node):
        return True
    inner = node
    while isinstance(inner, ast.Subscript | ast.Attribute):
        inner = inner.value
    if not isinstance(inner, ast.Name):
        return False
    values = file.names.values(inner)
    if scores and any("predict_proba" in ast.unparse(value) for value in values if isinstance(value, ast.expr)):
        return True
    return bool(_PROBABILITY.search(inner.id) or (inner.id == "prob" and inner is not node)) and any(
        _PROBABILITY.search(ast.unparse(value)) or "predict" in ast.unparse(value) for value in values
    )


def _is_of_each_class(node: ast.expr, file: FileContext) -> bool:
    """Whether a score is one of a model's for each class in turn: ``scores[i]`` in a loop over ``i``."""
    if (
        not isinstance(node, ast.Subscript)
        or not isinstance(node.slice, ast.Name)
        or not isinstance(node.value, ast.Name)
    ):
        return False
    if not any(_counts(target, turns, node.slice.id, file) for target, turns in _loops(node, file)):
        return False
    inner: ast.expr = node.value
    for _ in range(_DEPTH):
        while isinstance(inner, ast.Subscript | ast.Attribute) or _is_moved(inner):
            if isinstance(inner, ast.Subscript) and isinstance(file.constant(inner.slice), str):
                return False  # ``found["scores"]``: of boxes that were detected, each has one
            inner = inner.func.value if isinstance(inner, ast.Call) else inner.value  # type: ignore[attr-defined]
        if not isinstance(inner, ast.Name):
            break
        if _OUTPUTS.search(inner.id) and inner is not node.value:
            return True
        made = file.names.single_value(inner)
        if made is None or made is inner:
            return False
        inner = made
    return _PROBABILITY.search(ast.unparse(inner)) is not None


def _loops(node: ast.expr, file: FileContext) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What the loops and comprehensions round a place go over, and by what name."""
    for each in file.ancestors(node, (ast.For, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
        yield from _turns(each)


def _turns(loop: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    if isinstance(loop, ast.For):
        yield loop.target, loop.iter
    for each in getattr(loop, "generators", ()):
        yield each.target, each.iter


def _counts(target: ast.expr, turns: ast.expr, index: str, file: FileContext) -> bool:
    """Whether a loop counts: ``for i in range(len(CLASSES))``, ``for i, name in enumerate(CLASSES)``."""
    if not isinstance(turns, ast.Call) or file.call_name(turns) not in ("builtins.range", "builtins.enumerate"):
        return False
    first = target.elts[0] if isinstance(target, ast.Tuple) and target.elts else target
    return isinstance(first, ast.Name) and first.id == index


def _is_moved(node: ast.expr) -> bool:
    """``out.squeeze().cpu().numpy()``: the same scores."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _MOVES


def _is_largest_of_axis(node: ast.Call, file: FileContext) -> bool:
    """``_, predicted = torch.max(outputs, 1)``: which is the largest, beside how large it is."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.attr != "max" or not file.imports("torch"):
        return False
    at = 1 if file.qualname(function.value) == "torch" else 0
    return isinstance(file.constant(file.argument(node, "dim", at)), int)


def _is_tuned(node: ast.expr, file: FileContext) -> bool:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    if not _THRESHOLD.search(name):
        return False
    if re.search(r"best|optimal|tuned", name, re.IGNORECASE):
        return True
    return any(_TUNED.search(ast.unparse(value)) for value in file.names.values(node) if value is not node)
