"""Thresholds that are chosen on validation rows and judged on the same, in a file that names no rows to test on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called, called_where, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import names_in

from .._rows.metrics import METRICS
from .._rows.parts import knows_test
from .._rows.tables import is_validation_name
from .swept import may_sweep, swept
from .tested import given
from .thresholds import finds_threshold

_LABELS: Final = regex(r"(?i)^y_?|label|target|true")
_JUDGES: Final = regex(r"(?i)eval|metric|report|score|confusion|perform|assess|judge|validate|measure|summar")
"""Functions that tell how good a model is on the rows that they are given, by their name."""
_MEASURES: Final = regex(
    r"(?i)(^|_)(metrics?|scores?|f\d|f_?beta|prec(ision)?|recall|acc(uracy)?|auc|mcc|kappa|reports?|stats|performance)(_|$)"
)
"""What a choice of a threshold gives beside it."""
_TELLS: Final = frozenset(
    {"log_metric", "log_metrics", "log_dict", "log_scalar", "log", "print", "info", "dump", "dumps", "write_text"}
)


def chosen_and_judged(file: FileContext) -> Iterator[tuple[ast.expr | ast.stmt, str, ast.expr]]:
    """Where a threshold is chosen on validation rows (``cut = best_threshold(y_val, scores)``), their labels, and where
    what is cut so is measured on the same rows, or the score that it was chosen by is told.
    """
    if not file.holds(b"val", b"dev") or not calls_one(file, METRICS) or knows_test(file):
        return
    for place, labels in _choices(file):
        statement = file.statement_of(place)
        found = _names(file, statement) if statement is not None else set()
        scored = (found and _judged(file, place, labels, found)) or _told(file, place, found)
        if scored:
            yield place, labels, scored


def _choices(file: FileContext) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    for call in called_where(file, finds_threshold):
        labels = _validation_labels(file, given(call))
        if labels is not None:
            yield call, file.text(labels)
    for place, labels in swept(file, set(), _validation_labels) if may_sweep(file) else ():
        yield place, file.text(labels)


def _validation_labels(file: FileContext, every: list[ast.expr]) -> ast.expr | None:
    return next((each for each in every if _are_validation_labels(each)), None)


def _are_validation_labels(node: ast.expr) -> bool:
    name = last_part(node)
    return is_validation_name(name) and _LABELS.search(name) is not None


def _names(file: FileContext, statement: ast.stmt) -> set[str]:
    """What is given a name where a threshold is chosen: by an assignment, or in a loop that keeps the best."""
    if isinstance(statement, ast.Assign):
        return names_in(statement.targets[0])
    kept = [each for branch in file.inside(statement, ast.If) for each in branch.body if isinstance(each, ast.Assign)]
    return set().union(*(names_in(target) for each in kept for target in each.targets))


def _judged(file: FileContext, place: ast.expr | ast.stmt, labels: str, cuts: set[str]) -> ast.Call | None:
    """The first call after a choice that is given the same labels, and what was chosen or answers that it has cut: a
    metric, or a function that judges by its name.
    """
    after, home = place.end_lineno or place.lineno, file.function_of(place)
    made = set(cuts)
    for assign in file.tree.of(ast.Assign):
        if assign.lineno > after and file.function_of(assign) is home and made & names_in(assign.value):
            made |= names_in(assign.targets[0])
    for call in called_where(file, _may_judge):
        if call.lineno <= after or file.function_of(call) is not home:
            continue
        every = given(call)
        if any(file.text(each) == labels for each in every) and any(made & names_in(each) for each in every):
            return call
    return None


def _may_judge(last: str) -> bool:
    return last in METRICS or _JUDGES.search(last) is not None


def _told(file: FileContext, place: ast.expr | ast.stmt, found: set[str]) -> ast.Call | None:
    """Where the score that a threshold was chosen by is logged or printed: ``cut, score = best_threshold(...)``."""
    after, home = place.end_lineno or place.lineno, file.function_of(place)
    scores = {name for name in found if _MEASURES.search(name)}
    for call in called(file, *_TELLS) if scores else ():
        if call.lineno > after and file.function_of(call) is home and any(scores & names_in(e) for e in given(call)):
            return call
    return None


__all__ = ["chosen_and_judged"]
