"""Estimators that a module hands out beside the grid in which they are searched, and that it fits nowhere itself."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import assignments
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import randomness as tables
from .drawing import drawn_from

_GRID: Final = regex(r"(?i)(^|_)(param\w*|grid|space|distributions?|search)(_|$)")
_STATE: Final = "random_state"


def catalogued(file: FileContext) -> ast.Call | None:
    """The first estimator of a module level that draws with a state which neither it nor a grid is given."""
    if file.source.notebook is not None or not file.holds(b"__") or not tables.FITS.isdisjoint(lasts(file)):
        return None
    keys: list[str] = []
    made: list[ast.expr] = []
    for each in assignments(file, file.tree.module):
        held = each.targets[0] if file.function_of(each.value) is None else None
        if isinstance(each.value, ast.Dict) and isinstance(held, ast.Name) and _GRID.search(held.id):
            keys += [key for k in each.value.keys if k is not None and isinstance(key := file.constant(k), str)]
        elif isinstance(each.value, ast.Call) and isinstance(held, ast.Name):
            made.append(each.value)
    if not any("__" in key for key in keys):
        return None
    for call in (part for value in made for part in ast.walk(value) if isinstance(part, ast.Call)):
        name = file.call_name(call)
        if name is not None and name.startswith(tables.LIBRARIES) and file.function_of(call) is None:
            if drawn_from(file, call, name, last_part(call.func)) == "numpy" and not _is_given(call, keys):
                return call
    return None


def _is_given(call: ast.Call, keys: list[str]) -> bool:
    """Whether the grid has a state for an estimator, by the name of its step (``model__random_state``)."""
    around = parent_of(call)
    step = around.elts[0] if isinstance(around, ast.Tuple) and around.elts else None
    if isinstance(step, ast.Constant) and isinstance(step.value, str):
        return any(key == f"{step.value}__{_STATE}" or key.endswith(f"__{step.value}__{_STATE}") for key in keys)
    return any(key.endswith(_STATE) for key in keys)


__all__ = ["catalogued"]
