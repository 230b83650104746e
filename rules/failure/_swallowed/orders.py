"""Models that only put in another order what was found: without them it goes out in the order that it came in."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex

from .. import _handlers as handlers

_ORDERS: Final = regex(r"(?i)re_?(rank|order)")


def keeps_order(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """``return hits[:top_k]`` of a parameter ``hits``, in a function that ranks again, whose handler logs."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not _ORDERS.search(function.name) or not isinstance(last, ast.Return):
        return False
    value = outcome(last)
    held = value.value if isinstance(value, ast.Subscript) and isinstance(value.slice, ast.Slice) else value
    given = {each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)}
    return isinstance(held, ast.Name) and held.id in given and handlers.logs(file, handler)


def is_spare_ranker(file: FileContext, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """Whether a load is that of a ranker alone, as its name says, and a handler does no more than warn of it."""
    loads = file.statement_of(call)
    names = [
        t.id if isinstance(t, ast.Name) else t.attr for t in targets(loads) if isinstance(t, ast.Name | ast.Attribute)
    ]
    ranks = bool(names) and all(_ORDERS.search(name) for name in names)
    return ranks and handlers.logs(file, handler) and handlers.only_logs(handler)


__all__ = ["is_spare_ranker", "keeps_order"]
