"""What a function gives back: in its ``return``, or by a name that is returned right after."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import first_target
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of


def is_returned(statement: ast.AST | None) -> bool:
    """Whether a statement's value goes to the caller: ``return f(x)``, and ``y = f(x)`` with ``return y`` below it."""
    if isinstance(statement, ast.Return):
        return True
    target = first_target(statement)
    if statement is None or not isinstance(target, ast.Name):
        return False
    block = getattr(parent_of(statement), "body", None)
    below = block[block.index(statement) + 1 :] if isinstance(block, list) and statement in block else []
    return any(
        isinstance(each, ast.Return) and isinstance(each.value, ast.Name) and each.value.id == target.id
        for each in below
    )


def callers_of_answer(file: FileContext, statement: ast.AST | None) -> list[ast.Call]:
    """The calls of the function of this module that gives back the value of `statement`."""
    home = file.function_of(statement) if statement is not None and is_returned(statement) else None
    if home is None or file.tree.scope_at(home).qualname != home.name:
        return []
    return file.calls.get((f"{file.module}.{home.name}", home.name), [])


__all__ = ["callers_of_answer", "is_returned"]
