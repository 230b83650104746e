"""Answers of a handler that say in so many words that all went well."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome, unnamed
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .._noted.words import note
from .._work import calls
from .._wrapped import seen_through
from .all_well import says_well
from .claimed import fields
from .undone import closes

_STATE: Final = regex(r"(?i)^(success|ok|succeeded|status|state)$")
_ANOTHER_WAY: Final = regex(
    r"(?i)fall(ing|s)?[-_ ]?back|degraded|mock|cached|stale|partial|skip|already|exists?\b|dry[-_ ]?run"
)
"""What is said where the work was done in another way, or was not needed."""
_ASIDE: Final = regex(
    r"(?i)health|ready|readiness|liveness|ping|webhook|callback|(^|[_\s])(on|stop|cancel|close|delete|remove|clear|log_?out|shut_?down)(_|\s|$)"
)


def told_as_success(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: log.error(error); return {"success": True, ...}``."""
    last = handler.body[-1]
    if not isinstance(last, ast.Return) or _ASIDE.search(handlers.enclosing(handler)):
        return None
    before = [s for s in unnamed(handler.body)[:-1] if not closes(s)]
    rest = [s for s in before if not isinstance(s, ast.Assign | ast.AnnAssign)]
    if not handlers.logs_all(rest):
        return None
    given = list(fields(seen_through(file, outcome(last))))
    said = next((file.text(item) for key, item in given if _STATE.match(key) and says_well(key, item)), "")
    if not said or not any(True for _ in calls(file, block.body)):
        return None
    told = next(key for key, item in given if _STATE.match(key) and says_well(key, item))
    written = [p.value for p in ast.walk(handler) if isinstance(p, ast.Constant) and isinstance(p.value, str)]
    if any(map(_ANOTHER_WAY.search, (*written, *(key for key, _ in given)))):
        return None
    if _ANOTHER_WAY.search(ast.unparse(handler)) or len(rest) < len(before):
        said = f"whatever fails here, the answer is `{told}: {said}`"
        return note(f"{said}, and nothing in it tells that it was made in another way")
    return Verdict("MLA102", f"whatever fails here, the answer is `{told}: {said}`: the caller takes it for done", 0.7)
