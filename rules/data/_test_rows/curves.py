"""Thresholds that are taken of a curve of the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.written import names_in

if TYPE_CHECKING:
    from .swept import Labels

CURVES: Final = {"precision_recall_curve": 2, "roc_curve": 2}
"""Functions that give thresholds, and the place at which they do."""
BEST: Final = frozenset({"argmax", "argmin", "nanargmax", "idxmax", "index", "max", "min"})
"""What looks for the best place, or the best value."""


def from_curves(file: FileContext, labels_in: Labels) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr]]:
    """``precision, recall, thresholds = precision_recall_curve(y_test, scores)`` and ``thresholds[argmax(...)]``; the
    curve itself where several thresholds are taken of it.
    """
    for assigned in file.tree.of(ast.Assign):
        target, value = assigned.targets[0], assigned.value
        if not isinstance(value, ast.Call) or not isinstance(target, ast.Tuple) or not value.args:
            continue
        place = CURVES.get(last_part(value.func))
        if place is None or len(target.elts) <= place:
            continue
        labels = labels_in(file, value.args[:1])
        if labels is None:
            continue
        name = target.elts[place]
        if not isinstance(name, ast.Name):
            continue
        others = {each.id for each in target.elts if isinstance(each, ast.Name)} - {name.id}
        found = [
            taken
            for taken in _taken_of(file, assigned, name.id)
            if _is_best(file, taken.slice) or _says_where(file, taken.slice, others)
        ]
        if found:
            yield found[0] if len({each.lineno for each in found}) == 1 else value, labels


def _taken_of(file: FileContext, assigned: ast.Assign, name: str) -> list[ast.Subscript]:
    """What is taken of the thresholds of a curve, until another one gives its own the same name."""
    home = file.function_of(assigned)
    again = (
        each.lineno
        for each in file.tree.of(ast.Assign)
        if each.lineno > assigned.lineno and file.function_of(each) is home and name in names_in(each.targets[0])
    )
    end = min(again, default=None)
    return [
        taken
        for taken in file.tree.of(ast.Subscript)
        if isinstance(taken.value, ast.Name) and taken.value.id == name and file.function_of(taken) is home
        if taken.lineno >= assigned.lineno and (end is None or taken.lineno < end)
    ]


def _is_best(file: FileContext, index: ast.expr) -> bool:
    made = file.names.single_value(index) if isinstance(index, ast.Name) else index
    return any(
        isinstance(part, ast.Call) and last_part(part.func) in BEST for part in ast.walk(made if made else index)
    )


def _says_where(file: FileContext, index: ast.expr, curve: set[str], depth: int = 3) -> bool:
    """Whether an index is looked for on the curve: ``np.where(recall >= 0.9)[0]`` and what is taken of that."""
    for name in file.inside(index, ast.Name):
        if name.id in curve:
            return True
        made = file.names.single_value(name) if depth > 0 else None
        if made is not None and made is not name and _says_where(file, made, curve, depth - 1):
            return True
    return False


__all__ = ["BEST", "CURVES", "from_curves"]
