"""Defaults that a class of settings gives its fields, and that can be nobody's key: overwritten, or never read."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue
from mlaudit.code.tree import parent_of

from .signing import TAKES_CLASS


def of_field(issues: Iterable[Issue], default: ast.Call, file: FileContext) -> Iterator[Issue]:
    """What is said of ``SECRET_KEY: str = os.getenv("APP_KEY", "change-me")``: nothing where the class gives the field
    another value each time it is made.
    """
    assigned = parent_of(default)
    target = assigned.targets[0] if isinstance(assigned, ast.Assign) else getattr(assigned, "target", None)
    owner = parent_of(assigned) if isinstance(target, ast.Name) and assigned is not None else None
    if not isinstance(owner, ast.ClassDef) or not isinstance(target, ast.Name):
        yield from issues
        return
    if _is_overwritten(owner, target.id):
        list(issues)  # its line is told: nobody else has to look at it
        return
    reads = any(
        each.attr == target.id and isinstance(each.ctx, ast.Load) for each in file.tree.of(ast.Attribute)
    )  # by the file itself
    for issue in issues:
        issue.data |= {"field": target.id, "read here": reads}
        yield issue


def _is_overwritten(owner: ast.ClassDef, name: str) -> bool:
    makers = [each for each in owner.body if isinstance(each, ast.FunctionDef) and each.name == "__init__"]
    return any(_sets(each.body, name) for each in makers)


def _sets(body: Sequence[ast.stmt], name: str) -> bool:
    """Whether ``self.name`` is given a value whichever way these statements go."""
    for each in body:
        if isinstance(each, ast.Raise):
            return True
        if isinstance(each, ast.Assign) and any(_is_own(target, name) for target in each.targets):
            return True
        if isinstance(each, ast.AnnAssign) and each.value is not None and _is_own(each.target, name):
            return True
        if isinstance(each, ast.If) and _sets(each.body, name) and _sets(each.orelse, name):
            return True
        if isinstance(each, ast.With) and _sets(each.body, name):
            return True
        if isinstance(each, ast.Try) and (
            _sets(each.finalbody, name)
            or (_sets([*each.body, *each.orelse], name) and all(_sets(it.body, name) for it in each.handlers))
        ):
            return True
    return False


def _is_own(target: ast.expr, name: str) -> bool:
    owner = target.value if isinstance(target, ast.Attribute) and target.attr == name else None
    return isinstance(owner, ast.Name) and owner.id == "self"


def is_field_read(project: ProjectView, code: str, field: str, path: str) -> bool:
    """Whether a file that takes the settings of `path` reads a field of them; where none takes them, nobody can say."""
    takers = [each for each in project.files if path in project.imported(each) and not is_test_path(each)]
    said = [c.data for each in takers for c in project.files[each].candidates_of(code)]
    if not takers or any(TAKES_CLASS in data.get("signs with", ()) for data in said):
        return True
    return any(field in data.get("asks for", ()) for data in said)


__all__ = ["is_field_read", "of_field"]
