"""Registries of many models, of which one that does not load is not there for whoever asks for it by its name."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import target_of, targets
from mlaudit.code.file import FileContext
from mlaudit.code.statements import below
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers

_GOES_THROUGH: Final = frozenset({"values", "items", "copy", "popitem"})


def is_asked_by_name(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """``except Exception: log.error(...); continue`` before ``models[key] = model``, where others read `models` by a
    name, with ``models.get(name)``, and nothing goes through all of them, as the mean of several would.
    """
    loaded = target_of(file.statement_of(call), call)
    if handlers.in_loop(file, block) is None or not isinstance(loaded, ast.Name):
        return False
    if not isinstance(handler.body[-1], ast.Continue) or not handlers.logs_error(file, handler):
        return False
    kept = [
        target.value
        for statement in [*block.body, *block.orelse, *below(block)]
        for target in targets(statement)
        if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Constant)
        if isinstance(given := getattr(statement, "value", None), ast.Name) and given.id == loaded.id
    ]
    return len(kept) == 1 and isinstance(kept[0], ast.Attribute) and _is_read_by_name(file, kept[0])


def _is_read_by_name(file: FileContext, kept: ast.Attribute) -> bool:
    """Whether a registry is asked with ``get`` in another function, and by none for all of its models."""
    asked = False
    for each in file.tree.of(ast.Attribute):
        if each.attr != kept.attr or file.class_of(each) is not file.class_of(kept):
            continue
        above = parent_of(each)
        if isinstance(above, ast.Attribute) and above.attr in _GOES_THROUGH:
            return False
        gets = isinstance(above, ast.Attribute) and above.attr == "get" and isinstance(parent_of(above), ast.Call)
        asked |= gets and file.function_of(each) is not file.function_of(kept)
    return asked


__all__ = ["is_asked_by_name"]
