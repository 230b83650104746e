"""Requests that wait for another task or thread of their own program, and say not how long."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
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


def unbounded_event(file: FileContext, call: ast.Call) -> str:
    """The event of a thread that ``event.wait()`` waits for, with no bound, where a loop of the program is to set it:
    one that goes into a queue with the work, or stands in a table from which the loop takes it; "" for any other.
    """
    function = file.function_of(call)
    if (
        function is None
        or call.args
        or call.keywords
        or file.is_awaited(call)
        or not isinstance(call.func, ast.Attribute)
    ):
        return ""
    owner = call.func.value
    made = file.names.single_value(owner) if isinstance(owner, ast.Name) else None
    if isinstance(made, ast.Subscript):
        waits = _is_set_elsewhere(file, function, ast.unparse(made.value))
    elif isinstance(owner, ast.Name):
        waits = _is_event(file, made) and _is_handed_over(file, function, owner.id)
    else:
        held = owner.value if isinstance(owner, ast.Attribute) else None
        waits = isinstance(held, ast.Name) and held.id != "self" and _is_field(file, function, held, last_part(owner))
    return file.text(owner) if waits and not is_guarded(file, call) else ""


def _is_event(file: FileContext, made: ast.expr | None) -> bool:
    return isinstance(made, ast.Call) and file.call_name(made) == "threading.Event"


def _is_set_elsewhere(file: FileContext, function: FunctionNode, table: str) -> bool:
    """Whether a table holds events, of which another function sets those that it takes from there."""
    kept = [s for s in file.tree.of(ast.Assign) if isinstance(s.targets[0], ast.Subscript) and _is_event(file, s.value)]
    if not any(ast.unparse(s.targets[0].value) == table for s in kept if isinstance(s.targets[0], ast.Subscript)):
        return False
    sets = [c for c in file.calls_where(lambda _, last: last == "set") if file.function_of(c) is not function]
    owners = [c.func.value for c in sets if isinstance(c.func, ast.Attribute)]
    return any(isinstance(each, ast.Subscript) and ast.unparse(each.value) == table for each in owners)


def _is_field(file: FileContext, function: FunctionNode, held: ast.Name, name: str) -> bool:
    """Whether an object of a class of this file, made here and handed over, has an event in a field of that name."""
    made = file.names.single_value(held)
    if not isinstance(made, ast.Call) or file.function_of(made) is not function:
        return False
    cls = next((c for c in file.tree.of(ast.ClassDef) if c.name == last_part(made.func)), None)
    if cls is None or not _is_handed_over(file, function, held.id):
        return False
    fields: list[ast.Assign | ast.AnnAssign] = [*file.inside(cls, ast.Assign), *file.inside(cls, ast.AnnAssign)]
    values = [s.value for s in fields if s.value is not None and last_part(targets(s)[0]) == name]
    return any(_is_event(file, value) or _makes_events(file, value) for value in values)


def _makes_events(file: FileContext, value: ast.expr) -> bool:
    """``field(default_factory=threading.Event)``."""
    factory = file.argument(value, "default_factory") if isinstance(value, ast.Call) else None
    return factory is not None and file.qualname(factory) == "threading.Event"


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
