"""What was to be deleted and is still there, while the function that deletes goes on as if it had gone."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._ways_out import shown_call
from .._work import calls
from .words import falls_through, note

_DELETES: Final = regex(r"(?i)^_*(delete|erase|purge|forget|drop|destroy|remove)(_|$)")
_GONE: Final = regex(r"(?i)^_*a?(delete|erase|purge|drop|destroy|remove)(_\w+)?$")
_OF_NO_MATTER: Final = regex(
    r"(?i)cache|temp|tmp|lock|log|thumb|preview|listener|hook|handler|callback|websocket|socket|subscriber|client|observer"
    r"|(^|\.)(os|shutil|path)\.|unlink|rmtree|node|widget|session"
)
"""What may stay behind without harm, or is no data."""


def undeleted(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: log.warning(...)`` round ``index.delete(...)`` of a function that deletes an account, and
    goes on to delete the record that leads there: what is left is found by nobody.
    """
    function = file.function_of(block)
    if function is None or not _DELETES.match(function.name) or not falls_through(handler):
        return None
    if _OF_NO_MATTER.search(function.name) or not handlers.is_broad(file, handler):
        return None
    gone = next((c for c in calls(file, block.body) if _is_deletion(file, c)), None)
    if gone is None:
        return None
    after = following(block)
    home = file.function_of(block)
    every = (c for s in after for c in file.inside(s, ast.Call) if file.function_of(c) is home)
    more = next((c for c in every if _is_deletion(file, c)), None)
    told = [outcome(s) for s in statements(after) if isinstance(s, ast.Return)]
    if more is None and not any(isinstance(value, ast.Dict | ast.Call) for value in told):
        return None
    end = f"`{shown_call(file, more)}` follows" if more is not None else "the answer tells of a deletion"
    said = f"when `{shown_call(file, gone)}` fails, that is only logged, and {end}"
    return note(f"{said}: what was to be deleted stays, and nobody is told")


def _is_deletion(file: FileContext, call: ast.Call) -> bool:
    return (
        _GONE.match(last_part(call.func)) is not None
        and _OF_NO_MATTER.search(file.text(call.func)) is None
        and bool(call.args or call.keywords or _is_narrowed(call))
        and not (isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Constant))
    )


def _is_narrowed(call: ast.Call) -> bool:
    """``table.delete().match(...)``: a query whose rows are named behind."""
    function = parent_of(call)
    return isinstance(function, ast.Attribute) and isinstance(parent_of(function), ast.Call)
