"""Any failure of a store, a registry or a server, told to whoever asked as "there is no such thing"."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls, kinds

_NOT_FOUND: Final = regex(r"(?i)not_?found(_?error|_?exception)?$|^(Http404|NoSuch\w+|\w*DoesNotExist)$")
_FILE: Final = "FileNotFoundError"
_404: Final = regex(r"\b404\b|404_NOT_FOUND|\bNOT_FOUND\b")
_REFUSALS: Final = frozenset({"HTTPException", "abort"})
_ASKED: Final = ("query", "request", "load", "predict")
_REMOTE: Final = regex(
    r"^(get_model_version(_by_alias)?|get_latest_versions|search_model_versions|get_registered_model|get_run"
    r"|download_(file|fileobj|artifacts|blob|to_filename|as_bytes|as_text)|get_object|head_object|stat_object|read_blob"
    r"|(async_)?download_\w*(bytes|file|blob|object|model|artifacts?))$"
)
"""Calls that ask a registry or an object store."""


def taken_for_unknown(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: raise ModelNotFoundError(name) from error`` round a call of a registry."""
    last = handler.body[-1]
    told = _tells_missing(file, last)
    if not told or _looks_at(handler):
        return None
    about = kinds(file, block.body)
    asked = next((c for c in calls(file, block.body) if _REMOTE.match(last_part(c.func))), None)
    asked = asked or next((about[kind] for kind in _ASKED if kind in about), None)
    if asked is None:
        return None
    said = f"any failure of `{shown_call(file, asked)}`, an outage too, is told as `{told}`"
    said = f"{said}: whoever asked takes it that there is none"
    if handlers.logs_error(file, handler):  # who runs the service sees it, and only the status is a wrong one
        return Verdict("MLA102", said, 0.7, note=True)
    return Verdict("MLA102", f"{said}, and nobody looks for the fault", 0.7)


def _tells_missing(file: FileContext, last: ast.stmt) -> str:
    """The "not found" that a handler ends with, as it is written; "" for any other end."""
    if isinstance(last, ast.Raise) and last.exc is not None:
        raised = last.exc
        kind = raised.func if isinstance(raised, ast.Call) else raised
        if last_part(kind) in _REFUSALS and isinstance(raised, ast.Call):
            status = file.argument(raised, "status_code", 0)
            return "404" if status is not None and _404.search(ast.unparse(status)) else ""
        name = last_part(kind)
        return name if name != _FILE and _NOT_FOUND.search(name) else ""
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) and last_part(last.value.func) == "abort":
        return "404" if last.value.args and _404.search(ast.unparse(last.value.args[0])) else ""
    if isinstance(last, ast.Return) and isinstance(last.value, ast.Tuple) and len(last.value.elts) == 2:
        return "404" if file.constant(last.value.elts[1]) == 404 else ""
    return ""


def _looks_at(handler: ast.ExceptHandler) -> bool:
    """Whether a handler tells one failure from another."""
    return any(isinstance(s, ast.If | ast.Match) for s in statements(handler.body))
