"""Requests that wait for another task or thread of their own program, and say not how long."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .bounds import is_guarded

_FUTURES: Final = frozenset({"asyncio.Future", "concurrent.futures.Future"})
_STOPS: Final = regex(r"(?i)^_*(a?close|stop|shut_?down|drain|cancel|fail|__a?exit__)")
_HANDS_OVER: Final = frozenset({"put", "put_nowait", "append", "appendleft", "add", "send", "submit"})


def unbounded_wait(file: FileContext, node: ast.Await) -> str:
    """The future, made in the same function and handed to a queue, that ``await future`` waits for; "" for any other.

    What is to fulfil it is a loop of the program: once that has ended, nobody does.
    """
    held = node.value
    function = file.function_of(node)
    if not isinstance(held, ast.Name) or function is None or is_guarded(file, node):
        return ""
    made = file.names.single_value(held)
    if not isinstance(made, ast.Call) or not _is_future(file, made) or file.function_of(made) is not function:
        return ""
    return held.id if _is_handed_over(file, function, held.id) and not _ends_them(file) else ""


def _is_future(file: FileContext, made: ast.Call) -> bool:
    return last_part(made.func) == "create_future" or file.call_name(made) in _FUTURES


def _is_handed_over(file: FileContext, function: FunctionNode, name: str) -> bool:
    return any(
        last_part(call.func) in _HANDS_OVER
        and any(isinstance(p, ast.Name) and p.id == name for given in call.args for p in ast.walk(given))
        for call in file.inside(function, ast.Call)
    )


def _ends_them(file: FileContext) -> bool:
    """Whether what stops the loop also ends those who wait."""
    sets = file.calls_where(lambda _, last: last in ("set_exception", "set_result"))
    homes = [file.function_of(call) for call in sets]
    return any(home is not None and _STOPS.match(home.name) for home in homes)
