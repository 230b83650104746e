"""What an assignment gives to which target."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def pairs(assign: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each target with what it is given, also of ``train, test = files[:n], files[n:]``."""
    for target in assign.targets:
        if isinstance(target, ast.Tuple) and isinstance(assign.value, ast.Tuple):
            yield from zip(target.elts, assign.value.elts, strict=False)
        else:
            yield target, assign.value


def targets(statement: ast.AST) -> list[ast.expr]:
    """What a statement assigns to, with an annotation or without; nothing where it is no assignment."""
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) and statement.value is not None else []


def given(statement: ast.AST) -> ast.expr | None:
    """What a statement assigns; None where it is no assignment."""
    return statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None


__all__ = ["given", "pairs", "targets"]
