"""Threads that a request leaves running: one more for each that comes, and nothing that says how many."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

_MAKERS: Final = frozenset({"threading.Thread", "multiprocessing.Process"})
_WAITS: Final = regex(
    r"(?i)\.join\(|is_alive|acquire\(|semaphore|streamer|\byield\b|\bqueue|running|busy|in_progress|already|active"
    r"|\b(409|429|503)\b|conflict|\.wait\(|\.append\("
)
"""What says that a function waits for its thread, streams what that writes, or asks whether one runs."""


class Started(NamedTuple):
    """The call that makes a thread, the function that it runs, as it is resolved, and whether it is one for each
    connection that a loop takes.
    """

    place: ast.Call
    target: str
    accepts: bool


def threads(file: FileContext, known: Container[FunctionNode]) -> Iterator[Started]:
    """The threads that the routes of a file, and loops that take connections, start and leave to themselves."""
    for call in file.calls_where(_makes):
        home, run = file.function_of(call), file.argument(call, "target", 1)
        if home is None or run is None or not _is_started(file, home, call):
            continue
        accepts = _accepts(file, call)
        target = (file.qualname(run) or "") if isinstance(run, ast.Name | ast.Attribute) else ""
        if target and (accepts or home in known) and not _WAITS.search(_written(file, home)):
            yield Started(call, target, accepts)


def _makes(name: str, _: str) -> bool:
    return name in _MAKERS


def _is_started(file: FileContext, home: FunctionNode, call: ast.Call) -> bool:
    """``Thread(...).start()``, or ``worker = Thread(...)`` of a name of the function that is started."""
    above = parent_of(call)
    if isinstance(above, ast.Attribute):
        return above.attr == "start"
    names = {t.id for t in above.targets if isinstance(t, ast.Name)} if isinstance(above, ast.Assign) else set()
    starts = (each for each in file.inside(home, ast.Attribute) if each.attr == "start")
    return any(isinstance(each.value, ast.Name) and each.value.id in names for each in starts)


def _accepts(file: FileContext, call: ast.Call) -> bool:
    """Whether a thread is made in a loop that takes a connection with each turn."""
    loop = next(file.ancestors(call, ast.While), None)
    return loop is not None and any(last_part(each.func) == "accept" for each in file.inside(loop, ast.Call))


def _written(file: FileContext, home: FunctionNode) -> str:
    """The statements of a function, but for its docstring."""
    return "\n".join(spelled(each) for each in home.body if not _is_text(each))


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


__all__ = ["Started", "threads"]
