"""Failures that a web route tells in the body of a successful answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import FunctionNode

from ..serving._routes import route
from ._work import kinds

_FAILURE_KEY: Final = regex(r"(?i)^(error|errors|err|exception|error_?message)$")
_DETAIL_KEY: Final = regex(r"(?i)^(detail|details|message|msg|reason|hint|trace(back)?|type|title|description)$")
_CALLED_BACK: Final = regex(r"(?i)webhook|callback|hook|events?$|slack|telegram|dialogflow|alexa")
_HEALTH: Final = regex(r"(?i)health|ready|readiness|liveness|status|ping|metrics")
_JSON: Final = frozenset({"jsonify", "JSONResponse", "dict", "ORJSONResponse", "dumps", "json_response"})


def told_with_200(file: FileContext, node: FunctionNode) -> Iterator[ast.Return]:
    """The answers of a route that hold nothing but an error, and go out with the status of success."""
    found = route(file, node)
    if found is None or _CALLED_BACK.search(f"{found.path} {node.name}") or _HEALTH.search(f"{found.path} {node.name}"):
        return
    if not (found.infers or found.may_infer or {"predict", "load", "query", "read"} & set(kinds(file, node.body))):
        return
    if _sets_status(file, node):
        return
    for answer in file.inside(node, ast.Return):
        if file.function_of(answer) is node and _is_error(answer.value):
            yield answer


def _sets_status(file: FileContext, node: FunctionNode) -> bool:
    """``response.status_code = 503``, or a status of the route's own."""
    for assigned in file.inside(node, ast.Assign):
        if any(isinstance(t, ast.Attribute) and t.attr in ("status_code", "status") for t in assigned.targets):
            return True
    return False


def _is_error(value: ast.expr | None) -> bool:
    """``{"error": ...}``, also as JSON, and nothing by which a client tells success from failure."""
    if isinstance(value, ast.Call) and last_part(value.func) in _JSON:
        if any(k.arg in ("status", "status_code") for k in value.keywords) or len(value.args) > 1:
            return False
        named = [k.arg for k in value.keywords if k.arg]
        if named and named != ["content"]:
            return _says_only_error(named)
        given = value.args[0] if value.args else next((k.value for k in value.keywords if k.arg == "content"), None)
        return _is_error(given)
    if not isinstance(value, ast.Dict):
        return False
    keys = [key.value for key in value.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)]
    return len(keys) == len(value.keys) and _says_only_error(keys)


def _says_only_error(keys: list[str]) -> bool:
    errors = [key for key in keys if _FAILURE_KEY.match(key)]
    return bool(errors) and all(_DETAIL_KEY.match(key) for key in keys if key not in errors)
