"""Errors that a function answers as a dict, and that a route hands on as an answer like any other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome, outcomes
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related

from ...serving._web.askable import askable, marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._made_up.plain import is_nothing
from .all_well import says_well
from .claimed import fields, sent
from .status import is_callback, is_error, sets_status
from .told import following
from .undone import answers, is_quiet

_FAILED: Final = regex(r"(?i)^(failed|failure|error|ko)$")
_PLAIN: Final = regex(r"^(typing\.)?([Dd]ict|Any|list|List|JSONResponse|Response|Mapping)\b")


class HandedOn(NamedTuple):
    """An answer of a route, and the name of the call whose answer it is; `wrapped`: beside a word of success."""

    answer: ast.Return
    name: str
    wrapped: bool


def error_answers(file: FileContext) -> Iterator[tuple[ast.stmt | ast.ExceptHandler, FunctionNode, bool]]:
    """Where a function that has other answers too answers a dict that tells a failure, once for each function: in a
    handler, if there. Last whether the dict holds nothing but the error.
    """
    found: dict[FunctionNode, list[tuple[ast.Return, bool]]] = {}
    for answer, value in outcomes(file):
        if isinstance(value, ast.Dict):
            alone = is_error(value)
            function = file.function_of(answer) if alone or _tells(value) else None
            if function is not None:
                found.setdefault(function, []).append((answer, alone))
    for function, failed in found.items():
        every = [s for s in file.inside(function, ast.Return) if file.function_of(s) is function]
        if len(every) == len(failed) or (function in askable(file) and route(file, function) is not None):
            continue
        caught = [
            (handler, alone)
            for answer, alone in failed
            for handler in file.ancestors(answer, ast.ExceptHandler)
            if handlers.is_broad(file, handler)
        ]
        place, alone = caught[-1] if caught else failed[0]
        yield place, function, alone


def answers_none(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function that has an answer, where all goes well, logs what was caught and falls off its end."""
    function, block = file.function_of(handler), handlers.try_of(handler)
    if function is None or block is None or not is_quiet(handler) or handlers.in_loop(file, block) is not None:
        return False
    after = [] if isinstance(handler.body[-1], ast.Return) else following(block)
    return answers(function) and handlers.logs_all([s for s in after if not is_none(s)])


def is_none(statement: ast.stmt) -> bool:
    """``return``, ``return None``."""
    return isinstance(statement, ast.Return) and is_nothing(statement.value)


def _tells(value: ast.Dict) -> bool:
    """``{"status": "failed"}``, ``{"success": False}``."""
    for key, item in fields(value):
        if not isinstance(item, ast.Constant):
            continue
        if key in ("status", "state") and _FAILED.match(str(item.value)):
            return True
        if key in ("success", "ok") and item.value is False:
            return True
    return False


def handed_on(file: FileContext) -> Iterator[HandedOn]:
    """``return service.answer(question)`` of a route, or a name for it that nothing else looks at."""
    for function in marked(file):
        given = [s for s in file.inside(function, ast.Return) if s.value is not None]
        for answer in given:
            found = list(_sources(file, function, answer)) if file.function_of(answer) is function else []
            if not found or _is_typed(function) or sets_status(file, function):
                continue
            shown = route(file, function)
            if shown is None:
                break
            if not is_callback(f"{shown.path} {function.name}"):
                yield from found


def _sources(file: FileContext, function: FunctionNode, answer: ast.Return) -> Iterator[HandedOn]:
    value = sent(outcome(answer))
    if isinstance(value, ast.Call) and (file.call_name(value) or "").endswith(("jsonify", "JSONResponse")):
        if any(k.arg == "status_code" for k in value.keywords):
            return
        given = [*value.args, *(k.value for k in value.keywords if k.arg == "content")]
        value = given[0] if len(given) == 1 else None
    if isinstance(value, ast.Dict):
        if any(says_well(key, item) for key, item in fields(value) if key in ("status", "success", "ok")):
            for _, item in fields(value):
                name = _called(file, function, answer, item)
                if name:
                    yield HandedOn(answer, name, True)
        return
    name = _called(file, function, answer, value) if value is not None else ""
    if name:
        yield HandedOn(answer, name, False)


def _called(file: FileContext, function: FunctionNode, answer: ast.Return, value: ast.expr) -> str:
    """The name of the call that a value is, or that it is a name for which only this answer and a log read."""
    made = (file.names.single_value(value) or value) if isinstance(value, ast.Name) else value
    made = made.value if isinstance(made, ast.Await) else made
    name = (file.call_name(made) or "") if isinstance(made, ast.Call) else ""
    if name and isinstance(value, ast.Name):
        reads = [n for n in file.inside(function, ast.Name) if n.id == value.id and isinstance(n.ctx, ast.Load)]
        if any(n is not value and not handlers.is_logged(file, n) for n in reads):
            return ""
    return name


def _is_typed(function: FunctionNode) -> bool:
    """Whether the framework would refuse to send a dict that holds an error: the answer has a model of its own."""
    for made in function.decorator_list:
        if isinstance(made, ast.Call) and any(
            k.arg == "response_model" and not (isinstance(k.value, ast.Constant) and k.value.value is None)
            for k in made.keywords
        ):
            return True
    return function.returns is not None and _PLAIN.match(ast.unparse(function.returns)) is None


def sent_as_answer(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding on an error that a function answers, where a route hands it on with the status of success."""
    if finding.location is None:
        return None
    node = (finding.location.path, candidate.function)
    for caller in project.callers(node):
        for other in project.files[caller.path].candidates_of(finding.code):
            where = other.finding.location
            if other.function != caller.qualname or where is None or not other.data.get("hands"):
                continue
            symbol = project.resolve(other.data["hands"], caller.path)
            if symbol is None or (symbol.path, symbol.qualname) != node:
                continue
            if other.data["wrapped"]:
                said = "and a route wraps it into a word of success"
            elif candidate.data["alone"]:
                said = "and a route hands it on with status 200"
            else:
                continue
            related = (Related(where.path, where.line, "it goes out here, and nothing looks", where.cell),)
            return msgspec.structs.replace(finding, message=f"{finding.message}, {said}", related=related)
    return None
