"""What an assignment gives to which target, and what a return gives back by a name."""

from __future__ import annotations

import ast
from collections.abc import Iterator


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


def first_target(statement: ast.AST | None) -> ast.expr | None:
    """The first target of an assignment, with an annotation or without; None for any other statement."""
    if isinstance(statement, ast.Assign):
        return statement.targets[0]
    return statement.target if isinstance(statement, ast.AnnAssign) else None


def targets(statement: ast.AST | None) -> list[ast.expr]:
    """What an assignment gives its value to, annotated or not; nothing for any other statement."""
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) and statement.value is not None else []


def given(statement: ast.AST | None) -> ast.expr | None:
    """What a statement assigns, with an annotation or without; None where it is no assignment."""
    return statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None


__all__ = ["first_target", "given", "pairs", "targets"]
