"""Thresholds that are chosen by what they score on the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_TEST: Final = regex(
    r"(^|_)[yY]_?test($|_)|^(labels?|targets?|true)_test$|^test_(labels?|targets?|y|true)$|^y_true_test$"
)
_CURVES: Final = {"precision_recall_curve": 2, "roc_curve": 2}
"""Functions that give thresholds, and the place at which they do."""
_SWEPT: Final = regex(r"(?i)^(t|th|thr|thresh|threshold|cut_?off|cut)$|threshold$")
_SCORES: Final = frozenset(
    {
        *("f1_score", "fbeta_score", "precision_score", "recall_score", "accuracy_score", "balanced_accuracy_score"),
        *("matthews_corrcoef", "cohen_kappa_score", "jaccard_score", "confusion_matrix", "roc_auc_score"),
    }
)
_BEST: Final = frozenset({"argmax", "argmin", "nanargmax", "idxmax", "index", "max"})


def chosen(file: FileContext) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Where a threshold is taken that scores best on the test rows, with the name of their labels."""
    if b"hresh" not in file.source.data and b"curve(" not in file.source.data and b"linspace" not in file.source.data:
        return
    yield from _from_curves(file)
    for loop in file.tree.of(ast.For):
        if isinstance(loop.target, ast.Name) and _SWEPT.search(loop.target.id):
            tested = _scored_on_test(file, loop)
            if tested and _is_picked(file, loop):
                yield loop, tested


def _from_curves(file: FileContext) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """``precision, recall, thresholds = precision_recall_curve(y_test, scores)`` and ``thresholds[argmax(...)]``."""
    for assigned in file.tree.of(ast.Assign):
        target, value = assigned.targets[0], assigned.value
        if not isinstance(value, ast.Call) or not isinstance(target, ast.Tuple) or not value.args:
            continue
        place = _CURVES.get(last_part(value.func))
        labels = value.args[0]
        if place is None or len(target.elts) <= place or not _is_test(labels):
            continue
        name = target.elts[place]
        if not isinstance(name, ast.Name):
            continue
        home = file.function_of(assigned)
        for taken in file.tree.of(ast.Subscript):
            if (
                not isinstance(taken.value, ast.Name)
                or taken.value.id != name.id
                or file.function_of(taken) is not home
            ):
                continue
            if taken.lineno >= assigned.lineno and _is_best(file, taken.slice):
                yield taken, file.text(labels)
                break


def _is_best(file: FileContext, index: ast.expr) -> bool:
    made = file.names.single_value(index) if isinstance(index, ast.Name) else index
    return any(
        isinstance(part, ast.Call) and last_part(part.func) in _BEST for part in ast.walk(made if made else index)
    )


def _is_test(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and _TEST.search(node.id) is not None


def _scored_on_test(file: FileContext, loop: ast.For) -> str:
    """The labels of the test rows that a metric in the loop is given; "" where there are none."""
    for call in file.inside(loop, ast.Call):
        if last_part(call.func) in _SCORES and call.args and _is_test(call.args[0]):
            return file.text(call.args[0])
    return ""


def _is_picked(file: FileContext, loop: ast.For) -> bool:
    """Whether the largest of the scores that the loop gathers is looked for after it."""
    filled = {
        call.func.value.id
        for call in file.inside(loop, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append" and isinstance(call.func.value, ast.Name)
    }
    home = file.function_of(loop)
    for call in file.tree.of(ast.Call):
        after = call.lineno > loop.lineno and file.function_of(call) is home
        if after and last_part(call.func) in _BEST and last_part(call.func) != "max":
            given = [*call.args, call.func.value] if isinstance(call.func, ast.Attribute) else call.args
            if any(isinstance(part, ast.Name) and part.id in filled for g in given for part in ast.walk(g)):
                return True
    return False
