"""Functions whose answer goes nowhere: those of a page that nobody calls, and those that a module only tries out."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.wrappers import is_only_wrapped

_PAGES: Final = ("streamlit.", "gradio.")
"""What a module calls at its top level that is run as a page, and imported by nobody."""


def is_unnamed(file: FileContext, node: ast.AST) -> bool:
    """Whether nothing in a page names the function that a node is in, so as to call it or to hand it on."""
    if not file.imports("streamlit", "gradio"):
        return False
    function = file.function_of(node)
    if function is None or file.tree.scope_at(function).qualname != function.name:
        return False
    if not is_only_wrapped(function):
        return False  # what registers it calls it
    name = function.name
    return not any(
        (isinstance(part, ast.Name) and part.id == name)
        or (isinstance(part, ast.Attribute) and part.attr == name)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str) and name in part.value)
        for part in ast.walk(file.tree.module)
    )


def is_left_over(project: ProjectView, path: str) -> bool:
    """Whether an unnamed function of a file is one that nobody calls: the file is a page, and no other imports it."""
    facts = project.files.get(path)
    if facts is None or not any(call.target.startswith(_PAGES) for call in facts.module_calls):
        return False
    return not is_imported(project, path)


def is_only_tried(project: ProjectView, path: str, function: str) -> bool:
    """Whether nothing but the module itself calls a function, as it is run, and drops what it is answered: nobody can
    mistake that for anything.
    """
    callers = [c for c in project.callers((path, function)) if not is_test_path(c.path)] if function else []
    own = all(c.path == path and not c.qualname and c.call.dropped and not c.call.reference for c in callers)
    return bool(callers) and own


def is_imported(project: ProjectView, path: str) -> bool:
    """Whether another file of the project imports this one."""
    imported: frozenset[str] | None = project.shared.get("files that others import")
    if imported is None:
        imported = frozenset(found for each in project.files for found in project.imported(each) if found != each)
        project.shared["files that others import"] = imported
    return path in imported
