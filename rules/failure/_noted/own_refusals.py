"""Refusals that a function catches itself, before anybody hears of them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._work import calls
from .words import falls_through, note, work

_REFUSES: Final = regex(
    r"(?i)(forbidden|unauthori[sz]ed|permission\w*|access_?denied|not_?allowed|conflict)(error|exception)?$"
)
_CALLS_NEXT: Final = frozenset({"call_next", "next_handler"})


def caught_refusal(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``raise ApiError(status_code=401, ...)`` in a `try` whose broad handler goes another way: whom it was to stop
    goes on.
    """
    if not handlers.is_broad(file, handler) or handlers.raises(handler) or block.handlers[0] is not handler:
        return None
    if handler.name is not None and any(
        isinstance(part, ast.Name) and part.id == handler.name for s in handler.body for part in ast.walk(s)
    ):
        return None  # it is told, or looked at
    done = next((c for c in calls(file, handler.body) if not handlers.is_log(c)), None)
    home = file.function_of(handler)
    if done is None or any(isinstance(s, ast.Return) for s in statements(handler.body)):
        return None
    for raised in (r for statement in block.body for r in file.inside(statement, ast.Raise)):
        own = next((p for p in parents(raised) if isinstance(p, ast.Try | ast.ExceptHandler)), None)
        if own is block and file.function_of(raised) is home and _is_refusal(file, raised):
            said = f"`{excerpt(raised, 60)}` of this `try` is caught here like any failure"
            return note(f"{said}, and `{file.text(done.func)}` follows: whom it was to stop goes on")
    return None


def _is_refusal(file: FileContext, raised: ast.Raise) -> bool:
    if not isinstance(raised.exc, ast.Call):
        return False
    if _REFUSES.search(last_part(raised.exc.func)):
        return True
    status = next((file.constant(k.value) for k in raised.exc.keywords if k.arg in ("status_code", "status")), None)
    return isinstance(status, int) and 400 <= status < 500 and status != 404


def passed_on(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``if int(length) > most: return Response(status_code=413)`` in a `try` of a middleware whose handler only logs,
    and ``return await call_next(request)``: what cannot be checked passes.
    """
    if not handlers.is_broad(file, handler) or not falls_through(handler) or block.orelse:
        return None
    after = following(block)
    on = next((c for s in after[:1] for c in file.inside(s, ast.Call) if last_part(c.func) in _CALLS_NEXT), None)
    if on is None or work(file, block) is None:
        return None
    refused = [
        s
        for branch in block.body
        if isinstance(branch, ast.If)
        for s in statements(branch.body)
        if isinstance(s, ast.Return) and s.value is not None and not file.inside(s, ast.Await)
    ]
    if not any(_sets_status(s) for s in refused):
        return None
    said = f"where the test above fails, the request goes on to `{last_part(on.func)}`"
    return note(f"{said}: what cannot be checked passes the check", code="MLA110")


def _sets_status(answer: ast.Return) -> bool:
    return any(isinstance(part, ast.keyword) and part.arg in ("status_code", "status") for part in ast.walk(answer))


__all__ = ["caught_refusal", "passed_on"]
