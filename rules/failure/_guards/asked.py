"""Functions that are asked whether to go on, and callers that drop what they answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue
from mlaudit.code.tree import parent_of

from .guards import answers_by_bool

_ASKS: Final = regex(
    r"(?i)^_*((verify|validate|authenticate|authori[sz]e|moderate)(_\w+)?|is_(valid|safe|allowed|authori[sz]ed|trusted)\w*"
    r"|(check|has|ensure)_\w*(permission|access|auth|token|signature|integrity|trust|limit|quota|schema|input|valid)\w*)$"
)


@lru_cache(maxsize=100_000)
def is_asked(name: str) -> bool:
    """Whether a function is called after asking: ``verify_signature``, ``has_access``."""
    return _ASKS.match(name) is not None


def refuses_by_answer(function: FunctionNode, file: FileContext) -> Iterator[Issue]:
    """A mark, told to nobody, on a guard that answers False where it refuses."""
    if is_asked(function.name) and answers_by_bool(file, function):
        yield Issue(function, "", data={"answers": True})


def dropped(call: ast.Call, file: FileContext) -> Iterator[Issue]:
    """``verify_signature(body)``, and nobody looks at what it says."""
    held = parent_of(call)
    statement = parent_of(held) if isinstance(held, ast.Await) else held
    if isinstance(statement, ast.Expr) and (call.args or call.keywords):
        name = file.call_name(call)
        if name is not None:
            said = f"`{file.text(call.func)}` answers False where it refuses, and nobody looks"
            yield Issue(statement, said, data={"asked": name})


def is_known_to_refuse(project: ProjectView, code: str, asked: str, path: str) -> bool:
    """Whether what a file calls by this name is a guard that answers False where it refuses."""
    guard = project.resolve(asked, path)
    if guard is None or guard.function is None:
        return False
    known = project.files[guard.path].candidates_of(code)
    return any(c.data.get("answers") and c.function == guard.function.qualname for c in known)


def is_unread(path: str, function: str, project: ProjectView) -> bool:
    """Whether a check is called, and nobody does anything with what it answers."""
    callers = project.callers((path, function))
    return bool(callers) and all(caller.call.dropped and not caller.call.reference for caller in callers)
