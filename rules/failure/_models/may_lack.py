"""Files that a program may lack: where one is not there, its loader answers None without a word, and who asks looks."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.looks import is_looked_at
from mlaudit.code.outcome import work_of

from .. import _handlers as handlers
from .._ways_out import returns_none

_ASKS: Final = frozenset({"exists", "is_file", "isfile"})


def may_lack(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """``if not path.exists(): return None`` at the top of a function whose handler logs, and answers None as well, to
    callers of this file that all ask whether there is anything.
    """
    function = file.function_of(handler)
    if function is None or not returns_none(handler.body) or not handlers.logs(file, handler):
        return False
    first = work_of(function)[0]
    if not isinstance(first, ast.If) or len(first.body) != 1 or not returns_none(first.body):
        return False
    if not any(isinstance(each, ast.Call) and last_part(each.func) in _ASKS for each in ast.walk(first.test)):
        return False
    others = [call for call in called(file, function.name) if file.function_of(call) is not function]
    return bool(others) and all(is_looked_at(file, call) for call in others)


__all__ = ["may_lack"]
