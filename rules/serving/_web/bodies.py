"""What the body of a route shows of a model: that it only logs, is handed what was predicted, or calls out of sight."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_OWN: Final = ("websocket.", "ws.", "socket.")
_LOGS: Final = regex(r"(^|\.)_?log(ger|ging)?\.\w+$|^print$")
_ANSWER: Final = regex(r"(Exception|Error|Response)$")
_PREDICTED: Final = regex(r"(?i)^(predictions?|predicted\w*|forecasts?|inferences?|classifications?|detections?)$")
_BODY: Final = regex(r"(?i)\.(json|get_json|form)(\(\)|\b)")
PLAIN_METHODS: Final = frozenset(
    {
        # texts, lists, dicts and times
        *("append", "extend", "update", "items", "keys", "values", "get", "pop", "add", "setdefault", "copy", "sort"),
        *("strip", "lower", "upper", "split", "join", "format", "replace", "startswith", "endswith", "isoformat"),
        *(
            "strftime",
            "encode",
            "decode",
            "tolist",
            "to_dict",
            "date",
            "total_seconds",
            "title",
            "group",
            "index",
            "isdigit",
        ),
        # what is logged, and what is asked of a request or told in an answer
        *("info", "debug", "warning", "error", "exception", "critical", "json", "get_json", "model_dump", "dict"),
        *("getlist", "set_cookie", "add_task"),
        # rows of a database
        *("query", "filter", "filter_by", "order_by", "group_by", "offset", "limit", "all", "first", "one", "scalar"),
        *("one_or_none", "scalar_one_or_none", "scalars", "execute", "fetchall", "fetchone", "commit", "refresh"),
        *("rollback", "flush", "delete", "count", "distinct", "join", "outerjoin", "desc", "asc", "where", "having"),
        *("with_entities", "subquery", "exists", "between"),
        *("mappings", "close", "cursor", "is_", "isnot", "in_", "ilike", "like", "label", "select_from", "options"),
    }
)
"""Methods that are asked of texts, rows and requests, and of no model."""


def works(node: FunctionNode) -> bool:
    """Whether a route calls anything but its own socket and a log: an answer that is written out comes from no
    model.
    """
    return any(
        not written.startswith(_OWN) and not _LOGS.search(written)
        for written in (spelled(call.func) for call in _calls(node))
    )


def is_handed(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route takes out of what it was sent what somebody has predicted: ``data["predictions"]``."""
    return any(
        _PREDICTED.match(key) and _is_sent(file, node, owner)
        for statement in node.body
        for owner, key in _fields(statement)
    )


def hides(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route calls what nobody can tell the kind of: a method of an unknown object, or what it was given."""
    unknown = (last_part(call.func) for call in _calls(node) if file.call_name(call) is None)
    return any(name not in PLAIN_METHODS and not _ANSWER.search(name) for name in unknown)


def _calls(node: FunctionNode) -> Iterator[ast.Call]:
    return (part for statement in node.body for part in ast.walk(statement) if isinstance(part, ast.Call))


def _fields(statement: ast.stmt) -> Iterator[tuple[ast.expr, str]]:
    """The fields that are read by a constant key, with what they are of."""
    for part in ast.walk(statement):
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Load):
            owner, key = part.value, part.slice
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "get":
            owner, key = part.func.value, part.args[0] if part.args else part
        else:
            continue
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield owner, key.value


def _is_sent(file: FileContext, node: FunctionNode, owner: ast.expr) -> bool:
    """Whether a value is the body of the request: a parameter, or what was read of one."""
    while isinstance(owner, ast.Subscript):
        owner = owner.value
    parameters = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)}
    if isinstance(owner, ast.Name) and owner.id in parameters:
        return True
    made = file.names.single_value(owner) if isinstance(owner, ast.Name) else owner
    made = made.value if isinstance(made, ast.Await) else made
    written = spelled(made) if made is not None else ""
    first = written.partition(".")[0].removeprefix("await ")
    return (first in parameters or first == "request") and _BODY.search(written) is not None
