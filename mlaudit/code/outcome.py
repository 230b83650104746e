"""What a return gives, written there or under a name in the statement before, and the block a function works in."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from mlaudit.code.assigned import target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.statements import below
from mlaudit.code.tree import parent_of


def outcome(answer: ast.Return) -> ast.expr | None:
    """What a return gives: ``[]`` for ``return []``, and for ``found = []`` right before ``return found``."""
    if not isinstance(answer.value, ast.Name):
        return answer.value
    named = _named_before(answer)
    return answer.value if named is None else named.value


def outcomes(file: FileContext) -> list[tuple[ast.Return, ast.expr | None]]:
    """The returns of a file, each with what it gives."""
    known: list[tuple[ast.Return, ast.expr | None]] | None = file.shared.get("outcomes of returns")
    if known is None:
        known = file.shared["outcomes of returns"] = [(each, outcome(each)) for each in file.tree.of(ast.Return)]
    return known


def other_outcomes(file: FileContext, function: FunctionNode, value: ast.expr | None) -> list[ast.expr]:
    """What the returns in a function give, but for the one that gives `value`, and those that give nothing."""
    every = map(outcome, file.inside(function, ast.Return))
    return [each for each in every if each is not None and each is not value]


def led_to(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a block without its last one, and without the one that gives a name to what that returns."""
    named = _named_before(body[-1]) if body else None
    return [statement for statement in body[:-1] if statement is not named]


def names_outcome(statement: ast.stmt) -> bool:
    """Whether a statement does no more than name what the next one returns."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return False
    block = _block_of(statement)
    at = block.index(statement) + 1 if block else 0
    return 0 < at < len(block) and _named_before(block[at]) is statement


def unnamed(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """A block without the statements that do no more than name what the next one returns."""
    return [statement for statement in body if not names_outcome(statement)]


def straight(body: Sequence[ast.stmt]) -> list[ast.stmt]:
    """A block in which what stands in the ``else`` of an ``if`` that leaves follows it, as without the ``else``."""
    found: list[ast.stmt] = []
    for statement in body:
        found.append(statement)
        if isinstance(statement, ast.If) and isinstance(statement.body[-1], ast.Return | ast.Raise):
            found += straight(statement.orelse)
    return found


def work_of(function: FunctionNode) -> list[ast.stmt]:
    """The block in which a function does its work: its body, or what a ``with`` or a ``try``-``finally`` round all of
    it holds. A ``with`` that takes exceptions, as ``suppress(...)`` does, is part of the work.
    """
    body = function.body
    while True:
        rest = [s for s in body if not _is_aside(s)]
        only = rest[0] if len(rest) == 1 else None
        timed = isinstance(only, ast.Try) and not only.handlers and not only.orelse
        spanned = isinstance(only, ast.With | ast.AsyncWith) and not any(map(_takes_errors, only.items))
        if not isinstance(only, ast.With | ast.AsyncWith | ast.Try) or not (timed or spanned):
            return body
        body = only.body


def _takes_errors(item: ast.withitem) -> bool:
    call = item.context_expr
    name = ast.unparse(call.func).rpartition(".")[2] if isinstance(call, ast.Call) else ""
    return name in ("suppress", "raises")


def _is_aside(statement: ast.stmt) -> bool:
    docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return docstring or isinstance(statement, ast.Import | ast.ImportFrom | ast.Global)


def is_returned(statement: ast.AST | None) -> bool:
    """Whether a statement's value goes to the caller: ``return f(x)``, and ``y = f(x)`` with ``return y`` below it."""
    if isinstance(statement, ast.Return):
        return True
    target = target_of(statement)
    if statement is None or not isinstance(target, ast.Name):
        return False
    return any(
        isinstance(each, ast.Return) and isinstance(each.value, ast.Name) and each.value.id == target.id
        for each in below(statement)
    )


def callers_of_answer(file: FileContext, statement: ast.AST | None) -> list[ast.Call]:
    """The calls of the function of this module that gives back the value of `statement`."""
    home = file.function_of(statement) if statement is not None and is_returned(statement) else None
    if home is None or file.tree.scope_at(home).qualname != home.name:
        return []
    return file.calls.get((f"{file.module}.{home.name}", home.name), [])


def _named_before(answer: ast.stmt) -> ast.Assign | ast.AnnAssign | None:
    value = answer.value if isinstance(answer, ast.Return) else None
    if not isinstance(value, ast.Name):
        return None
    block = _block_of(answer)
    at = block.index(answer) if block else 0
    before = block[at - 1] if at else None
    if not isinstance(before, ast.Assign | ast.AnnAssign) or before.value is None:
        return None
    targets = before.targets if isinstance(before, ast.Assign) else [before.target]
    target = targets[0] if len(targets) == 1 else None
    return before if isinstance(target, ast.Name) and target.id == value.id else None


def _block_of(statement: ast.stmt) -> list[ast.stmt]:
    holder = parent_of(statement)
    for field in ("body", "orelse", "finalbody"):
        block = getattr(holder, field, None)
        if isinstance(block, list) and statement in block:
            return block
    return []


__all__ = [
    "callers_of_answer",
    "is_returned",
    "led_to",
    "names_outcome",
    "outcome",
    "outcomes",
    "straight",
    "unnamed",
    "work_of",
]
