"""Failures that a web route tells in the body of a successful answer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents

from ...serving._web.askable import askable, marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._wrapped import seen_through
from .texts_of_errors import is_text_of_error

_FAILURE_KEY: Final = regex(r"(?i)^(error|errors|err|exception|error_?message)$")
_DETAIL_KEY: Final = regex(r"(?i)^(detail|details|message|msg|reason|hint|trace(back)?|type|title|description)$")
_ASKS: Final = regex(r"^_*(get|list|find|fetch|query|search|load|read|recent|select)(_|$)")
_CALLED_BACK: Final = regex(r"(?i)webhook|callback|hook|events?$|slack|telegram|dialogflow|alexa")
_HEALTH: Final = regex(r"(?i)health|ready|readiness|liveness|status|ping|metrics")
_REFUSES: Final = regex(r"(?i)\bmust be\b|\binvalid\b|not (allowed|supported|valid)|unsupported|\berror\b|\bfailed\b")
_STATUS_KEY: Final = regex(r"(?i)^(http[-_]?)?status[-_]?code$")
_OUTCOME_KEY: Final = regex(r"(?i)^(status|success|succeeded|ok|result|state)$")
_TRIES: Final = regex(r"debug|diagnos|smoke|self_?test|check|probe|capabilit")
"""Routes whose answer is whether something works."""
_FAILED_WORD: Final = regex(r"(?i)^(error|err|fail|failed|failure|exception)$")
_FAILED: Final = frozenset(status.name for status in HTTPStatus if status >= 400)
_ERROR_HANDLERS: Final = frozenset({"errorhandler", "app_errorhandler", "exception_handler"})
_ADDS: Final = frozenset({"register_error_handler", "add_exception_handler"})
_STATUS_NAMES: Final = {"status", "status_code", None}
_JSON: Final = frozenset(
    {"jsonify", "JSONResponse", "JsonResponse", "dict", "ORJSONResponse", "dumps", "json_response"}
)


def told_with_200(file: FileContext, node: FunctionNode) -> Iterator[ast.stmt]:
    """The answers of a route that hold nothing but an error, and go out with the status of success."""
    if _handles_errors(file, node):
        yield from _answered_well(file, node)
        return
    forgotten, failed = _forgotten_status(file, node), list(_failed_answers(file, node))
    if forgotten is None and not failed:
        return
    found = route(file, node)  # what it asks costs more than all of the above, which most functions have none of
    if found is None:
        return
    if forgotten is not None:
        yield forgotten
        return
    if is_callback(f"{found.path} {node.name}"):
        yield from (each for each in failed if isinstance(each, ast.Return) and _is_pair(file, each.value))
        return  # who asks for health reads the body, but for a status that was meant and is not sent
    if not sets_status(file, node):
        yield from failed


def _failed_answers(file: FileContext, node: FunctionNode) -> Iterator[ast.stmt]:
    """The answers of a function that say nothing but that something failed."""
    for answer in file.inside(node, ast.Return):
        if file.function_of(answer) is not node:
            continue
        value = seen_through(file, outcome(answer))
        failed = (
            (is_error(value) and not _lists_records(file, value))
            or _is_told_failure(answer, value)
            or _is_numbered(file, answer, value)
        )
        if failed or _is_refusal(file, answer) or _is_pair(file, value) or is_text_of_error(answer):
            yield answer
        elif answer.value is not None:
            named = [value for value in file.names.values(answer.value) if _names_failure(file, value)]
            yield from filter(None, (file.statement_of(value) for value in named))


def _lists_records(file: FileContext, value: ast.expr | None) -> bool:
    """``{"errors": runs}`` of ``runs = get_runs(failed=True)``: the errors of others, which were asked for."""
    only = value.values[0] if isinstance(value, ast.Dict) and len(value.values) == 1 else None
    made = file.names.single_value(only) if isinstance(only, ast.Name) else None
    made = made.value if isinstance(made, ast.Await) else made
    return isinstance(made, ast.Call) and _ASKS.match(last_part(made.func)) is not None


def _forgotten_status(file: FileContext, node: FunctionNode) -> ast.Assign | None:
    """``status_code = 200 if all_well else 503``, which nothing reads."""
    for assigned in file.inside(node, ast.Assign):
        name, value = assigned.targets[0], assigned.value
        if not isinstance(name, ast.Name) or _STATUS_KEY.match(name.id) is None:
            continue
        codes = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
        failed = [code for c in codes if type(code := file.constant(c)) is int and code >= 400]
        if failed and not any(n.id == name.id and isinstance(n.ctx, ast.Load) for n in file.inside(node, ast.Name)):
            return assigned
    return None


def is_callback(shown: str) -> bool:
    """Whether a route, by its path and name, is one whose caller reads only that it was reached, or is about health."""
    return _CALLED_BACK.search(shown) is not None or _HEALTH.search(shown) is not None


def answer_shape(answer: ast.stmt) -> str:
    """The form of ``return {"success": False, "error": str(error)}``, without what varies; "" for what has no field
    that says whether it went well: that is no form which a whole file has agreed on.
    """
    value = answer.value if isinstance(answer, ast.Return) else None
    if not isinstance(value, ast.Dict):
        return ""
    pairs = [(k.value, v) for k, v in zip(value.keys, value.values, strict=True) if isinstance(k, ast.Constant)]
    if len(pairs) < len(value.keys) or not any(isinstance(k, str) and _OUTCOME_KEY.match(k) for k, _ in pairs):
        return ""
    return ", ".join(f"{k!r}: {v.value!r}" if isinstance(v, ast.Constant) else f"{k!r}: ..." for k, v in pairs)


def goes_out_well(file: FileContext, answer: ast.Return) -> bool:
    """Whether a route answers nothing but an error here, with the status of success."""
    function = file.function_of(answer)
    return function is not None and answer in told_with_200(file, function)


def answering(file: FileContext) -> list[FunctionNode]:
    """The functions that may be routes, and those by which an app answers where something was raised."""
    if lasts(file).isdisjoint(_ERROR_HANDLERS | _ADDS):
        return marked(file)
    routes = set(marked(file))
    decorated = [f for f in askable(file) if f in routes or _handles_errors(file, f)]
    return decorated + _error_handlers(file)


def _handles_errors(file: FileContext, node: FunctionNode) -> bool:
    """Whether an app answers with a function where something was raised: Flask, FastAPI and their like."""
    made = [d.func for d in node.decorator_list if isinstance(d, ast.Call)]
    return any(last_part(each) in _ERROR_HANDLERS for each in made) or node.name in _added(file)


def _added(file: FileContext) -> set[str]:
    """The names of the functions that a call makes an app's error handlers."""
    known: set[str] | None = file.shared.get("error handlers")
    if known is None:
        adds = file.calls_where(_adds_handler) if not lasts(file).isdisjoint(_ADDS) else []
        known = {last_part(call.args[1]) for call in adds if len(call.args) > 1}
        file.shared["error handlers"] = known
    return known


def _adds_handler(name: str, last: str) -> bool:
    return last in _ADDS


def _error_handlers(file: FileContext) -> list[FunctionNode]:
    """The functions that a call makes an app's error handlers, and that nothing decorates."""
    known = _added(file)
    return [f for f in file.functions() if f.name in known and f not in askable(file)] if known else []


def _answered_well(file: FileContext, node: FunctionNode) -> Iterator[ast.stmt]:
    """The answer of an error handler that goes out as JSON with the status of success: of several the last, which is
    the one for all that is left.
    """
    if sets_status(file, node):
        return
    well = [
        answer for answer in file.inside(node, ast.Return) if _is_json_of_success(seen_through(file, outcome(answer)))
    ]
    yield from well[-1:]


def _is_json_of_success(value: ast.expr | None) -> bool:
    if not isinstance(value, ast.Call):
        return isinstance(value, ast.Dict)
    last = last_part(value.func)
    several = len(value.args) > 1 and last != "jsonify"
    return last in _JSON - {"dict", "dumps"} and not several and not _STATUS_NAMES & {k.arg for k in value.keywords}


def lost_batch(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a function that a stream or a queue triggers answers ``{"statusCode": 500}``: to these any answer is
    success, and the records count as done (AWS Lambda, "Understanding retry behavior").
    """
    answers = [outcome(s) for s in statements(handler.body) if isinstance(s, ast.Return)]
    if not any(value is not None and _names_failure(file, value) for value in answers):
        return False
    home: ast.AST = file.function_of(handler) or block
    for part in file.inside(home, ast.Subscript):
        if isinstance(part.slice, ast.Constant) and part.slice.value == "Records":
            return last_part(part.value) in ("event", "events")
    for call in file.inside(home, ast.Call):
        if last_part(call.func) == "get" and call.args and file.constant(call.args[0]) == "Records":
            return isinstance(call.func, ast.Attribute) and last_part(call.func.value) in ("event", "events")
    return False


def sets_status(file: FileContext, node: FunctionNode) -> bool:
    """``response.status_code = 503``, or a status of the route's own."""
    for assigned in file.inside(node, ast.Assign):
        if any(isinstance(t, ast.Attribute) and t.attr in ("status_code", "status") for t in assigned.targets):
            return True
    return False


def is_error(value: ast.expr | None) -> bool:
    """``{"error": ...}``, also as JSON, and nothing by which a client tells success from failure."""
    if isinstance(value, ast.Call) and last_part(value.func) in _JSON:
        if any(k.arg in ("status", "status_code") for k in value.keywords) or len(value.args) > 1:
            return False
        named = [k.arg for k in value.keywords if k.arg]
        if named and named != ["content"]:
            return _says_only_error(named)
        given = value.args[0] if value.args else next((k.value for k in value.keywords if k.arg == "content"), None)
        return is_error(given)
    if not isinstance(value, ast.Dict):
        return False
    keys = [key.value for key in value.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    return len(keys) == len(value.keys) and _says_only_error(keys)


def _names_failure(file: FileContext, value: ast.expr) -> bool:
    """``{"status-code": 404}``: a status that only the body names."""
    if not isinstance(value, ast.Dict):
        return False
    for key, given in zip(value.keys, value.values, strict=True):
        if key is not None and _STATUS_KEY.match(str(file.constant(key))):
            code = file.constant(given)
            phrase = (file.qualname(given) or "").removeprefix("http.HTTPStatus.")
            if (isinstance(code, int) and code >= 400) or phrase in _FAILED:
                return True
    return False


def names_its_status(file: FileContext, answer: ast.stmt) -> bool:
    """Whether an answer carries the status of its failure in its own body, where a client can read it."""
    value = seen_through(file, answer.value) if isinstance(answer, ast.Return | ast.Assign) else None
    return value is not None and _names_failure(file, value)


def _is_refusal(file: FileContext, answer: ast.Return) -> bool:
    """``if not is_image(name): return "must be an image"`` in a route that otherwise answers with data."""
    value = outcome(answer)
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str) or not _REFUSES.search(value.value):
        return False
    return file.imports("fastapi") and any(True for _ in file.ancestors(answer, ast.If))


def _is_pair(file: FileContext, value: ast.expr | None) -> bool:
    """``return {"detail": ...}, 500`` of a FastAPI route, which answers a list of the two with status 200."""
    if not isinstance(value, ast.Tuple) or len(value.elts) != 2 or not file.imports("fastapi"):
        return False
    status = file.constant(value.elts[1])
    phrase = (file.qualname(value.elts[1]) or "").rpartition(".")[2]
    failed = type(status) is int and 400 <= status <= 599
    return (failed or re.match(r"HTTP_[45]\d\d_", phrase) is not None) and not file.imports("flask", "quart")


def _is_numbered(file: FileContext, answer: ast.Return, value: ast.expr | None) -> bool:
    """``return JSONResponse(content={"status": 400, ...})`` of a handler: the number that clients look at says 200."""
    if isinstance(value, ast.Call) and last_part(value.func) in _JSON:
        if len(value.args) + len(value.keywords) != 1 or not {k.arg for k in value.keywords} <= {"content"}:
            return False
        value = value.args[0] if value.args else value.keywords[0].value
    if not isinstance(value, ast.Dict) or not any(isinstance(p, ast.ExceptHandler) for p in parents(answer)):
        return False
    given = [item for key, item in zip(value.keys, value.values, strict=True) if key is not None and _is_code(key)]
    codes = [file.constant(item) for item in given]
    return any(type(code) is int and 400 <= code < 600 for code in codes)


def _is_code(key: ast.expr) -> bool:
    return isinstance(key, ast.Constant) and key.value in ("status", "code")


def _is_told_failure(answer: ast.Return, value: ast.expr | None) -> bool:
    """``return {"status": "error", "message": ...}`` of a handler: a client that looks at the status sees a success."""
    if isinstance(value, ast.Call) and last_part(value.func) in _JSON:
        if len(value.args) != 1 or not _STATUS_NAMES.isdisjoint(k.arg for k in value.keywords):
            return False
        value = value.args[0]
    if not isinstance(value, ast.Dict) or not any(isinstance(p, ast.ExceptHandler) for p in parents(answer)):
        return False
    if _TRIES.search(handlers.enclosing(answer)):
        return False
    named = {k.value: v for k, v in zip(value.keys, value.values, strict=True) if isinstance(k, ast.Constant)}
    told = [key for key, item in named.items() if isinstance(key, str) and _says_failed(key, item)]
    rest = [key for key in named if key not in told]
    return len(named) == len(value.keys) and bool(told) and bool(rest) and all(_is_detail(key) for key in rest)


def _says_failed(key: str, value: ast.expr) -> bool:
    if _OUTCOME_KEY.match(key) is None or not isinstance(value, ast.Constant):
        return False
    return value.value is False or (isinstance(value.value, str) and _FAILED_WORD.match(value.value) is not None)


def _is_detail(key: object) -> bool:
    return isinstance(key, str) and (_DETAIL_KEY.match(key) or _FAILURE_KEY.match(key)) is not None


def _says_only_error(keys: list[str]) -> bool:
    errors = [key for key in keys if _FAILURE_KEY.match(key)]
    return bool(errors) and all(_DETAIL_KEY.match(key) for key in keys if key not in errors)


def caught_answer(file: FileContext, handler: ast.ExceptHandler) -> str:
    """The status that a `try` raises for its client and a broad handler of its own turns into a 500; "" for none."""
    block = handlers.try_of(handler)
    if block is None or not any(isinstance(s, ast.Raise) for s in handler.body) or not handlers.is_broad(file, handler):
        return ""
    if not any(_status_of(file, s) == 500 for s in handler.body if isinstance(s, ast.Raise)):
        return ""
    if any(other is not handler and "HTTPException" in _caught(other) for other in block.handlers):
        return ""
    home = file.function_of(handler)
    for raised in (r for statement in block.body for r in file.inside(statement, ast.Raise)):
        status = _status_of(file, raised)
        own = next((p for p in parents(raised) if isinstance(p, ast.Try)), None)
        if 400 <= status < 500 and own is block and file.function_of(raised) is home:
            return str(status)
    return ""


def _caught(handler: ast.ExceptHandler) -> str:
    return ast.unparse(handler.type) if handler.type is not None else ""


def _status_of(file: FileContext, node: ast.Raise) -> int:
    """The status of ``raise HTTPException(404, ...)``; 0 for anything else."""
    if not isinstance(node.exc, ast.Call) or last_part(node.exc.func) != "HTTPException":
        return 0
    given = file.argument(node.exc, "status_code", 0)
    value = file.constant(given)
    if isinstance(value, int):
        return value
    named = re.search(r"HTTP_(\d{3})_", ast.unparse(given)) if given is not None else None
    return int(named.group(1)) if named else 0
