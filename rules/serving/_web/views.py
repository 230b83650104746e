"""Routes that are methods of a class: views and resources of Flask, endpoints of Starlette, handlers of Tornado, views
of Django's REST framework, resources of Falcon, handlers of the standard library's server.
"""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_BASES: Final = frozenset(
    {
        *("flask.views.MethodView", "quart.views.MethodView", "flask_restful.Resource", "flask_restx.Resource"),
        *("flask_restplus.Resource", "flask_restx.resource.Resource"),
        *("starlette.endpoints.HTTPEndpoint", "tornado.web.RequestHandler", "aiohttp.web.View"),
    }
)
_REST: Final = frozenset(
    f"rest_framework.{base}"
    for base in (
        *("views.APIView", "viewsets.ViewSet", "viewsets.GenericViewSet", "viewsets.ModelViewSet"),
        *("generics.GenericAPIView", "generics.CreateAPIView", "generics.ListCreateAPIView"),
    )
)
_SERVERS: Final = frozenset({"http.server.BaseHTTPRequestHandler", "http.server.SimpleHTTPRequestHandler"})
_PLAIN: Final = {verb: verb for verb in ("get", "post", "put", "patch")}
_VERBS: Final = {
    "": _PLAIN,
    "Django": {**_PLAIN, "create": "post", "update": "put", "partial_update": "patch"},
    "http.server": {f"do_{verb.upper()}": verb for verb in _PLAIN},
    "Falcon": {f"on_{verb}": verb for verb in _PLAIN},
}
"""The methods that answer, with what each is asked by, as each family of frameworks names them."""
ANSWERS: Final = frozenset(name for verbs in _VERBS.values() for name in verbs)
"""The names of all of these methods."""
_ACTION: Final = "rest_framework.decorators.action"
_BEFORE: Final = frozenset({"prepare", "dispatch_request", "get_current_user"})
"""Methods of a handler that run before the one that answers, and may turn a caller away."""
_ASKS: Final = regex(
    r"(?i)headers(\.get\(|\[)\s*[\"'](authorization|x-api-key|x-token|x-auth[\w-]*|x-[\w-]*(key|token|secret))|compare_digest|send_(error|response)\(40[13]"
)
"""What a handler of the standard library's server turns callers away by, in whichever of its functions."""
_DEPTH: Final = 3


class View(NamedTuple):
    """A method that answers requests: the path ("" where none is seen), the class, what stands before it, what it is
    asked by, and the framework that is no app of its own.
    """

    path: str
    name: str
    guards: str
    verb: str
    platform: str


def view(file: FileContext, node: FunctionNode) -> View | None:
    """The view that a function is a method of; None for all others."""
    owner = parent_of(node)
    if not isinstance(owner, ast.ClassDef):
        return None
    action = _action(file, node) if node.decorator_list else ""
    if node.name not in ANSWERS and not action:
        return None
    family, platform = _family(file, owner)
    if platform is None and node.name.startswith("on_") and file.imports("falcon") and len(node.args.args) > 2:
        family, platform = [owner], "Falcon"
    verb = action if action and platform == "Django" else _VERBS.get(platform or "", _PLAIN).get(node.name, "")
    if platform is None or not verb:
        return None
    guards = " ".join(map(_guards, family))
    if platform == "http.server" and _ASKS.search(file.source.text):
        guards += " authorization"
    return View(_own_path(file, owner) or _paths(file).get(owner.name, ""), owner.name, guards, verb, platform)


def _action(file: FileContext, node: FunctionNode) -> str:
    """What an extra action of a set of views is asked by; "" where a method is none."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and file.qualname(decorator.func) == _ACTION:
            return "post" if "post" in ast.unparse(decorator).lower() else "get"
    return ""


def _family(file: FileContext, node: ast.ClassDef) -> tuple[list[ast.ClassDef], str | None]:
    """A class and the classes of the file that it is made of, with the framework of which a view is among them: ""
    where that has apps, None where there is no view.
    """
    classes = {each.name: each for each in file.tree.of(ast.ClassDef)}
    found: list[ast.ClassDef] = [node]
    platform: str | None = None
    for each in found:
        for base in each.bases:
            name = file.qualname(base)
            if platform is None and name is not None:
                platform = "" if name in _BASES else "Django" if name in _REST else platform
                platform = "http.server" if name in _SERVERS else platform
            known = classes.get(base.id) if isinstance(base, ast.Name) else None
            if known is not None and known not in found and len(found) <= _DEPTH:
                found.append(known)
    return found, platform


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
    return known


def _own_path(file: FileContext, owner: ast.ClassDef) -> str:
    """The path of ``@api.route("/predict")`` above a class: classes of one file may have one name."""
    for decorator in owner.decorator_list:
        if isinstance(decorator, ast.Call) and last_part(decorator.func) == "route" and decorator.args:
            path = file.constant(decorator.args[0])
            if isinstance(path, str) and path.startswith("/"):
                return path
    return ""


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
