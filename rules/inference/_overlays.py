"""Weights that are loaded over others: the model was filled above, and no layer of it is as it was made."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import as_written

_LOAD: Final = "load_state_dict"


def loaded_before(file: FileContext, load: ast.Call) -> bool:
    """Whether the same model was loaded above, whichever way leads to this load, and is not made anew between."""
    if not isinstance(load.func, ast.Attribute):
        return False
    model = as_written(load.func.value)
    earlier = [each for each in called(file, _LOAD) if each.lineno < load.lineno and _is_of(each, model)]
    return any(_leads_to(file, each, load) and not _made_between(file, each, load, model) for each in earlier)


def _is_of(load: ast.Call, model: str) -> bool:
    return isinstance(load.func, ast.Attribute) and as_written(load.func.value) == model


def _leads_to(file: FileContext, earlier: ast.Call, load: ast.Call) -> bool:
    """Whether each run that gets to a load has made the earlier one: the block of that holds both."""
    if file.function_of(earlier) is not file.function_of(load):
        return False
    statement = file.statement_of(earlier)
    above = parent_of(statement) if statement is not None else None
    block = next((b for f in ("body", "orelse", "finalbody") if statement in (b := getattr(above, f, None) or ())), ())
    held = {load, *parents(load)}
    return any(each in held for each in block[block.index(statement) + 1 :]) if statement in block else False


def _made_between(file: FileContext, earlier: ast.Call, load: ast.Call, model: str) -> bool:
    """Whether the model gets another value between two loads, and one that it is no part of: ``net = net.to(device)``
    is the same one.
    """
    home = file.function_of(load) or file.tree.module
    return any(
        earlier.lineno < assign.lineno < load.lineno
        and any(as_written(target) == model for target in targets(assign))
        and not any(as_written(part) == model for part in _parts(given(assign)))
        for assign in file.inside(home, ast.Assign)
    )


def _parts(value: ast.expr | None) -> list[ast.expr]:
    found = ast.walk(value) if value is not None else ()
    return [part for part in found if isinstance(part, ast.Name | ast.Attribute)]


__all__ = ["loaded_before"]
