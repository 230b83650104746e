"""Fields of settings by which nobody asks for what they hold."""

from __future__ import annotations

import ast

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parents
from mlaudit.code.vocabulary import attributes


def field_of(read: ast.expr) -> str:
    """The field of a class that a read gives its value to, where its name is that of a constant; "" for any other."""
    home = next((each for each in parents(read) if isinstance(each, ast.stmt)), None)
    target = home.targets[0] if isinstance(home, ast.Assign) else getattr(home, "target", None)
    owner = next(parents(home), None) if home is not None else None
    name = target.id if isinstance(target, ast.Name) and isinstance(owner, ast.ClassDef) else ""
    return name if name.isupper() else ""


def asked_for(file: FileContext) -> list[str]:
    """The attributes of a file with names of constants: what it takes from settings is among them."""
    return sorted(name for name in attributes(file) if name.isupper())


def is_unread(project: ProjectView, code: str, path: str, line: int) -> bool:
    """Whether a read of the environment gives its value to a field of settings, and no file asks for that."""
    fields = {
        each.data.get("held as", "")
        for each in project.files[path].candidates_of(code)
        if each.finding.location is not None and each.finding.location.line == line
    } - {""}
    return bool(fields) and fields.isdisjoint(_asked(project, code))


def _asked(project: ProjectView, code: str) -> frozenset[str]:
    known: frozenset[str] | None = project.shared.get("constants that files ask for")
    if known is None:
        known = project.shared["constants that files ask for"] = frozenset(
            name
            for path, facts in project.files.items()
            if not is_test_path(path)
            for candidate in facts.candidates_of(code)
            for name in candidate.data.get("asks for", ())
        )
    return known


__all__ = ["asked_for", "field_of", "is_unread"]
