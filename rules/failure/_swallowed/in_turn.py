"""Functions that stand in a table and are asked one after another, until one of them has an answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.file import FileContext, last_part

from .. import _handlers as handlers
from .._tables_of_functions import functions_called
from .._told.told import following
from .._ways_out import absent

_LEAVES: Final = (ast.Break, ast.Return)


def asked_in_turn(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the function of a handler is only ever asked in a loop over several, which ends with the first answer
    that holds something, and behind which it is told, or refused, that none of them had one: an empty answer says "not
    me", and nothing else.
    """
    function = file.function_of(handler)
    if function is None:
        return False
    used = [each for each in _names(file, function.name) if file.function_of(each) is not function]
    told: set[ast.expr] = set()
    for loop in file.tree.of(ast.For):
        for call in _tried(file, loop):
            if _is_refused(file, loop, call):
                for entry in functions_called(file, call):
                    told.update(part for part in ast.walk(entry) if isinstance(part, ast.Name | ast.Attribute))
    return bool(used) and told.issuperset(used)


def _names(file: FileContext, name: str) -> list[ast.expr]:
    """Where a file reads a name, or an attribute by that name."""
    named = [n for n in file.inside(file.tree.module, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load)]
    return [*named, *(each for each in file.tree.of(ast.Attribute) if each.attr == name)]


def _tried(file: FileContext, loop: ast.For) -> Iterator[ast.Call]:
    """``text = extract(path)`` of a loop over functions that leaves with the first text."""
    for call in file.inside(loop, ast.Call):
        held = target_of(file.statement_of(call), call)
        if not isinstance(call.func, ast.Name) or not isinstance(held, ast.Name):
            continue
        for test in file.inside(loop, ast.If):
            if isinstance(test.test, ast.Name) and test.test.id == held.id and isinstance(test.body[-1], _LEAVES):
                yield call


def _is_refused(file: FileContext, loop: ast.For, call: ast.Call) -> bool:
    """Whether what follows a loop says that nothing was found, or raises."""
    held = target_of(file.statement_of(call), call)
    for statement in (*loop.orelse, *following(loop)):
        if isinstance(statement, ast.Raise):
            return True
        branch = statement if isinstance(statement, ast.If) else None
        if branch is not None and any(last_part(each) == last_part(held) for each in absent(branch.test)):
            says = [s for s in branch.body if handlers.logs_all([s])]
            return bool(says) or isinstance(branch.body[-1], ast.Raise)
    return False
