"""The functions of a file that `route` may say something of: asking it of all others costs more than it finds."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import libraries

from .registrations import registered

_REGISTERS: Final = frozenset({"add_api_route", "add_url_rule", "add_route", "Route"}) | {
    f"add_{method}" for method in ("get", "post", "put", "patch")
}
"""Calls that hand a route its handler, but for those of aiohttp that are named after the method alone."""
_VIEWS: Final = frozenset(
    {
        *("flask", "quart", "flask_restful", "flask_restx", "starlette", "tornado", "aiohttp", "rest_framework"),
        *("http", "falcon"),
    }
)
"""Libraries whose classes have routes for methods."""
_PLAIN: Final = frozenset({"property", "staticmethod", "classmethod"})
"""Decorators that most decorated functions have, and that make no route."""


def askable(file: FileContext) -> list[FunctionNode]:
    """The functions that are decorated, that a call registers, or that are methods where a library makes views of
    classes: a route is one of these.
    """
    known: list[FunctionNode] | None = file.shared.get("functions that may be routes")
    if known is None:
        views = not _VIEWS.isdisjoint(libraries(file))
        names = registered(file) if views or not _REGISTERS.isdisjoint(lasts(file)) else {}
        known = file.shared["functions that may be routes"] = [
            function
            for function in file.functions()
            if (function.decorator_list and not all(map(_is_plain, function.decorator_list)))
            or function.name in names
            or (views and isinstance(parent_of(function), ast.ClassDef))
        ]
    return known


def _is_plain(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id in _PLAIN
