"""Faults of a service that are told to its client as the client's own."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls, kinds

_REFUSALS: Final = frozenset({"HTTPException", "abort", "JSONResponse", "jsonify"})
_BAD_REQUEST: Final = regex(r"\b(400|422)\b|HTTP_4(00|22)_|\b(BAD_REQUEST|UNPROCESSABLE_\w+)\b")
_NOT_ALLOWED: Final = regex(r"\b(401|403)\b|HTTP_40[13]_|\b(UNAUTHORIZED|FORBIDDEN)\b")
_TRIED: Final = regex(r"(?i)test|check|valid|probe|parse")
"""Functions that are called to see whether something can be done with what came in."""


def blamed(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: raise HTTPException(400, str(error))`` round a prediction, or 401 round the rest of
    the application.
    """
    status = _status(handler.body[-1])
    if not status or any(isinstance(s, ast.If | ast.Match) for s in statements(handler.body)):
        return None
    if _NOT_ALLOWED.search(status):
        return _shut_out(file, block)
    function = file.function_of(handler)
    asked = kinds(file, block.body).get("predict") if _BAD_REQUEST.search(status) else None
    if asked is None or function is None or _TRIED.search(function.name):
        return None
    said = f"any failure of `{shown_call(file, asked)}`, a fault of the service too, is told as a bad request"
    return Verdict(
        "MLA102", f"{said}: no alarm for server errors sees it, and the client looks for its own mistake", 0.7
    )


def _shut_out(file: FileContext, block: ast.Try) -> Verdict | None:
    """A middleware that takes whatever fails behind it for a visitor who may not come in."""
    if not any(last_part(call.func) == "call_next" for call in calls(file, block.body)):
        return None
    said = "whatever fails in a route is caught here, and told as missing credentials"
    return Verdict("MLA102", f"{said}: no alarm for server errors sees it, and clients log in again", 0.7)


def _status(last: ast.stmt) -> str:
    """The status that a handler ends with, as it is written; "" for any other end."""
    value = last.exc if isinstance(last, ast.Raise) else outcome(last) if isinstance(last, ast.Return) else None
    if isinstance(value, ast.Tuple) and len(value.elts) == 2:
        return ast.unparse(value.elts[1])
    if not isinstance(value, ast.Call) or last_part(value.func) not in _REFUSALS:
        return ""
    named = next((k.value for k in value.keywords if k.arg in ("status_code", "status")), None)
    first = value.args[0] if value.args and last_part(value.func) in ("HTTPException", "abort") else None
    status = named if named is not None else first
    return ast.unparse(status) if status is not None else ""
