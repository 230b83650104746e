"""Default keys that the program itself refuses, where it matters."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext, last_part


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
