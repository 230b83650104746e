"""Answers by which a function tells that it failed, and which one caller drops while others look."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called_where, lasts
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

_DOES: Final = regex(
    r"^_*(upload|download|push|pull|register|deploy|publish|promote|train|create_or_update|submit|ingest|export|restore)(_\w+)?$",
    re.MULTILINE,
)
"""Functions that are called for what they do, of which something else needs what they did: a name, or one a line."""


def dropped_answers(file: FileContext) -> Iterator[tuple[ast.Expr, str]]:
    """``upload_model(path)`` as a statement, the first of its kind in a function, with the name of what is called."""
    if _DOES.search("\n".join(lasts(file))) is None:
        return
    seen: set[tuple[object, str]] = set()
    for call in called_where(file, _DOES.match):
        held = parent_of(call)
        statement = parent_of(held) if isinstance(held, ast.Await) else held
        name = file.call_name(call)
        if isinstance(statement, ast.Expr) and name and (file.function_of(call), name) not in seen:
            seen.add((file.function_of(call), name))
            yield statement, name


def others_look(candidate: Candidate, project: ProjectView) -> bool:
    """Whether what is called answers False where it fails, and another caller asks for it.

    Where none does, that is told of the handler that answers.
    """
    where = candidate.finding.location
    asked = project.resolve(str(candidate.data["drops"]), where.path) if where is not None else None
    if asked is None or asked.function is None:
        return False
    known = project.files[asked.path].candidates_of("MLA102")
    if not any(str(c.data.get("needs")).startswith("callers") and c.function == asked.qualname for c in known):
        return False
    callers = [c for c in project.callers((asked.path, asked.qualname)) if not c.call.reference]
    return any(not c.call.dropped for c in callers if project.context(c.path, c.qualname) != "test")
