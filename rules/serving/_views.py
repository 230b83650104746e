"""Routes that are methods of a class: views and resources of Flask, endpoints of Starlette, handlers of Tornado."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_BASES: Final = frozenset(
    {
        *("flask.views.MethodView", "quart.views.MethodView", "flask_restful.Resource", "flask_restx.Resource"),
        *("starlette.endpoints.HTTPEndpoint", "tornado.web.RequestHandler", "aiohttp.web.View"),
    }
)
_VERBS: Final = frozenset({"get", "post", "put", "patch"})
_BEFORE: Final = frozenset({"prepare", "dispatch_request", "get_current_user"})
"""Methods of a handler that run before the one that answers, and may turn a caller away."""
_DEPTH: Final = 3


class View(NamedTuple):
    """A method that answers requests: the path ("" where none is seen), the class, and what stands before it."""

    path: str
    name: str
    guards: str


def view(file: FileContext, node: FunctionNode) -> View | None:
    """The view that a function is a method of; None for all others."""
    owner = parent_of(node)
    if node.name not in _VERBS or not isinstance(owner, ast.ClassDef):
        return None
    family = _family(file, owner)
    if not family:
        return None
    return View(_paths(file).get(owner.name, ""), owner.name, " ".join(map(_guards, family)))


def _family(file: FileContext, node: ast.ClassDef) -> list[ast.ClassDef]:
    """A class and the classes of the file that it is made of; empty where no framework's view is among them."""
    classes = {each.name: each for each in file.tree.of(ast.ClassDef)}
    found, answers = [node], False
    for each in found:
        for base in each.bases:
            answers = answers or file.qualname(base) in _BASES
            known = classes.get(base.id) if isinstance(base, ast.Name) else None
            if known is not None and known not in found and len(found) <= _DEPTH:
                found.append(known)
    return found if answers else []


def _guards(node: ast.ClassDef) -> str:
    """A class's bases, decorators and lists of decorators as text, with the methods that run before the one asked."""
    parts: list[ast.AST] = [*node.bases, *node.decorator_list]
    for statement in node.body:
        if isinstance(statement, ast.Assign):
            parts.append(statement)
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef) and statement.name in _BEFORE:
            parts.extend(statement.body)
    return " ".join(ast.unparse(part) for part in parts)


def _paths(file: FileContext) -> dict[str, str]:
    """Where classes of a file are mounted, by name: ``api.add_resource(Predict, "/predict")``."""
    known: dict[str, str] | None = file.shared.get("paths of views")
    if known is None:
        known = file.shared["paths of views"] = {}
        for pair in file.tree.of(ast.Tuple):
            _note(known, file, list(pair.elts[:2]))
        for call in file.tree.of(ast.Call):
            _note(known, file, [*call.args[:3], *(k.value for k in call.keywords if k.arg == "view_func")])
        for owner in file.tree.of(ast.ClassDef):
            for decorator in owner.decorator_list:
                if isinstance(decorator, ast.Call) and last_part(decorator.func) == "route":
                    _note(known, file, [ast.Name(owner.name), *decorator.args[:1]])
    return known


def _note(known: dict[str, str], file: FileContext, given: list[ast.expr]) -> None:
    """A path and a class side by side, in whichever order."""
    texts = [text for each in given if isinstance(text := file.constant(each), str) and text.startswith("/")]
    names = [_class(each) for each in given]
    name = next((each for each in names if each), "")
    if name and texts:
        known.setdefault(name, texts[0])


def _class(given: ast.expr) -> str:
    """The class that ``Predict`` and ``Predict.as_view("predict")`` name."""
    if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute) and given.func.attr == "as_view":
        given = given.func.value
    return given.id if isinstance(given, ast.Name) and given.id[:1].isupper() else ""
