"""Loops that ask a server again and again whether a job has ended, and that neither a deadline nor a count ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written, names_in

from .bounds import is_guarded

_ASKS: Final = regex(
    r"(^|[._])_?((get|describe|retrieve|fetch|poll|query|check|refresh|read|show|a?retrieve)_(\w+_)?"
    r"(jobs?|status(es)?|state|run|task|operation|batch|index|endpoint|cluster|transcription|result|build|deployment|pipeline|execution"
    r"|version|session|conversion|ingestion|crawler|import|export|transform|analysis|table|instance|pod|upload|document)(_\w+)?)$"
    r"|(jobs|runs|batches|files|tasks|operations|predictions|deployments|indexes|videos|responses|threads)\.(get|retrieve|describe)$"
    r"|(^|[._])(op|operation|lro|poller)\.(done|status)$|(^|[._])\w*(async_?result|celery\w*)\.ready$"
    r"|(^|\.)(requests|httpx|session|http|client|_client)\.get$|(^|[._])(job|run|model|batch|prediction|pipeline_job)\.(reload|refresh)$"
)
"""Calls that ask how far a job has come."""
_STATES: Final = regex(r"(?i)(status|state|phase|\bdone\b|complete|ready|finish|succe|processed|active|running)")
_BOUNDS: Final = regex(
    r"(?i)\btime\(\)|monotonic|perf_counter|\bnow\(|utcnow|deadline|time_?out|elapsed|attempt|retr(y|ies)\b|tries|max_|_max\b"
    r"|limit|count|expir|waited|wait_time|budget|remaining|is_set\(|\bstop|cancel_|should_|disconnect|islice|signal|iteration|rounds?\b"
)
"""What a loop holds that ends one day, or that may be told to stop."""


def endless_polls(file: FileContext) -> Iterator[tuple[ast.While, ast.Call]]:
    """The loops of a file that only what they ask for ends, and the call by which they ask."""
    if not file.holds(b"sleep(") or not file.holds(b"while "):
        return
    for loop in file.tree.of(ast.While):
        calls = [*file.inside(loop.test, ast.Call), *(c for s in loop.body for c in file.inside(s, ast.Call))]
        if not any(last_part(call.func) == "sleep" for call in calls):
            continue
        asked = next((call for call in calls if _ASKS.search(as_written(call.func))), None)
        if asked is None or not _ends_by(file, loop, asked) or is_guarded(file, asked):
            continue
        if not _BOUNDS.search(ast.unparse(loop)) and not _is_counted(file, loop):
            yield loop, asked


def _ends_by(file: FileContext, loop: ast.While, asked: ast.Call) -> bool:
    """Whether the loop goes on until the answer says that the job has come to its end."""
    held = names_in(loop.test)
    if not isinstance(loop.test, ast.Constant):
        inside = asked in set(ast.walk(loop.test)) or _answers(file, asked) & held
        return bool(inside) and _STATES.search(ast.unparse(loop.test)) is not None
    return bool(loop.test.value) and any(
        _STATES.search(ast.unparse(branch.test)) is not None
        and any(isinstance(s, ast.Break | ast.Return) for s in branch.body)
        for statement in loop.body
        for branch in file.inside(statement, ast.If)
    )


def _answers(file: FileContext, asked: ast.Call) -> set[str]:
    """The names that hold what is answered, also a part of it."""
    statement = file.statement_of(asked)
    return {last_part(target) for target in targets(statement)} if statement is not None else set()


def _is_counted(file: FileContext, loop: ast.While) -> bool:
    """Whether the loop counts its rounds, by whatever name."""
    counted = {as_written(s.target) for each in loop.body for s in file.inside(each, ast.AugAssign)}
    tests = [loop.test, *(branch.test for each in loop.body for branch in file.inside(each, ast.If))]
    return any(isinstance(p, ast.Name) and p.id in counted for test in tests for p in ast.walk(test))


__all__ = ["endless_polls"]
