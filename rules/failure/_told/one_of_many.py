"""Functions that do one of many items: those of a batch of which one may fail."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_MAPS: Final = frozenset(
    {"map", "imap", "imap_unordered", "starmap", "map_async", "starmap_async", "process_map", "thread_map", "Parallel"}
)
_LOOPS: Final = (ast.For, ast.AsyncFor, ast.ListComp, ast.GeneratorExp)


def does_one_of_many(file: FileContext, function: FunctionNode) -> bool:
    """Whether a file names a function only to map it over items, or to call it in a loop."""
    if file.class_of(function) is not None:
        return False
    names = file.inside(file.tree.module, ast.Name)
    named = [name for name in names if name.id == function.name and isinstance(name.ctx, ast.Load)]
    return bool(named) and all(_is_of_many(file, name) for name in named)


def _is_of_many(file: FileContext, name: ast.Name) -> bool:
    called = parent_of(name)
    if isinstance(called, ast.Call) and called.func is name:
        return next(iter(file.ancestors(called, _LOOPS)), None) is not None
    return any(last_part(call.func) in _MAPS for call in file.ancestors(name, ast.Call))
