"""Prints that are the only sign of a failure which comes again for as long as the service runs."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from ._told_otherwise import block_of

_ON: Final = regex(
    r"(?i)(^|_)(running|stop\w*|shut_?down|shutting\w*|alive|active|exit\w*|quit|clos(ed|ing)|terminat\w*)$"
)
"""Flags that a loop asks each round whether it is to go on."""
_COUNTS: Final = frozenset({"inc", "capture_exception", "capture_message", "record_exception", "notify"})
"""Calls by which an alarm may find a failure."""


def comes_again(file: FileContext, call: ast.Call) -> bool:
    """Whether a print tells that a round of an endless loop failed, which goes on to the next: nothing beside it ends
    the loop, counts the failure or keeps it for whoever asks.
    """
    home, statement = file.function_of(call), file.statement_of(call)
    if home is None or statement is None or not any(_is_endless(each) for each in file.ancestors(call, ast.While)):
        return False
    if file.inside(home, ast.Yield) or any(each.value is not None for each in file.inside(home, ast.Return)):
        return False  # a stream, or what is tried until it answers
    handler = next(file.ancestors(call, ast.ExceptHandler), None)
    caught = handler.name if handler is not None else None
    beside = handler.body if handler is not None else block_of(statement)
    parts = [part for each in beside for part in ast.walk(each)]
    return not any(isinstance(part, ast.Raise | ast.Return | ast.Break) or _keeps(part, caught) for part in parts)


def goes_on_beside(project: ProjectView, node: Node, depth: int = 3) -> bool:
    """Whether a function goes on beside the requests, in a task or a thread: who starts it does not wait for it."""
    known = project.function(node)
    if known is None or depth <= 0:
        return False
    return any(
        caller.call.reference
        or caller.call.offloaded
        or (known.is_async and not caller.call.awaited)
        or goes_on_beside(project, (caller.path, caller.qualname), depth - 1)
        for caller in project.callers(node)
    )


def _is_endless(loop: ast.While) -> bool:
    """``while True``, ``while self.running``, ``while not stop.is_set()``"""
    test = loop.test
    if isinstance(test, ast.Constant):
        return bool(test.value)
    asked = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else test
    if isinstance(asked, ast.Call) and isinstance(asked.func, ast.Attribute):
        asked = asked.func.value
    return _ON.search(last_part(asked)) is not None


def _keeps(part: ast.AST, caught: str | None) -> bool:
    """Whether a failure is counted, ``failures.inc()``, or kept for others to see, ``self.last_error = error``."""
    if isinstance(part, ast.Call):
        return last_part(part.func) in _COUNTS
    if isinstance(part, ast.AugAssign):
        return not isinstance(part.target, ast.Name)
    if not isinstance(part, ast.Assign) or isinstance(part.targets[0], ast.Name):
        return False
    return any(isinstance(each, ast.Name) and each.id == caught for each in ast.walk(part.value))
