"""Functions that answer None where they fail, for callers who go on with it as if it were there."""

from __future__ import annotations

import ast
from typing import Final

import msgspec

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related

from .. import _handlers as handlers
from .._errors import DATABASE_ERROR, NO_FILE, OUTAGE, caught
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._told.deeds import ASIDE, deed
from .._told.told import following
from .._told.undone import answers, closes
from .unsent import SENDS
from .words import note, work

RELIED: Final = "noted, relied on"
"""What `settled` has to ask of such a function: whether a caller reads something of the None."""
DROPPED: Final = "noted, relied on or dropped"
"""The same of one that is called for what it does, where all who call it may drop its answer."""
PROMISED: Final = "noted, relied on by its annotation"
"""The same of one whose annotation knows of no None: who hands it on relies on that."""
ASKED: Final = (RELIED, DROPPED, PROMISED)
_ALLOWS: Final = regex(r"\bNone\b|Optional|Any|object")
_DOES: Final = regex(
    r"(?i)^_*(create|insert|publish|register|save|send|store|submit|upload|write|persist|export|push)(_(?!or_)\w+)?$"
)
_LASTS: Final = ("publish", "save", "train", "write")


def relied_on(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return None`` of a function of which a caller reads ``found.rows`` without a look."""
    function, call = file.function_of(handler), work(file, block)
    if function is None or call is None or file.inside(function, ast.Yield) or not answers(function):
        return None
    if not handlers.is_broad(file, handler) and not any(
        caught(handler, kind) for kind in (OUTAGE, NO_FILE, DATABASE_ERROR)
    ):
        return None
    if handlers.in_loop(file, block) is not None or not _ends_in_none(function, handler):
        return None
    later = block.handlers[block.handlers.index(handler) + 1 :]
    later += [each for outer in file.ancestors(block, ast.Try) for each in outer.handlers]
    if any(_ends_in_none(function, each) for each in later):
        return None  # said once
    done = deed(file, block.body)
    lasts = (done is not None and done.kind in _LASTS) or _DOES.match(function.name) is not None
    dropped = SENDS.match(function.name) or (lasts and ASIDE.search(function.name) is None)
    needs = DROPPED if dropped else RELIED
    if needs == RELIED and function.returns is not None and not _ALLOWS.search(ast.unparse(function.returns)):
        needs = PROMISED
    return note(f"`{function.name}` answers None where it fails", needs)


def _ends_in_none(function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a handler logs at most, and a function then answers None: so written, by falling off its end, or by a
    name that was None before.
    """
    last, block = handler.body[-1], handlers.try_of(handler)
    leaves = isinstance(last, ast.Return)
    if isinstance(last, ast.Return) and not is_nothing(last.value):
        return False
    body = handler.body[:-1] if leaves else handler.body
    if not handlers.logs_all([s for s in body if not isinstance(s, ast.Pass) and not closes(s)]):
        return False
    if leaves or block is None:
        return leaves
    answer = None
    for statement in following(block):
        if isinstance(statement, ast.Return):
            answer = outcome(statement)
            break
        if not _only_says(statement):
            return False
    if answer is None or is_nothing(answer):
        return True
    if not isinstance(answer, ast.Name):
        return False
    before = [s for s in function.body if s.lineno < block.lineno and answer.id in map(ast.unparse, targets(s))]
    made = given(before[-1]) if before else None
    return isinstance(made, ast.Constant) and made.value is None


def _only_says(statement: ast.stmt) -> bool:
    """A log line, or a test round one."""
    if isinstance(statement, ast.If):
        return handlers.logs_all([*statement.body, *statement.orelse])
    return handlers.logs_all([statement])


def who_relies(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding on such a function, with a caller that goes on; None where all look, or nobody calls."""
    where = finding.location
    if where is None or not candidate.function:
        return None
    callers = [c for c in project.callers((where.path, candidate.function)) if not c.call.reference]
    callers = [c for c in callers if project.context(c.path, c.qualname) != "test"]
    looks = {(c.path, c.qualname) for c in callers if c.call.looked}
    needs = candidate.data["needs"]
    blind = [c for c in callers if (c.path, c.qualname) not in looks]
    used = next((c for c in blind if c.call.relied or (needs == PROMISED and c.call.handed)), None)
    if used is not None:
        related = (Related(used.path, used.call.line, "it is called here"),)
        said = f"{finding.message}, and a caller reads on as if it were there: the cause is lost"
        return msgspec.structs.replace(finding, message=said, related=related)
    if needs == DROPPED and callers and all(c.call.dropped for c in callers):
        related = (Related(callers[0].path, callers[0].call.line, "what it answers is dropped here"),)
        said = f"{finding.message}, and nobody who calls it looks"
        return msgspec.structs.replace(finding, message=said, related=related)
    return None
