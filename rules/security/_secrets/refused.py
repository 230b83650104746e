"""Default keys that the program itself refuses, where it matters."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of


def is_refused(file: FileContext, variable: str, default: str) -> bool:
    """Whether the file raises where a key is still its default: ``if self.secret_key == "change-me": raise ...``, also
    in production alone, and also after it has put all that is wrong into a list.
    """
    if not file.holds(b"raise "):
        return False
    for guard in file.tree.of(ast.If):
        if any(_compares(file, part, variable, default) for part in ast.walk(guard.test)) and _raises(file, guard):
            return True
    return False


def is_refused_above(file: FileContext, value: ast.expr) -> bool:
    """Whether a text stands in for a key that is missing, after the same block has raised where one is needed:
    ``if not secret:`` with ``if settings.auth: raise ...`` before ``secret = "dev"``.
    """
    given = parent_of(value)
    block = parent_of(given) if isinstance(given, ast.Assign) else None
    if not isinstance(given, ast.Assign) or not isinstance(block, ast.If) or given not in block.body:
        return False
    missing = {last_part(part) for part in ast.walk(block.test) if isinstance(part, ast.Name | ast.Attribute)}
    if not any(last_part(target) in missing for target in given.targets):
        return False
    before = block.body[: block.body.index(given)]
    return any(isinstance(each, ast.If) and isinstance(each.body[-1], ast.Raise) for each in before)


def _raises(file: FileContext, guard: ast.If) -> bool:
    """Whether the body of a guard raises, or adds to a list that is raised for when it is not empty."""
    inside = [part for statement in guard.body for part in ast.walk(statement)]
    if any(isinstance(part, ast.Raise) for part in inside):
        return True
    lists = {
        part.func.value.id
        for part in inside
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr in ("append", "extend")
        and isinstance(part.func.value, ast.Name)
    }
    home = file.function_of(guard)
    if not lists or home is None:
        return False
    return any(
        any(isinstance(name, ast.Name) and name.id in lists for name in ast.walk(other.test))
        and any(isinstance(statement, ast.Raise) for statement in other.body)
        for other in file.inside(home, ast.If)
        if other.lineno > guard.lineno
    )


def _compares(file: FileContext, part: ast.AST, variable: str, default: str) -> bool:
    if not isinstance(part, ast.Compare) or not isinstance(part.ops[0], ast.Eq | ast.In):
        return False
    if last_part(part.left).lower() != variable.lower():
        return False
    known = file.constant(part.comparators[0])
    return known == default or (isinstance(known, tuple) and default in known)
