"""Switches of which nothing hangs: the functions that ask for them answer no request."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView

from .open_switches import names_switch

SWITCHES_READ: Final = "reads"
"""The switches that a function asks for, in lower case."""
_DEPTH: Final = 3


def reads_of_switches(file: FileContext) -> Iterator[tuple[FunctionNode | ast.stmt, list[str]]]:
    """The functions, and the statements outside of any, that read switches by a name or an attribute."""
    found: dict[FunctionNode | ast.stmt, set[str]] = {}
    read: list[ast.Name | ast.Attribute] = [*file.inside(file.tree.module, ast.Name), *file.tree.of(ast.Attribute)]
    for each in read:
        name = last_part(each)
        if not isinstance(each.ctx, ast.Load) or not names_switch(name):
            continue
        statement = file.statement_of(each)
        if statement is not None and not any(last_part(t).lower() == name.lower() for t in targets(statement)):
            found.setdefault(file.function_of(each) or statement, set()).add(name.lower())
    for place, names in found.items():
        yield place, sorted(names)


def is_idle(project: ProjectView, code: str, switch: str) -> bool:
    """Whether functions ask for a switch, and no request comes to any of them."""
    readers = [
        (path, each.function)
        for path, facts in project.files.items()
        for each in facts.candidates_of(code)
        if switch.lower() in each.data.get(SWITCHES_READ, ())
    ]
    return bool(readers) and all(_answers_nobody(project, reader, _DEPTH) for reader in readers)


def _answers_nobody(project: ProjectView, node: Node, deep: int) -> bool:
    """Whether no request comes to a plain function, nor to any that calls it, depends on it or hands it on."""
    path, name = node
    known = project.function(node)
    if deep <= 0 or known is None or not name or "." in name or known.decorators:
        return False
    if project.is_reached("serving", path, name):
        return False
    callers = {(caller.path, caller.qualname) for caller in project.callers(node)} - {node}
    return all(_answers_nobody(project, caller, deep - 1) for caller in callers)
