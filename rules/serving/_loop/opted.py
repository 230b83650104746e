"""Work that a route hands to a queue, unless the request asks to wait for it: ``if sync: return train(...)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

QUEUES: Final = (b"add_task(", b"apply_async(", b".delay(", b"enqueue", b"send_task(", b".send(", b".submit(")
_QUEUES: Final = frozenset({"add_task", "apply_async", "delay", "enqueue", "enqueue_job", "send_task", "kiq"})
_SENDS: Final = frozenset({"send", "submit", "put", "publish"})
_QUEUE: Final = regex(r"(?i)(task|queue|job|celery|broker|worker|executor|pool)")
_DECLARES: Final = frozenset({"Query", "Body", "Form", "Header"})


def opted_lines(file: FileContext) -> list[int]:
    """The lines of the calls in a branch that a parameter opens, and is closed by default, of a function that hands
    work to a queue otherwise.
    """
    if not file.holds(*QUEUES):
        return []
    lines: set[int] = set()
    for branch in file.tree.of(ast.If):
        home = file.function_of(branch)
        waits = _waits(branch, home) if home is not None else None
        if home is None or waits is None:
            continue
        inside = {id(part) for statement in waits for part in ast.walk(statement)}
        calls = file.inside(home, ast.Call)
        if any(id(call) not in inside and _queues(call) for call in calls):
            lines.update(call.lineno for call in calls if id(call) in inside)
    return sorted(lines)


def _waits(branch: ast.If, home: FunctionNode) -> list[ast.stmt] | None:
    """The side of a branch that only a request which asks for it takes, by what its switch is by default."""
    test, body, other = branch.test, branch.body, branch.orelse
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, body, other = test.operand, branch.orelse, branch.body
    if not isinstance(test, ast.Name):
        return None
    default = _default(home, test.id)
    if default is False:
        return body
    if default is True:
        return other
    return None


def _default(home: FunctionNode, name: str) -> object:
    given = home.args
    places = [*given.posonlyargs, *given.args]
    pairs = [*zip(places[len(places) - len(given.defaults) :], given.defaults, strict=True)]
    pairs += [(arg, value) for arg, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value is not None]
    for argument, value in pairs:
        if argument.arg == name:
            if isinstance(value, ast.Call) and last_part(value.func) in _DECLARES:
                first = value.args[0] if value.args else None
                value = next((each.value for each in value.keywords if each.arg == "default"), first) or value
            return value.value if isinstance(value, ast.Constant) else None
    return None


def _queues(call: ast.Call) -> bool:
    """Whether a call hands work to what runs it after the answer."""
    last = last_part(call.func)
    if last in _QUEUES:
        return True
    return (
        last in _SENDS and isinstance(call.func, ast.Attribute) and _QUEUE.search(spelled(call.func.value)) is not None
    )


__all__ = ["QUEUES", "opted_lines"]
