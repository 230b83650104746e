"""What an assignment gives to which target, and what a return gives back by a name."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from mlaudit.code.tree import parent_of


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


def given_back(answer: ast.Return) -> ast.expr | None:
    """What a return gives back; of ``answer = f(x)`` just before ``return answer`` that is ``f(x)``."""
    if not isinstance(answer.value, ast.Name):
        return answer.value
    home = parent_of(answer)
    for field in ("body", "orelse", "finalbody"):
        body = getattr(home, field, None)
        if isinstance(body, list) and answer in body:
            at = body.index(answer)
            return (_named(body[at - 1], answer) if at else None) or answer.value
    return answer.value


def unnamed(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """A body without the assignments that only name what the return after them gives back."""
    after: list[ast.stmt | None] = [*body[1:], None]
    return [s for s, then in zip(body, after, strict=False) if not isinstance(then, ast.Return) or not _named(s, then)]


def _named(before: ast.stmt, answer: ast.Return) -> ast.expr | None:
    """What a statement gives the name that the return after it gives back; None where it gives it nothing."""
    if isinstance(before, ast.AnnAssign):
        target: ast.expr = before.target
    elif isinstance(before, ast.Assign) and len(before.targets) == 1:
        target = before.targets[0]
    else:
        return None
    same = isinstance(target, ast.Name) and isinstance(answer.value, ast.Name) and target.id == answer.value.id
    return before.value if same else None


__all__ = ["first_target", "given_back", "pairs", "targets", "unnamed"]
