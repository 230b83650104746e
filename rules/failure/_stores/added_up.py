"""Rows that could not be written, and of which the caller only adds up how many were."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.deeds import ASIDE, deed
from .._ways_out import shown_call

_KINDS: Final = ("write", "publish")


def added_up(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return 0`` round an insert, and ``total += insert(rows)`` where it is called."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _is_zero(last.value) or ASIDE.search(function.name):
        return None
    done = deed(file, block.body)
    if done is None or done.kind not in _KINDS or not handlers.logs_all(handler.body[:-1]):
        return None
    uses = [call for call in called(file, function.name) if file.function_of(call) is not function]
    if not uses or not all(_is_added(file, call) for call in uses):
        return None
    said = f"when `{shown_call(file, done.call)}` fails, `{function.name}` answers 0, which its caller adds to the rest"
    return Verdict("MLA102", f"{said}: the rows are lost, and the sum looks like one of all that there was", 0.7)


def _is_zero(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is int and value.value == 0


def _is_added(file: FileContext, call: ast.Call) -> bool:
    """Whether what a call answers is added to a number, and nothing else is done with it but that it is logged."""
    use = parent_of(call)
    use = parent_of(use) if isinstance(use, ast.Await) else use
    if isinstance(use, ast.AugAssign):
        return isinstance(use.op, ast.Add)
    target = next(iter(targets(use)), None)
    if not isinstance(target, ast.Name):
        return False
    name, home = target.id, file.function_of(target)
    reads = [n for n in file.inside(home, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load)] if home else []
    rest = [n for n in reads if not handlers.is_logged(file, n)]
    return bool(rest) and all(isinstance(parent_of(n), ast.AugAssign) for n in rest)
