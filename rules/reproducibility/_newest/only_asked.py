"""Versions that are asked for to see whether there is one: nothing is made of the answer."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of


def is_dropped(node: ast.Call) -> bool:
    """Whether nothing is done with what a call answers."""
    return isinstance(parent_of(node), ast.Expr)


def is_handed_back(file: FileContext, node: ast.Call) -> bool:
    """Whether a function does no more with what a call answers than to return it."""
    home, taken = file.function_of(node), parent_of(node)
    if home is None or isinstance(taken, ast.Return):
        return home is not None
    target = taken.targets[0] if isinstance(taken, ast.Assign) and len(taken.targets) == 1 else None
    if not isinstance(target, ast.Name):
        return False
    uses = [n for n in ast.walk(home) if isinstance(n, ast.Name) and n.id == target.id and n is not target]
    returned = {each.value for each in file.inside(home, ast.Return)}
    return bool(uses) and all(use in returned for use in uses)


def is_only_asked(project: ProjectView, path: str, function: str) -> bool:
    """Whether all callers of a function drop what it answers."""
    calls = [caller.call for caller in project.callers((path, function))]
    return bool(calls) and all(call.dropped and not call.reference for call in calls)


__all__ = ["is_dropped", "is_handed_back", "is_only_asked"]
