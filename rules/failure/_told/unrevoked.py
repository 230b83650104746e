"""Access that was to end, and does not: a route that says so all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .told import following

_ENDS: Final = regex(
    r"(?i)^_*(((black|block|deny)_?list|revoke|invalidate)(_\w+)?_?(tokens?|sessions?|jti|jwt|api_?keys?|refresh\w*)"
    r"|(revoke|blacklist|blocklist|denylist)(_\w+)?)$"
)
_CACHE: Final = regex(r"(?i)cache")


def unrevoked(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: pass`` round ``await blacklist_token(...)`` of a logout: the token is good until it ends."""
    function = file.function_of(handler)
    if function is None or not handlers.is_broad(file, handler) or handler.body[-1].__class__ is ast.Return:
        return None
    if not handlers.only_logs(handler):
        return None
    ends = next((call for call in calls(file, block.body) if _ENDS.match(last_part(call.func))), None)
    if ends is None or _CACHE.search(ast.unparse(ends.func)) or function not in marked(file):
        return None
    if route(file, function) is None or any(isinstance(s, ast.Raise) for s in following(block)):
        return None
    said = f"when `{shown_call(file, ends)}` fails, `{function.name}` answers as if it had done so"
    return Verdict("MLA102", f"{said}: what was to be refused from now on is taken as before", 0.8, mild=True)
