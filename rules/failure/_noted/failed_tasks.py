"""Failures that a task of a scheduler tells in what it answers, where only what it raises counts."""

from __future__ import annotations

import ast
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.records import fields_of
from .._told.tasks import TASK
from .words import note, work

OF_A_TASK: Final = "noted, of a task"
"""What `settled` has to ask of such a function: whether a task of a scheduler is what calls it."""
_STATE: Final = regex(r"(?i)^(status|state|result|outcome)$")
_BAD: Final = regex(r"(?i)^(fail(ed|ure)?|errors?|errored)$")


def failed_task(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``return {"status": "failed", "error": str(error)}`` of what a task of a scheduler calls, or of the task."""
    function, last = file.function_of(handler), handler.body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    if function is None or value is None or not handlers.is_broad(file, handler) or work(file, block) is None:
        return None
    if not any(_says_failed(part) for part in (value, *getattr(value, "args", ()))):
        return None
    said = f"`{function.name}` answers with a status where it fails"
    return note(f"{said}: its scheduler counts that as done, and tries nothing again", OF_A_TASK)


def _says_failed(value: ast.expr) -> bool:
    fields = fields_of(value) or {}
    return any(
        _STATE.match(name) and isinstance(said, ast.Constant) and _BAD.match(str(said.value))
        for name, said in fields.items()
    )


def of_a_task(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding on such a function, with the task that calls it; None where no task does, or it looks."""
    where = finding.location
    if where is None or not candidate.function:
        return None
    if _is_task(project, where.path, candidate.function):
        return finding
    for caller in project.callers((where.path, candidate.function)):
        if not caller.call.reference and not caller.call.looked and _is_task(project, caller.path, caller.qualname):
            related = (Related(caller.path, caller.call.line, "the task calls it here"),)
            return msgspec.structs.replace(finding, related=related)
    return None


def _is_task(project: ProjectView, path: str, function: str) -> bool:
    known = project.function((path, function)) if function else None
    return known is not None and any(TASK.match(decorator.name) for decorator in known.decorators)


__all__ = ["OF_A_TASK", "failed_task", "of_a_task"]
