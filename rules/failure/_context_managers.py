"""Context managers of the project's own that end what goes wrong in their block."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from . import _handlers as handlers

_MANAGERS: Final = frozenset({"contextmanager", "asynccontextmanager"})
_MEANT: Final = regex(r"(?i)suppress|swallow|ignor|catch|captur|safe|guard|toler|except|errors?$|optional|best_effort")
"""Names that tell everybody who writes ``with`` what becomes of a failure."""


def swallowed_block(file: FileContext, handler: ast.ExceptHandler) -> str:
    """The name of the context manager whose block fails unseen: its broad handler stands round the ``yield`` and raises
    nothing; "" for any other handler.
    """
    function, block = file.function_of(handler), handlers.try_of(handler)
    if function is None or block is None or not function.decorator_list:
        return ""
    made = [d.func if isinstance(d, ast.Call) else d for d in function.decorator_list]
    if _MANAGERS.isdisjoint(map(last_part, made)) or _MEANT.search(function.name):
        return ""
    if not handlers.is_broad(file, handler) or handlers.raises(handler):
        return ""
    hands_over = any(file.function_of(y) is function for s in block.body for y in file.inside(s, ast.Yield))
    if not hands_over or handlers.signals(file, handler):
        return ""
    return function.name
