"""Whether a model is kept, decided by its score on the test rows against that of another model of the same program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

from .._rows.tables import is_validation_name
from .checkpoints import ORDERS
from .kept import SAVES
from .tested import may_score_on_test, own_function, score_on_test

_SAVES: Final = regex(
    r"(?i)^_*(save|dump|persist|export|register|promote|publish|store|upload|log_model|write_model)(_|$)"
)
_IN_USE: Final = regex(
    r"(?i)(^|_)(prod(uction)?|champion|deployed|current|live|existing|old|prev(ious)?|incumbent|registered|best|last)(_|$)"
)
"""Names of a model that serves already: whether a new one replaces it is what test rows are for."""


def decided(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Where it is decided that a model is saved, and where its score or that of the other one is measured."""
    if not may_score_on_test(file):
        return
    for test in file.tree.of(ast.Compare):
        if len(test.ops) != 1 or not isinstance(test.ops[0], ORDERS):
            continue
        sides = [test.left, test.comparators[0]]
        if any(isinstance(side, ast.Constant) for side in sides) or any(map(_is_in_use, sides)):
            continue
        place = _place(file, test)
        if place is None:
            continue
        first, second = (score_on_test(file, side) for side in sides)
        if not isinstance(first, ast.Call) or not isinstance(second, ast.Call) or first is second:
            continue
        if any(map(_is_in_use, (first, second))):
            continue
        if not any(is_validation_name(name) for each in (first, second) for name in names_in(each)):
            yield place, second


def _is_in_use(node: ast.expr) -> bool:
    names = {*names_in(node), *(part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute))}
    return any(_IN_USE.search(name) for name in names)


def _place(file: FileContext, test: ast.Compare) -> ast.expr | None:
    """Where a comparison decides what is saved: itself, or the call of the function that gives back its answer."""
    holder = parent_of(test)
    if isinstance(holder, ast.If) and holder.test is test:
        return test if _saves(file, [holder]) else None
    if isinstance(holder, ast.Return):
        return _by_caller(file, test, "")
    if not isinstance(holder, ast.Assign) or not isinstance(holder.targets[0], ast.Name):
        return None
    flag = holder.targets[0].id
    return test if _saves(file, _asking(file, test, flag)) else _by_caller(file, test, flag)


def _by_caller(file: FileContext, test: ast.Compare, flag: str) -> ast.expr | None:
    """The call of the function that a comparison stands in, where its caller saves by what it gives back."""
    home = file.function_of(test)
    if home is None or not (not flag or any(last_part(each.value) == flag for each in file.inside(home, ast.Return))):
        return None
    for call in called(file, home.name):
        if own_function(file, call) is not home:
            continue
        statement = file.statement_of(call)
        if isinstance(statement, ast.If) and _saves(file, [statement]):
            return call
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Name) and _saves(file, _asking(file, call, target.id)):
            return call
    return None


def _asking(file: FileContext, node: ast.expr, flag: str) -> list[ast.If]:
    """The branches after a place that ask for a flag."""
    home = file.function_of(node)
    return [
        branch
        for branch in file.tree.of(ast.If)
        if branch.lineno > node.lineno and file.function_of(branch) is home and flag in names_in(branch.test)
    ]


def _saves(file: FileContext, branches: list[ast.If]) -> bool:
    calls = [call for branch in branches for part in branch.body for call in file.inside(part, ast.Call)]
    return any((last := last_part(call.func)) in SAVES or _SAVES.search(last) is not None for call in calls)


__all__ = ["decided"]
