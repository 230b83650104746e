"""Events that start a function which asks no model: alerts of the infrastructure, and tasks of a pipeline."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of, parents

from ...serving._web.apps import runs_model
from .._logs import log_level
from .bodies import is_lambda_event
from .payload import is_content_name

_OF_REQUESTS: Final = frozenset(
    {"body", "headers", "queryStringParameters", "multiValueQueryStringParameters", "pathParameters", "requestContext"}
)
"""What a gateway puts into the event of a request."""


def is_of_no_request(file: FileContext, part: ast.expr) -> bool:
    """Whether the function of an event reads single fields of it, of which none is a request's or names what somebody
    wrote, and hands it to nothing but a log.
    """
    function = file.function_of(part)
    event = next((each for each in ast.walk(part) if isinstance(each, ast.Name) and is_lambda_event(file, each)), None)
    if function is None or event is None:
        return False
    names = [name for name in file.inside(function, ast.Name) if name.id == event.id]
    read = [name for name in names if _is_asked_for_a_field(name)]
    if not read or not all(name in read or _is_logged(file, name) for name in names):
        return False  # of an event that nothing reads, nobody can tell what is in it
    keys = [each.slice for each in file.inside(function, ast.Subscript)]
    calls = (each for each in file.inside(function, ast.Call) if last_part(each.func) in ("get", "getenv"))
    keys += [each.args[0] for each in calls if each.args]
    return not any(isinstance(key := file.constant(each), str) and _is_sent(key) for each in keys)


def _is_sent(key: str) -> bool:
    return key in _OF_REQUESTS or is_content_name(key)


def _is_asked_for_a_field(name: ast.Name) -> bool:
    above = parent_of(name)
    return isinstance(above, ast.Subscript | ast.Compare) or (isinstance(above, ast.Attribute) and above.attr == "get")


def _is_logged(file: FileContext, name: ast.Name) -> bool:
    """Whether a name stands in a call that logs or prints."""
    for above in parents(name):
        if isinstance(above, ast.Call) and log_level(file, above):
            return True
        if isinstance(above, ast.stmt):
            return False
    return False


def asks_nothing(project: ProjectView, node: Node) -> bool:
    """Whether a function reaches no model and no provider of one."""
    return not runs_model(project, node)


__all__ = ["asks_nothing", "is_of_no_request"]
