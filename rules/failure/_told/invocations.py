"""Functions of a cloud that log a failure and return: the invocation counts as one that worked."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_nothing

_TRIGGERED: Final = regex(r"(^|_)handler$|^main$")


def ends_invocation(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``except FileNotFoundError: log.error(...); return`` of a function of a cloud that a timer or an event calls."""
    function = file.function_of(handler)
    if function is None or not _TRIGGERED.search(function.name):
        return None
    given = [argument.arg for argument in function.args.args if argument.arg not in ("self", "cls")]
    last = handler.body[-1]
    if given != ["event", "context"] or not isinstance(last, ast.Return) or not is_nothing(last.value):
        return None
    rest = handler.body[:-1]
    if not rest or not handlers.logs_all(rest):
        return None
    if any(isinstance(s, ast.Return) and not is_nothing(s.value) for s in statements(function.body)):
        return None
    said = f"`{function.name}` logs this failure and returns: the invocation counts as one that worked"
    return Verdict("MLA102", f"{said}, so that nothing is tried again and no alarm goes off", 0.7)
