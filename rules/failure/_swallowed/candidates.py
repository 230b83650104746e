"""Candidates of a selection that fail: the best of those that are left is taken, and of none nothing can be."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers

_ADDS: Final = frozenset({"append", "add"})
_PICKS: Final = frozenset({"max", "min"})


def is_candidate(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a `try` of a loop puts what it scored into a collection of which the best is taken behind the loop, and
    the handler logs at error level and goes on to the next one. That all failed raises: there is no best of nothing.
    """
    loop, function = handlers.in_loop(file, block), file.function_of(handler)
    if not isinstance(loop, ast.For) or function is None or block not in loop.body:
        return False
    rest = [s for s in handler.body if not isinstance(s, ast.Continue)]
    if not handlers.logs_all(rest) or not handlers.logs_error(file, handler):
        return False
    kept = {name for statement in statements(block.body) for name in _kept(statement)}
    end = loop.end_lineno or loop.lineno
    picks = (c for c in file.inside(function, ast.Call) if c.lineno > end and last_part(c.func) in _PICKS and c.args)
    return any(as_written(_whole(call.args[0])) in kept for call in picks)


def _kept(statement: ast.stmt) -> list[str]:
    """``scores`` of ``scores[name] = score(model)`` and of ``scores.append((name, score))``."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _ADDS:
        return [as_written(call.func.value)]
    return [as_written(t.value) for t in targets(statement) if isinstance(t, ast.Subscript)]


def _whole(given: ast.expr) -> ast.expr:
    """``scores`` of ``scores.items()``."""
    return given.func.value if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) else given
