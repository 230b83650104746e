"""Models in whose place another one stands already: where one cannot be loaded, that other answers, as the log says."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import work_of

from .. import _handlers as handlers


def stood_before(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """``judge = writer`` before a `try` which loads a ``judge`` of its own, and whose handler logs: what was loaded as
    ``writer`` does both.
    """
    function, loads = file.function_of(block), file.statement_of(call)
    if function is None or loads is None or not handlers.logs(file, handler) or not handlers.only_logs(handler):
        return False
    names = {t.id for t in targets(loads) if isinstance(t, ast.Name)}
    held = [value for name in names for value in _given_before(function, block, name)]
    return bool(names) and bool(held) and all(isinstance(value, ast.Name) for value in held)


def _given_before(function: FunctionNode, block: ast.Try, name: str) -> list[ast.expr]:
    """What a name was given before a `try`, in the block that the function does its work in."""
    before = [s for s in work_of(function) if s.lineno < block.lineno]
    values = [(given(s), {t.id for t in targets(s) if isinstance(t, ast.Name)}) for s in before]
    return [value for value, named in values if value is not None and name in named]


__all__ = ["stood_before"]
