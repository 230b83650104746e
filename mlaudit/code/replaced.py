"""Methods that the same class defines again further down: only the last of a name exists, and the others never run."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parents
from mlaudit.code.wrappers import is_only_wrapped


def never_runs(file: FileContext, node: ast.AST) -> bool:
    """Whether a node is, or stands in, a method that its class replaces by a later one of the same name."""
    gone: frozenset[ast.AST] | None = file.shared.get("replaced methods")
    if gone is None:
        gone = file.shared["replaced methods"] = frozenset(
            method for cls in file.tree.of(ast.ClassDef) for method in _replaced(cls)
        )
    return bool(gone) and (node in gone or any(parent in gone for parent in parents(node)))


def _replaced(cls: ast.ClassDef) -> list[FunctionNode]:
    """The methods of a class body that a later one replaces before anything could have kept them.

    An accessor or an overload builds on the earlier one, and a table in the class body may hold it.
    """
    last: dict[str, FunctionNode] = {}
    found: list[FunctionNode] = []
    for statement in reversed(cls.body):
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        later = last.setdefault(statement.name, statement)
        if later is not statement and is_only_wrapped(statement) and is_only_wrapped(later):
            found.append(statement)
    if not found:
        return found
    kept = {part.id for statement in cls.body for part in _evaluated(statement)}
    return [method for method in found if method.name not in kept]


def _evaluated(statement: ast.stmt) -> list[ast.Name]:
    """The names that a class body reads as it is run: not those in the bodies of its methods."""
    read: list[ast.AST] = [statement]
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        read = [*statement.decorator_list, statement.args]
    return [part for each in read for part in ast.walk(each) if isinstance(part, ast.Name)]


__all__ = ["never_runs"]
