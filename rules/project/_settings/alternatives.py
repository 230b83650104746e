"""Modules that are alternatives: one function imports each in a branch of its own, and runs one of them."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of, parents

KIND: Final = "alternatives"
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_LEAVES: Final = (ast.Return, ast.Raise)


def chosen_imports(file: FileContext) -> list[list[list[str]]]:
    """What a file's functions import in branches of which one is taken: by choice, by branch, the names."""
    known: dict[ast.AST, dict[int, list[str]]] = {}
    for scope in file.tree.scopes:
        if scope.function is None or scope.node is not scope.function:
            continue
        for bindings in scope.bindings.values():
            for binding in bindings:
                found = _branch_of(binding.node) if binding.kind == "import" else None
                if found is not None:
                    choice, first = found
                    known.setdefault(choice, {}).setdefault(id(first), []).append(binding.origin)
    return [list(branches.values()) for branches in known.values() if len(branches) > 1]


def _branch_of(node: ast.AST) -> tuple[ast.AST, ast.stmt] | None:
    """The choice that an import is a branch of, and the first statement of that branch: a ``match``, an ``if`` with all
    of its ``elif``, or, where the branch leaves, the function.
    """
    below = node
    for parent in parents(node):
        if isinstance(parent, ast.match_case):
            match = parent_of(parent)
            return (match, parent.body[0]) if match is not None else None
        if isinstance(parent, _FUNCTIONS):
            return None
        if isinstance(parent, ast.If):
            body = parent.body if below in parent.body else parent.orelse
            choice: ast.AST = parent
            while isinstance(above := parent_of(choice), ast.If) and above.orelse == [choice]:
                choice = above
            if isinstance(body[-1], _LEAVES):
                return next((each for each in parents(choice) if isinstance(each, _FUNCTIONS)), choice), body[0]
            return choice, body[0]
        below = parent
    return None


def are_alternatives(project: ProjectView, code: str, one: str, other: str) -> bool:
    """Whether two modules are only ever imported in different branches of one choice."""
    key = f"modules that are alternatives: {code}"
    known: dict[str, set[tuple[str, int, int]]] | None = project.shared.get(key)
    if known is None:
        known = project.shared[key] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(code) if not facts.is_notebook else ():
                if candidate.data["kind"] == KIND:
                    _place(project, path, candidate.data, known)
    pairs = [(a, b) for a in known.get(one, ()) for b in known.get(other, ()) if a[:2] == b[:2]]
    if not pairs or any(a[2] == b[2] for a, b in pairs):
        return False
    chosen_in = {a[0] for a, _ in pairs}
    return all(_importers(project, each) <= chosen_in for each in (one, other))


def _place(project: ProjectView, path: str, data: dict[str, Any], known: dict[str, set[tuple[str, int, int]]]) -> None:
    for choice, branches in enumerate(data["branches"]):
        for branch, names in enumerate(branches):
            for name in names:
                located = project.locate(name, path)
                if located is not None:
                    known.setdefault(located[0], set()).add((path, choice, branch))


def _importers(project: ProjectView, path: str) -> set[str]:
    """The files that import a module, tests aside."""
    every = (other for other in project.files if other != path and path in project.imported(other))
    return {other for other in every if project.context(other, "") != "test"}


__all__ = ["KIND", "are_alternatives", "chosen_imports"]
