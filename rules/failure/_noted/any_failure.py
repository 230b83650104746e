"""Any failure of a step that is answered with an empty collection, or with a zero for each of its items."""

from __future__ import annotations

import ast
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import other_outcomes, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._work import calls, kinds
from .words import can_do_without, note, work

TAKEN: Final = "noted, taken as it comes"
"""What `settled` has to ask of such a function: whether anybody takes its answer, and nobody looks into it."""
_SPARE: Final = regex(
    r"(?i)cache|comment|meta|optional|try_|hint|version|suggest|related|debug|stat(u)?s|health|probe|history|list_"
    r"|^_*(parse|decode|loads|safe|coerce|as|to|is|has)(_|$)"
)
"""Functions whose answer others do without, and those that only take a text apart."""
_PARSES: Final = frozenset(
    {
        "loads",
        "literal_eval",
        "fromisoformat",
        "strptime",
        "int",
        "float",
        "split",
        "findall",
        "search",
        "match",
        "group",
        "groups",
    }
)


def any_failure(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: log.warning(...); return []`` of a function that finds, measures or makes something, where
    none of those who call it asks whether there is anything in it (see `who_takes`).
    """
    function, call = file.function_of(handler), work(file, block)
    if function is None or call is None or not handlers.is_broad(file, handler) or handlers.signals(file, handler):
        return None
    last = handler.body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    if value is None or not handlers.logs_all([s for s in handler.body[:-1] if not isinstance(s, ast.Pass)]):
        return None
    zeros = _zeros(value)
    if not (zeros or is_empty(value)) or _SPARE.search(function.name) or can_do_without(file, function, handler):
        return None
    if all(last_part(c.func) in _PARSES for c in calls(file, block.body) if not handlers.is_log(c)):
        return None
    if not any(not is_empty(other) for other in other_outcomes(file, function, value)):
        return None
    what = "a zero for each" if zeros else "nothing in it"
    asked = next(iter(kinds(file, block.body).values()), call)
    said = f"whatever fails in `{function.name}`, such as `{shown_call(file, asked)}`, its answer has {what}"
    return note(said, TAKEN, "MLA109")


def who_takes(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding on such a function, with a caller that goes on with what it answers; None where nobody takes it, or
    one of them looks.
    """
    where = finding.location
    if where is None or not candidate.function:
        return None
    callers = [c for c in project.callers((where.path, candidate.function)) if not c.call.reference]
    callers = [c for c in callers if project.context(c.path, c.qualname) != "test"]
    taken = [c for c in callers if not c.call.dropped]
    if not taken or any(c.call.looked for c in taken):
        return None
    related = (Related(taken[0].path, taken[0].call.line, "it is called here"),)
    said = f"{finding.message}, and who calls it takes that for a result"
    return msgspec.structs.replace(finding, message=said, related=related)


def _zeros(value: ast.expr) -> bool:
    """``{name: 0.0 for name in columns}``, ``[0.0 for _ in rows]``."""
    given = value.value if isinstance(value, ast.DictComp) else value.elt if isinstance(value, ast.ListComp) else None
    return isinstance(given, ast.Constant) and type(given.value) in (int, float) and not given.value


__all__ = ["TAKEN", "any_failure", "who_takes"]
