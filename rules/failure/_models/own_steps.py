"""Steps before a model that come from a module of the project itself, and that are left out where it does not load."""

from __future__ import annotations

import ast
import sys
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView
from mlaudit.code.written import names_in

from .. import _handlers as handlers
from .._errors import NO_MODULE, caught
from .._made_up.unprepared import PREPARES

OWN: Final = "own step"
"""What a candidate holds that may be one: the name that is imported, out of which module."""


def own_step(file: FileContext, handler: ast.ExceptHandler) -> tuple[str, str] | None:
    """``except ImportError: center_image = None`` after ``from steps import center_image``, where that is called only
    ``if center_image``: the name, and where it is from.
    """
    block = handlers.try_of(handler)
    if block is None or not caught(handler, NO_MODULE) or handlers.raises(handler):
        return None
    imported = {
        alias.asname or alias.name: f"{node.module}.{alias.name}"
        for statement in block.body
        for node in file.inside(statement, ast.ImportFrom)
        if node.module and not node.level
        for alias in node.names
    }
    for statement in handler.body:
        value = given(statement)
        if not isinstance(value, ast.Constant) or value.value is not None:
            continue
        name = next((t.id for t in targets(statement) if isinstance(t, ast.Name) and t.id in imported), "")
        if name and PREPARES.search(name) and _is_left_out(file, name):
            return name, imported[name]
    return None


def _is_left_out(file: FileContext, name: str) -> bool:
    """Whether a step is called only where it is there, and nothing is done for it otherwise but to log."""
    branches = [
        branch
        for branch in file.tree.of(ast.If)
        if name in names_in(branch.test)
        and any(last_part(call.func) == name for s in branch.body for call in file.inside(s, ast.Call))
    ]
    return bool(branches) and all(handlers.logs_all(branch.orelse) for branch in branches)


def is_own(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a step is of a module of the project that needs no library but those which the file that imports it needs
    itself: where it does not load, it is broken or was left out of the image.
    """
    where = candidate.finding.location
    symbol = project.resolve(candidate.data[OWN], where.path) if where is not None else None
    if symbol is None or where is None or symbol.path == where.path:
        return False
    own = {path.rpartition("/")[2].removesuffix(".py") for path in project.files}
    own |= {part for path in project.files for part in path.split("/")[:-1]}
    here = {fact.name.partition(".")[0] for fact in project.files[where.path].imports if not fact.optional}
    there = {fact.name.partition(".")[0] for fact in project.files[symbol.path].imports if not fact.optional}
    return there <= here | own | set(sys.stdlib_module_names)


__all__ = ["OWN", "is_own", "own_step"]
