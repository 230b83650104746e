"""Functions of AWS Lambda and Google Cloud that a timetable, an upload or a pipeline starts: they look like those that
answer requests, but read nothing that a request says. That they give a ``statusCode`` says little: AWS's template does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

TIMED: Final = "timed:"
"""The hint on such a function of a file, with its name behind it."""
_OF_AN_UPLOAD: Final = frozenset({"bucket", "name"})
"""What Google Cloud Storage says of the file that was put there."""
_TRAINS: Final = regex(r"(?i)(^|_)(re)?train(ing|er)?(_|$)")
"""What a step of a pipeline is called that trains."""
_LOGS: Final = regex(r"(?i)^print$|^[\w.]*log[\w]*\.(debug|info|warning|log)$")
_OF_A_REQUEST: Final = frozenset(
    {
        *("body", "headers", "httpMethod", "isBase64Encoded", "multiValueQueryStringParameters", "path"),
        *("pathParameters", "queryStringParameters", "rawPath", "requestContext", "resource", "routeKey"),
    }
)
"""What a gateway puts into the event of a request."""


def timed(file: FileContext) -> Iterator[str]:
    """The hints for those functions of a file whose `event` is not read, or read for the name of an upload; and for
    those that are called after training and read the fields of a task, none of a request.
    """
    for function in file.tree.of(ast.FunctionDef):
        arguments = function.args.args
        if len(arguments) != 2 or arguments[0].arg.lstrip("_") != "event":
            continue
        event = arguments[0].arg
        if not _is_asked(function, event) or (_trains(file, function) and _is_of_a_task(function, event)):
            yield f"{TIMED}{file.tree.scope_at(function).qualname}"


def _is_asked(function: FunctionNode, event: str) -> bool:
    """Whether a function reads anything of its event but where an upload lies."""
    keys: set[object] = set()
    read = 0
    for part in ast.walk(function):
        if isinstance(part, ast.Name) and part.id == event:
            read += 1
        if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == event:
            keys.add(part.slice.value if isinstance(part.slice, ast.Constant) else None)
    return read > 0 and not (keys == _OF_AN_UPLOAD and read == len(keys))


def _trains(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function, or its module, is called after training."""
    return any(_TRAINS.search(name) for name in (function.name, file.module.rpartition(".")[2]))


def _is_of_a_task(function: FunctionNode, event: str) -> bool:
    """Whether single fields of an event are read, and none that a gateway puts there; all of it is at most logged."""
    for part in ast.walk(function):
        if not isinstance(part, ast.Name) or part.id != event:
            continue
        above = parent_of(part)
        if isinstance(above, ast.Attribute) and above.attr == "get":
            asked = parent_of(above)
            key: ast.AST | None = asked.args[0] if isinstance(asked, ast.Call) and asked.args else None
        elif isinstance(above, ast.Subscript):
            key = above.slice
        elif isinstance(above, ast.Compare) and above.comparators == [part]:
            key = above.left
        elif _is_logged(part):
            continue
        else:
            return False
        if not isinstance(key, ast.Constant) or key.value in _OF_A_REQUEST:
            return False
    return True


def _is_logged(part: ast.Name) -> bool:
    """Whether a name stands in a statement of its own that prints or logs."""
    for above in parents(part):
        if isinstance(above, ast.stmt):
            call = above.value if isinstance(above, ast.Expr) else None
            return isinstance(call, ast.Call) and _LOGS.search(ast.unparse(call.func)) is not None
    return False


__all__ = ["TIMED", "timed"]
