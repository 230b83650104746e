"""Answers that are put away by whoever asked for them, without a look at what they are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

from .._ways_out import tests_absence

_ADDS: Final = frozenset({"append", "add", "insert", "extend", "put"})
_EACH: Final = frozenset({"apply", "map", "progress_apply", "transform", "applymap"})
_CALLS_EACH: Final = frozenset({"map", "starmap", "imap", "thread_map"})


def is_stored(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether what the function round a handler answers goes, untested, into a record, a list or a column in its file:
    a None there is found by whoever reads it, long after the program has printed why.
    """
    function = file.function_of(handler)
    if function is None:
        return False
    for call in file.calls_where(lambda _, last: last == function.name):
        if file.function_of(call) is not function and any(_puts_away(part) for part in _uses(file, call)):
            return True
    return any(
        call.args
        and last_part(call.args[0]) == function.name
        and isinstance(parent_of(call), ast.Assign | ast.AnnAssign)
        for call in file.calls_where(lambda _, last: last in _EACH | _CALLS_EACH)
    )


def _uses(file: FileContext, call: ast.Call) -> Iterator[ast.AST]:
    """The places of an answer: where it is asked for, or where the name that it gets is read, unless it is tested."""
    asked: ast.AST = call
    if isinstance(parent_of(call), ast.Await):
        asked = parent_of(call) or call
    statement = parent_of(asked)
    given = targets(statement)
    target = given[0] if len(given) == 1 else None
    if not isinstance(target, ast.Name):
        yield asked
        return
    home = file.function_of(call) or file.tree.module
    tests: list[ast.If | ast.IfExp] = [*file.inside(home, ast.If), *file.inside(home, ast.IfExp)]
    if any(tests_absence(test.test, target.id) for test in tests):
        return
    for name in file.inside(home, ast.Name):
        if name.id == target.id and isinstance(name.ctx, ast.Load) and call in file.names.values(name):
            yield name


def _puts_away(value: ast.AST) -> bool:
    parent = parent_of(value)
    if isinstance(parent, ast.Dict):
        return value in parent.values
    if isinstance(parent, ast.Call):
        return value in parent.args and last_part(parent.func) in _ADDS
    if isinstance(parent, ast.ListComp):
        return parent.elt is value
    return isinstance(parent, ast.Assign) and parent.value is value and isinstance(parent.targets[0], ast.Subscript)
