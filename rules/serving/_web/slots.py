"""Routes that run a few models at a time and turn away who would have to wait: that limits how often they run."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_SLOTS: Final = (b"emaphore", b"CapacityLimiter")
_REFUSES: Final = regex(r"\b(429|503)\b|TOO_MANY_REQUESTS|SERVICE_UNAVAILABLE")
_WAITS: Final = ("wait_for", "timeout", "fail_after", "move_on_after")


def has_slots(file: FileContext, function: str) -> bool:
    """Whether a function, or one of its file that it calls, waits a bounded time for a slot and answers 429 or 503
    where it gets none.
    """
    if not file.holds(*_SLOTS):
        return False
    bounded: dict[str, FunctionNode] = {home.name: home for home in map(file.function_of, _timed(file)) if home}
    refusing = {name for name, home in bounded.items() if any(_REFUSES.search(spelled(each)) for each in home.body)}
    route = next((each for each in file.functions() if file.tree.scope_at(each).qualname == function), None)
    if route is None or not refusing:
        return False
    return route.name in refusing or any(last_part(call.func) in refusing for call in file.inside(route, ast.Call))


def _timed(file: FileContext) -> list[ast.Call]:
    """The calls that take a slot, and give up where that takes too long."""
    found = []
    for call in called(file, "acquire", "acquire_nowait", "locked"):
        no_wait = last_part(call.func) != "acquire" or file.constant(file.argument(call, "blocking", 0)) is False
        timed = file.argument(call, "timeout", 1) is not None
        around = [each for each in file.ancestors(call, ast.Call) if last_part(each.func) in _WAITS]
        blocks = [item.context_expr for block in file.ancestors(call, ast.AsyncWith) for item in block.items]
        around += [each for each in blocks if isinstance(each, ast.Call) and last_part(each.func) in _WAITS]
        if no_wait or timed or around:
            found.append(call)
    return found


__all__ = ["has_slots"]
