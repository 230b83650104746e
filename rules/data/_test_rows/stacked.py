"""Models that learn from what others answer for the very rows that those were fitted on: stacking without folds."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part

from .._rows.metrics import PREDICTS

_DEPTH: Final = 4
_GROWS: Final = frozenset({"append", "extend"})


def stacked_in_sample(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The fit of a model on answers that others give for their own training rows, and one of the fits of these."""
    fits = [call for call in called(file, "fit") if isinstance(call.func, ast.Attribute)]
    if len(fits) < 2 or not calls_one(file, PREDICTS):
        return
    for fit in fits:
        label = file.argument(fit, "y", 1)
        if not fit.args or label is None:
            continue
        home = file.function_of(fit)
        for asked in _answers(file, fit.args[0], _DEPTH):
            if asked.lineno >= fit.lineno or file.function_of(asked) is not home:
                continue
            first = next((each for each in fits if each is not fit and _learnt(file, each, asked, label)), None)
            if first is not None:
                yield fit, first
                break


def _answers(file: FileContext, node: ast.expr, depth: int) -> Iterator[ast.Call]:
    """The calls of ``predict`` that rows are made of: stacked, named, or gathered in a list."""
    if depth <= 0:
        return
    for part in (node, *file.inside(node, ast.Call)) if isinstance(node, ast.Call) else file.inside(node, ast.Call):
        if isinstance(part, ast.Call) and last_part(part.func) in PREDICTS and part.args:
            yield part
    for name in file.inside(node, ast.Name):
        for binding in file.names.lookup(name.id, name):
            if binding.kind == "assign" and binding.value is not None:
                yield from _answers(file, binding.value, depth - 1)
        for call in called(file, *_GROWS):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            if isinstance(owner, ast.Name) and owner.id == name.id and call.args:
                yield from _answers(file, call.args[0], depth - 1)


def _learnt(file: FileContext, fit: ast.Call, asked: ast.Call, label: ast.expr) -> bool:
    """Whether the model that is asked was fitted on the rows that it is asked about, with the same labels."""
    labels = file.argument(fit, "y", 1)
    if labels is None or not fit.args or fit.lineno >= asked.lineno or ast.unparse(labels) != ast.unparse(label):
        return False
    if not isinstance(fit.func, ast.Attribute) or not isinstance(asked.func, ast.Attribute):
        return False
    same = ast.unparse(fit.func.value) == ast.unparse(asked.func.value)
    return same and ast.unparse(fit.args[0]) == ast.unparse(asked.args[0]) and _is_last(file, fit, asked)


def _is_last(file: FileContext, fit: ast.Call, asked: ast.Call) -> bool:
    """Whether the model is not fitted on other rows in between."""
    owner = ast.unparse(fit.func.value) if isinstance(fit.func, ast.Attribute) else ""
    return not any(
        fit.lineno < each.lineno < asked.lineno
        and isinstance(each.func, ast.Attribute)
        and ast.unparse(each.func.value) == owner
        for each in called(file, "fit")
    )


__all__ = ["stacked_in_sample"]
