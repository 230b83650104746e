"""Metrics that are kept for each path that anybody asks for: whoever tries addresses makes series without end."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

from .._web.routes import route

_PATH: Final = regex(r"^(str\()?(self\.)?(request|req)\.(url\.path|path)\)?$")
_TEMPLATED: Final = regex(
    r"\b404\b|NOT_FOUND|\.path_format\b|\.url_rule\b|re\.sub\(|\.matches\(|scope(\[|\.get\()['\"]route"
)
"""What leaves out the paths that no route answers, or puts a route's pattern in the place of a path."""


def labelled_by_path(file: FileContext) -> tuple[ast.expr, FunctionNode] | None:
    """The first label of a metric that is the path as it was asked for, in what runs for each request; a route that
    says its own path has but that one.
    """
    calls = called(file, "labels")
    if not calls or not file.holds(b"url.path", b"request.path", b"req.path"):
        return None
    for call in calls:
        home = file.function_of(call)
        if home is None or route(file, home) is not None or _wraps(home):
            continue
        for given in (*call.args, *(keyword.value for keyword in call.keywords)):
            made = file.names.single_value(given) if isinstance(given, ast.Name) else given
            if made is not None and is_open_path(home, made, given):
                return given, home
    return None


def _wraps(home: FunctionNode) -> bool:
    """Whether a function stands in the place of a route (``@wraps(view)``): only what one answers gets there."""
    made = (each.func if isinstance(each, ast.Call) else each for each in home.decorator_list)
    return any(last_part(each) == "wraps" for each in made)


def is_open_path(home: FunctionNode, made: ast.expr, given: ast.expr) -> bool:
    """Whether what is given is the path as anybody may have asked for it; `made` is what stands behind its name."""
    return _PATH.match(spelled(made)) is not None and not _is_known(home, made, given)


def _is_known(home: FunctionNode, made: ast.expr, given: ast.expr) -> bool:
    """Whether only paths that the service knows are labels: others are left out, or stand for one."""
    body = "\n".join(spelled(statement) for statement in home.body)
    names = "|".join(re.escape(spelled(each)) for each in (made, given))
    return _TEMPLATED.search(body) is not None or re.search(rf"({names}) (not )?in \b(?!\()", body) is not None


__all__ = ["is_open_path", "labelled_by_path"]
