"""The functions of a file that `route` may say something of: asking it of all others costs more than it finds."""

from __future__ import annotations

import ast
from collections.abc import Container
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import libraries

from .registrations import registered
from .routes import METHODS

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
_OTHER_MARKS: Final = _VIEWS | {
    *("flask_restplus", "django", "litestar", "starlite", "bottle", "modal", "azure", "functions_framework")
}
"""Libraries whose routes need not be decorated with a method of an app."""
_PLAIN: Final = frozenset({"property", "staticmethod", "classmethod"})
"""Decorators that most decorated functions have, and that make no route."""


def askable(file: FileContext) -> list[FunctionNode]:
    """The functions that are decorated, that a call registers, or that are methods where a library makes views of
    classes: a route is one of these.
    """
    known: list[FunctionNode] | None = file.shared.get("functions that may be routes")
    if known is None:
        views = not _VIEWS.isdisjoint(libraries(file))
        names = _registered(file)
        known = file.shared["functions that may be routes"] = [
            function
            for function in file.functions()
            if (function.decorator_list and not all(map(_is_plain, function.decorator_list)))
            or function.name in names
            or (views and isinstance(parent_of(function), ast.ClassDef))
        ]
    return known


def marked(file: FileContext) -> list[FunctionNode]:
    """Those of them that bear the mark of a route: most decorators of most files are for something else."""
    known: list[FunctionNode] | None = file.shared.get("functions with the mark of a route")
    if known is None:
        known = askable(file)
        if _OTHER_MARKS.isdisjoint(libraries(file)):
            names = _registered(file)
            known = [f for f in known if f.name in names or any(map(_is_method, f.decorator_list))]
        file.shared["functions with the mark of a route"] = known
    return known


def _registered(file: FileContext) -> Container[str]:
    """The names of the functions that a call registers."""
    if _VIEWS.isdisjoint(libraries(file)) and lasts(file).isdisjoint(_REGISTERS):
        return ()
    return registered(file)


def _is_method(decorator: ast.expr) -> bool:
    """``@app.post("/predict")``."""
    return (
        isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute) and decorator.func.attr in METHODS
    )


def _is_plain(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id in _PLAIN
