"""Checks that refuse by raising, whose refusal is only logged: what did not pass goes on."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .guard_names import is_guard

_CHECKS: Final = regex(
    r"(?i)^_*((verify|validate|authenticate|authori[sz]e|require|assert|enforce|check)(_\w+)?|decode(_token)?"
    r"|ensure_(\w+_)?(valid|permi\w+|access|auth\w*|token|signature|integrity|trust\w*|limit|quota|schema|input|safe\w*|allowed)(_\w+)?)$"
)
"""Functions that raise where something may not go on."""
_ENTRY: Final = regex(
    r"(?i)(^|_)(auth|authenticat\w*|authori[sz]\w*|verify_\w+|require_\w+|current_user|jwt|api_key|token)(_|$)"
)
_CALLS_NEXT: Final = frozenset({"call_next", "next_handler"})
_OF_NO_MATTER: Final = regex(
    r"(?i)connection|health|version|update|status|environment|cache|exists|gpu|cuda|optional|warn|log|monitor|notif|remind|announce"
)


def only_logged(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``try: verify(token)``, ``except Exception: log.error(...)``, and then ``return await call_next(request)``."""
    function = file.function_of(handler)
    if function is None or block.orelse or _OF_NO_MATTER.search(function.name):
        return None
    work = work_of(function)
    if block not in work:
        return None
    check = _check(block)
    logged = [s for s in handler.body if not isinstance(s, ast.Pass) and not _gives_back(function, s)]
    if check is None or not logged or not handlers.logs_all(logged):
        return None
    after = work[work.index(block) + 1 :]
    if any(isinstance(part, ast.Raise | ast.If) for statement in after for part in ast.walk(statement)):
        return None
    name = function.name
    if _goes_on_to_routes(file, function, after) or (_ENTRY.search(name) and not after):
        said = f"`{name}` only logs that `{file.text(check.func)}` refused"
        return Verdict("MLA110", f"{said}: whoever asks comes in all the same", 0.9)
    if is_guard(file, function) and _hands_on(function, after):
        said = f"`{name}` only logs that `{file.text(check.func)}` failed"
        return Verdict("MLA110", f"{said}: what did not pass goes on as if it had", 0.7, mild=True)
    return None


def _check(block: ast.Try) -> ast.Call | None:
    """The one call of a `try`, where that is a check whose answer nobody needs."""
    last = block.body[-1]
    value = last.value if isinstance(last, ast.Expr | ast.Assign) else None
    call = value.value if isinstance(value, ast.Await) else value
    if not isinstance(call, ast.Call) or not _CHECKS.match(last_part(call.func)):
        return None
    plain = all(isinstance(statement, ast.Assign | ast.Expr) for statement in block.body)
    return call if plain and len(block.body) <= 3 else None


def _goes_on_to_routes(file: FileContext, function: FunctionNode, after: list[ast.stmt]) -> bool:
    calls = (call for statement in after for call in file.inside(statement, ast.Call))
    return any(last_part(call.func) in _CALLS_NEXT for call in calls)


def _hands_on(function: FunctionNode, after: list[ast.stmt]) -> bool:
    """Whether a function ends with what it was given, or with nothing."""
    if not after:
        return True
    return len(after) == 1 and _gives_back(function, after[0])


def _gives_back(function: FunctionNode, statement: ast.stmt) -> bool:
    """Whether a statement returns what the function was given."""
    parameters = {argument.arg for argument in (*function.args.posonlyargs, *function.args.args)}
    given = statement.value if isinstance(statement, ast.Return) else None
    return isinstance(given, ast.Name) and given.id in parameters


__all__ = ["only_logged"]
