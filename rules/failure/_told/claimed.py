"""Success that is told after a step which may have failed: the step only logs that it did, and answers nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, outcomes, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import cut
from mlaudit.findings import Finding, Related, Severity

from .. import _handlers as handlers
from .._work import calls
from .all_well import says_well
from .deeds import ASIDE
from .told import following
from .undone import answers, closes, is_optional, is_quiet

_OF_NO_MATTER: Final = regex(
    r"(?i)cache|track|trace|emit|broadcast|warm|clear|invalidate|touch|ping|connect|close|clean|optimi[sz]ations?$|tear_?down|stop|shutdown"
    r"|__|^_*(on|set_?up|init\w*|log|record|note|print|display|update_progress|set|configure|seed)(_|$)"
)
"""Functions that are called for what they may do."""
_COMES_IN: Final = regex(r"(?i)^_*(process|handle|consume|ingest|receive)_")
"""Functions that are there for what their name would else count as said beside: ``process_notification``."""
_LOOKS: Final = frozenset({"hasattr", "callable", "isinstance", "issubclass", "getattr", "len", "find_spec"})
_STATE: Final = regex(r"(?i)^(status|state|success|ok|succeeded|result)$")
_MESSAGE: Final = regex(r"(?i)^(message|msg|detail|details|info|result|status)$")
_CLAIMS: Final = regex(
    r"(?i)\bsuccess(ful(ly)?)?\b|\b(has|have) been \w+(ed|en|nt)\b"
    r"|\b(is|are|was|were) (saved|stored|added|updated|sent)\b"
    r"|\b(completed?|saved|stored|uploaded|ingested|indexed|registered|trained|retrained|deployed|added|updated|deleted"
    r"|created|sent)(?=\W*$| (success|to|in|from|the)\b)"
)
_DENIES: Final = regex(
    r"(?i)\b(un|not|no|fail\w*|error|could|skip\w*|if|whether|already|nothing|started|queued|scheduled)\b"
)
_JSON: Final = frozenset({"jsonify", "JSONResponse", "ORJSONResponse", "dict", "dumps", "json_response", "Response"})


_TELLING: Final = frozenset({ast.Constant, ast.Call, ast.Dict, ast.Tuple})


class Claim(NamedTuple):
    """A step whose answer is dropped, by its name, and the success that is told after it; `worked_out`: by an answer
    whose status comes from other work.
    """

    step: ast.stmt
    name: str
    said: str
    worked_out: bool = False


def keeps_to_itself(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function ends with a handler that only logs, and answers nothing by which its callers could tell."""
    function, block = file.function_of(handler), handlers.try_of(handler)
    if function is None or block is None or not is_quiet(handler) or answers(function):
        return False
    aside = ASIDE.search(function.name) is not None and _COMES_IN.match(function.name) is None
    if aside or _OF_NO_MATTER.search(function.name) or is_optional(file, function, handler):
        return False
    body = work_of(function)
    if block not in body or any(map(_does, body[: body.index(block)])):
        return False  # one of several ways, of which the others may have been enough
    if any(isinstance(s, ast.Assign | ast.AnnAssign) and s.value and _is_true(s.value) for s in statements(block.body)):
        return False  # ``self.ready = True``: a flag tells whether it was done
    if not any(map(_is_work, calls(file, block.body))):
        return False
    after = [] if isinstance(handler.body[-1], ast.Return) else following(block)
    return handlers.logs_all([s for s in after if not isinstance(s, ast.Return) and not closes(s)])


def _is_true(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is True


def _is_work(call: ast.Call) -> bool:
    """Whether a call is more than a word in the log, a look at what was imported, or a note that it was found there."""
    last = last_part(call.func)
    if last in ("append", "add") and all(isinstance(given, ast.Constant) for given in call.args):
        return False
    return last not in _LOOKS and not handlers.is_log(call)


def _does(statement: ast.stmt) -> bool:
    """Whether a statement before the block is work of its own: ``store[key] = value``, ``self.queue.append(row)``."""
    if isinstance(statement, ast.Assign):
        return any(isinstance(target, ast.Subscript | ast.Attribute) for target in statement.targets)
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call) and not handlers.logs_all([statement])
    )


def claims(file: FileContext) -> Iterator[Claim]:
    """The steps before ``return {"status": "success"}`` or ``return True`` that a function drops the answers of."""
    seen: set[ast.stmt] = set()
    for answer, value in outcomes(file):
        said = _claim(file, answer, value) if value.__class__ in _TELLING and _may_tell(value) else ""
        if not said:
            continue
        for body in blocks_of(parent_of(answer)):
            if answer in body:
                for before in body[: body.index(answer)]:
                    for step, call in _steps(before):
                        name = file.call_name(call)
                        if name and step not in seen:
                            seen.add(step)
                            yield Claim(step, name, said, _is_worked_out(file, value))


def _is_worked_out(file: FileContext, value: ast.expr | None) -> bool:
    """``"status": outcome`` where ``outcome = "success" if done else "error"``."""
    given = [file.names.single_value(item) for key, item in fields(value) if _STATE.match(key)]
    return any(isinstance(each, ast.IfExp | ast.Compare | ast.BoolOp) for each in given)


def claimed_after(file: FileContext, function: FunctionNode, call: ast.Call) -> str:
    """The success that a function tells right behind the block of a call, on its way out; "" for none."""
    for answer, value in outcomes(file):
        if file.function_of(answer) is not function or answer.lineno <= call.lineno:
            continue
        home = parent_of(answer)
        body = next((b for b in blocks_of(home) if answer in b), [])
        if any(part is call for step in body[: body.index(answer)] for part in file.inside(step, ast.Call)):
            return _claim(file, answer, value) if value.__class__ in _TELLING and _may_tell(value) else ""
    return ""


def blocks_of(home: ast.AST | None) -> Iterator[list[ast.stmt]]:
    """The blocks of statements that a statement holds."""
    for field in ("body", "orelse", "finalbody"):
        body = getattr(home, field, [])
        if isinstance(body, list):
            yield body


def _steps(statement: ast.stmt) -> Iterator[tuple[ast.stmt, ast.Call]]:
    """The calls that a statement, or the last of each of its branches, makes for what they do."""
    if isinstance(statement, ast.Expr):
        call = statement.value.value if isinstance(statement.value, ast.Await) else statement.value
        if isinstance(call, ast.Call) and not handlers.is_log(call):
            yield statement, call
    elif isinstance(statement, ast.If):
        for body in (statement.body, statement.orelse):
            if body:
                yield from _steps(body[-1])
    elif isinstance(statement, ast.With | ast.AsyncWith | ast.Try):
        for inner in statement.body:
            yield from _steps(inner)


def _claim(file: FileContext, answer: ast.Return, value: ast.expr | None) -> str:
    """The success that an answer tells by what it gives; "" for none."""
    function = file.function_of(answer)
    if function is None or any(True for _ in file.ancestors(answer, ast.ExceptHandler)):
        return ""
    if isinstance(value, ast.Constant) and value.value is True:
        others = [outcome(s) for s in file.inside(function, ast.Return)]
        return "True" if any(isinstance(o, ast.Constant) and o.value is False for o in others) else ""
    for key, item in fields(value):
        if _STATE.match(key) and says_well(key, item):
            return file.text(item)
        if _MESSAGE.match(key) and _says_done(item):
            return file.text(item)
    return ""


def _may_tell(value: ast.expr | None) -> bool:
    """Whether an answer of one of the kinds `_TELLING` is ``True``, or one of which `fields` may know a field."""
    if isinstance(value, ast.Constant):
        return value.value is True
    if isinstance(value, ast.Call):
        last = last_part(value.func)
        return last in _JSON or last == "make_response"
    return isinstance(value, ast.Dict) or (isinstance(value, ast.Tuple) and sent(value) is not value)


def fields(value: ast.expr | None) -> Iterator[tuple[str, ast.expr]]:
    """The fields of a dict that is answered, also as JSON and with a status of success beside it."""
    given = sent(value)
    if given is not value:
        yield from fields(given)
    elif isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, item
    elif isinstance(value, ast.Call) and last_part(value.func) in _JSON:
        if any(k.arg in ("status", "status_code") and not _is_well(k.value) for k in value.keywords):
            return
        for given in (*value.args[:1], *(k.value for k in value.keywords if k.arg == "content")):
            yield from fields(given)
        for keyword in value.keywords:
            if keyword.arg and last_part(value.func) in ("jsonify", "dict"):
                yield keyword.arg, keyword.value


def sent(value: ast.expr | None) -> ast.expr | None:
    """What is sent of ``(body, 200)`` and ``make_response(body, 200)``; the value itself where it is neither."""
    parts = value.elts if isinstance(value, ast.Tuple) else []
    if isinstance(value, ast.Call) and last_part(value.func) == "make_response" and not value.keywords:
        parts = value.args[:1] if len(value.args) == 1 else value.args
    if len(parts) == 1 and isinstance(value, ast.Call):
        return parts[0]
    return parts[0] if len(parts) == 2 and _is_well(parts[1]) else value


def _is_well(status: ast.expr) -> bool:
    return isinstance(status, ast.Constant) and isinstance(status.value, int) and status.value < 400


def _says_done(item: ast.expr) -> bool:
    parts = item.values if isinstance(item, ast.JoinedStr) else [item]
    text = " ".join(p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str))
    return _CLAIMS.search(text) is not None and _DENIES.search(text) is None


def told_all_the_same(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding on a step that keeps its failures to itself, where a caller drops its answer and tells a success."""
    if finding.location is None:
        return None
    for caller in project.callers((finding.location.path, candidate.function)):
        if not caller.call.dropped or project.context(caller.path, caller.qualname) == "test":
            continue
        for other in project.files[caller.path].candidates_of(finding.code):
            where = other.finding.location
            if other.data.get("claims") and where is not None and where.line == caller.call.line:
                said = f"{finding.message}, and its caller goes on to tell a success: `{cut(other.data['said'], 60)}`"
                related = (Related(where.path, where.line, "what it does is taken for done here", where.cell),)
                severity = min(finding.severity, Severity.INFO) if other.data.get("worked") else finding.severity
                return msgspec.structs.replace(finding, message=said, related=related, severity=severity)
    return None
