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
from .tested import given
from .thresholds import finds_threshold

_LABELS: Final = regex(r"(?i)^y_?|label|target|true")


def chosen_and_judged(file: FileContext) -> Iterator[tuple[ast.Call, str, ast.Call]]:
    """``cut = best_threshold(y_val, scores)``, the labels, and a metric of what is cut so on the same rows."""
    if not file.holds(b"val", b"dev") or not calls_one(file, METRICS) or knows_test(file):
        return
    for call in called_where(file, finds_threshold):
        labels = next((each for each in given(call) if _are_validation_labels(each)), None)
        statement = file.statement_of(call)
        if labels is None or not isinstance(statement, ast.Assign):
            continue
        scored = _judged(file, call, file.text(labels), names_in(statement.targets[0]))
        if scored is not None:
            yield call, file.text(labels), scored


def _are_validation_labels(node: ast.expr) -> bool:
    name = last_part(node)
    return is_validation_name(name) and _LABELS.search(name) is not None


def _judged(file: FileContext, call: ast.Call, labels: str, cuts: set[str]) -> ast.Call | None:
    """The first metric after a choice that is given the same labels, and answers that were cut by what was chosen."""
    home = file.function_of(call)
    answers = set()
    for assign in file.tree.of(ast.Assign):
        if assign.lineno > call.lineno and file.function_of(assign) is home and cuts & names_in(assign.value):
            answers |= names_in(assign.targets[0])
    for metric in called(file, *METRICS):
        if metric.lineno <= call.lineno or file.function_of(metric) is not home or len(metric.args) < 2:
            continue
        if file.text(metric.args[0]) == labels and (answers | cuts) & names_in(metric.args[1]):
            return metric
    return None


__all__ = ["chosen_and_judged"]
