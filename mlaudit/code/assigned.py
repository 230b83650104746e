"""What an assignment gives to which target, with an annotation or without."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlaudit.code.file import FileContext


def pairs(assign: ast.Assign | ast.AnnAssign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each target with what it is given, also of ``train, test = files[:n], files[n:]`` and ``train: list = files``."""
    if isinstance(assign, ast.AnnAssign):
        if assign.value is not None:
            yield assign.target, assign.value
        return
    for target in assign.targets:
        if isinstance(target, ast.Tuple) and isinstance(assign.value, ast.Tuple):
            yield from zip(target.elts, assign.value.elts, strict=False)
        else:
            yield target, assign.value


def targets(statement: ast.AST | None) -> list[ast.expr]:
    """What an assignment gives its value to, annotated or not; nothing for any other statement."""
    found = assignment(statement)
    return found.targets if found is not None else []


def given(statement: ast.AST | None) -> ast.expr | None:
    """What a statement assigns, with an annotation or without; None where it is no assignment."""
    found = assignment(statement)
    return found.value if found is not None else None


class Assigned(NamedTuple):
    """A value and the targets that it is given to."""

    targets: list[ast.expr]
    value: ast.expr


def assignment(statement: ast.AST | None) -> Assigned | None:
    """What ``x = y = f()`` or ``x: T = f()`` gives to what; None for any other statement."""
    if isinstance(statement, ast.Assign):
        return Assigned(statement.targets, statement.value)
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        return Assigned([statement.target], statement.value)
    return None


def assignments(file: FileContext, node: ast.AST) -> Iterator[Assigned]:
    """All of them under a node: the plain ones first."""
    for kind in (ast.Assign, ast.AnnAssign):
        for statement in file.inside(node, kind):
            found = assignment(statement)
            if found is not None:
                yield found


def target_of(statement: ast.AST | None, value: ast.expr | None = None) -> ast.expr | None:
    """The first thing that a statement gives its value to; with `value`, only where it gives that as it is."""
    found = assignment(statement)
    return found.targets[0] if found is not None and (value is None or found.value is value) else None


__all__ = ["Assigned", "assignment", "assignments", "given", "pairs", "target_of", "targets"]
