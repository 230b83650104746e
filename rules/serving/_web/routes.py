"""Web routes as one file shows them: who may call them, how often, and what they take."""

from __future__ import annotations

import ast
import re
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

from .bodies import hides, is_handed, works
from .django import function_view
from .entry_checks import AUTH, LIMIT, body_checks
from .handed_lists import appended
from .platforms import JUDGED, hosted
from .registrations import Registered, registered
from .views import ANSWERS, view

METHODS: Final = frozenset({"get", "post", "put", "patch", "delete", "route", "api_route", "websocket"})
"""Methods of an app or a router that decorate a route."""
_OWNERS: Final = frozenset(
    {
        "fastapi.FastAPI()",
        "fastapi.APIRouter()",
        "fastapi.routing.APIRouter()",
        "flask.Flask()",
        "flask.Blueprint()",
        "quart.Quart()",
        "sanic.Sanic()",
        "sanic.Blueprint()",
        "flask_smorest.Blueprint()",
        "quart.Blueprint()",
        "ninja.NinjaAPI()",
        "ninja.Router()",
        "starlette.applications.Starlette()",
        "litestar.Litestar()",
        "aiohttp.web.RouteTableDef()",
        "bottle.Bottle()",
        *("fastapi.applications.FastAPI()", "flask.app.Flask()", "flask.blueprints.Blueprint()", "sanic.app.Sanic()"),
        *("sanic.blueprints.Blueprint()", "apiflask.APIFlask()", "apiflask.APIBlueprint()", "robyn.Robyn()"),
        *(
            "flask_openapi3.OpenAPI()",
            "flask_openapi3.APIBlueprint()",
            "robyn.SubRouter()",
            "starlette.routing.Router()",
        ),
        *("ninja_extra.NinjaExtraAPI()", "blacksheep.Application()", "blacksheep.server.Application()"),
        *("fastapi_offline.FastAPIOffline()", "microdot.Microdot()"),
    }
)
_ALONE: Final = frozenset(
    {
        f"{o}.{m}{v}"
        for o in ("litestar", "starlite")
        for m in ("", "handlers.")
        for v in ("get", "post", "put", "patch")
    }
    | {f"bottle.{v}" for v in ("route", "get", "post", "put", "patch")}
)
"""Decorators that make a route by themselves: an app is given what they made, or there is one for all."""
INFERENCE: Final = regex(
    r"(?i:predict(?!ive[_-]?models?(?![a-z]))|inference|infer\b|classif|transcri|sentiment|forecast|embed(?!ded)|recommend(?!ations?/\{)|summari[sz]e)"
)
"""Words of routes that stand for a model."""
_MAYBE: Final = regex(
    r"(?i:generat|chat|complet|retriev|search|invoke|detect(?!ion-history)|(?<![a-z])(ask|score|answer|query(?!_?(items?|param|string|db|users?|logs?)))(?![a-z])|segment|translate|analy[sz]e)"
)
"""Words that stand for a model where the app has one."""
_MAYBE_GIVEN: Final = regex(r"(?i:generat|chat|invoke|translate|(?<![a-z])(ask|answer)(?![a-z]))")
"""The same of a GET route: to search and to query is what any store does."""
_STORED: Final = regex(r"(?i:(predictions|forecasts|recommendations|classifications|embeddings|transcriptions)(/|$))")
"""What a GET route may give out as it was stored: a model answers there only where the app has one."""
_GIVES_OUT: Final = regex(
    r"(?i:(get|list|fetch|read|show|load)_(\w+_)?(predictions|forecasts|recommendations|classifications|embeddings|transcriptions)$)"
)
"""The same by the name of its function."""
_ASKED_FOR: Final = regex(r"\brequest\.(args|values|query_params|query_string)\b")
"""What a GET route is asked for, where it has no parameter."""
_REFUSES: Final = regex(r"(?i)rate_?limit|too many requests|status_code=429")
_BLOCKS: Final = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.ExceptHandler)
_NOT_INFERENCE: Final = regex(
    r"(?i:history|lineage|status|health|version|list|preset|models?$|login|logout|register|metrics|stats|accuracy|docs|upload$|feedback|logs?$|config)"
)

_TOLD: Final = frozenset(
    {"summary", "description", "response_description", "responses", "response_model", "tags", "operation_id"}
    | {"openapi_extra", "example", "examples", "openapi_examples", "title"}
)
"""What a route or parameter says in the documentation only."""
_OPEN: Final = regex(r"(permission|authentication)_classes( = |\()[\[(]((\w+\.)*AllowAny,?)?[\])]\)?")


class Route(msgspec.Struct, frozen=True):
    """A route and what its own signature, decorators and body show."""

    path: str
    protected: bool
    limited: bool
    infers: bool
    may_infer: bool
    takes: bool
    upload: bool
    computes: bool = False
    """Whether it takes nothing, and says by its name that it answers with a model."""
    hides: bool = True
    """Whether its body calls what nobody can tell the kind of: a model may be there."""
    platform: str = ""
    """What serves it, where that is no app which is made in code: Modal, Azure Functions, Django, http.server."""


def route(file: FileContext, node: FunctionNode) -> Route | None:
    """The route that `node` handles; None where it handles none. What a notebook sketches is no service."""
    if file.source.notebook is not None:
        return None
    known: dict[ast.AST, Route | None] = file.shared.setdefault("routes", {})
    if node not in known:
        known[node] = _route(file, node)
    return known[node]


def _route(file: FileContext, node: FunctionNode) -> Route | None:
    given = registered(file).get(node.name)
    if given is not None:
        method, shown, call = given
        return _made(file, node, method, shown, call)
    answers = view(file, node)
    if answers is not None:
        made = _made(file, node, answers.verb, answers.path, name=answers.name, guards=answers.guards)
        return msgspec.structs.replace(made, platform=answers.platform)
    method = function_view(file, node) if node.decorator_list else ""
    if method:
        return msgspec.structs.replace(_made(file, node, method, ""), platform="Django")
    host = hosted(file, node) if node.decorator_list else None
    if host is not None:
        if isinstance(host.declared, ast.Call):
            declarations(file)[node] = host.declared
        made = _made(file, node, host.method, host.path, guards="authenticated" if host.guarded else "")
        return msgspec.structs.replace(made, platform=host.platform)
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and file.qualname(decorator.func) in _ALONE:
            path = file.constant(file.argument(decorator, "path", 0))
            declarations(file)[node] = decorator
            return _made(file, node, last_part(decorator.func), path if isinstance(path, str) else "")
        if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Attribute):
            continue
        method = decorator.func.attr
        owner = file.qualname(decorator.func.value)
        path = file.constant(file.argument(decorator, "path", 0) or file.argument(decorator, "rule", 0))
        shown = path if isinstance(path, str) else ""
        if method not in METHODS or (owner not in _OWNERS and not shown.startswith("/")):
            continue
        if (
            owner is not None
            and owner not in _OWNERS
            and owner.split(".")[0] in ("httpx", "requests", "respx", "responses")
        ):
            continue
        declarations(file)[node] = decorator
        return _made(file, node, method, shown)
    return None


def routes(file: FileContext) -> list[tuple[FunctionNode, Route]]:
    """The functions of a file that handle routes, with these: first the asynchronous ones."""
    known: list[tuple[FunctionNode, Route]] | None = file.shared.get("functions that are routes")
    if known is None:
        named = ANSWERS.union(registered(file))
        functions: list[FunctionNode] = [*file.tree.of(ast.AsyncFunctionDef), *file.tree.of(ast.FunctionDef)]
        telling = [node for node in functions if node.decorator_list or node.name in named]  # `_route` knows no others
        known = [(node, found) for node in telling if (found := route(file, node)) is not None]
        file.shared["functions that are routes"] = known
    return known


def declarations(file: FileContext) -> dict[ast.AST, ast.Call]:
    """The decorators that make functions of a file routes, by function, of those that `route` was asked about."""
    found: dict[ast.AST, ast.Call] = file.shared.setdefault("route decorators", {})
    return found


def route_of_call(made: Registered) -> Route:
    """What the call alone shows of a route whose handler is elsewhere."""
    written = _unsaid(made.call)
    words = f"{made.path} {last_part(made.handler)}"
    named = made.method != "get" and _NOT_INFERENCE.search(made.path) is None
    return Route(
        made.path,
        AUTH.search(_without_path(written)) is not None,
        LIMIT.search(written) is not None,
        named and INFERENCE.search(words) is not None,
        named and _MAYBE.search(made.path) is not None,
        made.method != "get",
        False,
    )


def _made(
    file: FileContext,
    node: FunctionNode,
    method: str,
    shown: str,
    registration: ast.Call | None = None,
    *,
    name: str = "",
    guards: str = "",
) -> Route:
    """The route that `node` handles, with what its decorators, and the call that registers it, show; a method goes by
    the `name` of its class, whose `guards` stand before it.
    """
    parts = [*node.decorator_list, *([] if registration is None else [registration])]
    parts += [each for part in parts if isinstance(part, ast.Call) for each in _added(file, part)]
    signature = f"{' '.join(_unsaid(part) for part in parts)} {_parameters(node.args)} {guards}"
    body = "\n".join(spelled(statement) for statement in node.body)
    takes = method in ("post", "put", "patch", "websocket") or "POST" in signature
    takes = takes or any(argument.arg not in ("self", "cls") for argument in node.args.args)
    takes = takes or ("request." in body and _ASKED_FOR.search(body) is not None)
    own_auth = AUTH.search(_without_path(signature)) is not None or body_checks(node, body)
    name = name or node.name
    words = f"{shown} {name}"
    lettered = re.search(r"[a-z]", re.sub(r"[{<].*?[}>]", "", shown)) is not None
    named = works(node) and _NOT_INFERENCE.search(shown if lettered else name) is None
    model = named and INFERENCE.search(words) is not None and not is_handed(file, node)
    named, infers = named and takes, model and takes
    stored = method == "get" and (_STORED.search(shown) is not None or _GIVES_OUT.match(name) is not None)
    where = shown if lettered else words
    return Route(
        shown or (name if name != node.name else ""),
        own_auth,
        LIMIT.search(signature) is not None or (_REFUSES.search(body) is not None and _refuses_itself(node)),
        infers and not stored,
        (infers and stored) or (named and (_MAYBE_GIVEN if method == "get" else _MAYBE).search(where) is not None),
        takes,
        re.search(r"UploadFile|\bFile\(|request\.(files|FILES)|request\.multipart\(", f"{signature} {body}")
        is not None,
        computes=model and not takes,
        hides=hides(file, node),
    )


def _added(file: FileContext, declared: ast.Call) -> list[ast.expr]:
    """What is added to a list that is handed to a route as its dependencies."""
    return [e for k in declared.keywords if k.arg in ("dependencies", "guards") for e in appended(file, k.value)]


def _refuses_itself(node: FunctionNode) -> bool:
    """Whether a route says that there were too many requests elsewhere than where a call failed: a provider's refusal
    that is passed on limits nobody.
    """
    parts: list[ast.AST] = [*node.body]
    for part in parts:
        if isinstance(part, ast.Try):
            tried = "\n".join(spelled(statement) for statement in part.body)
            parts += [*part.body, *part.orelse, *part.finalbody, *(part.handlers if LIMIT.search(tried) else ())]
        elif isinstance(part, _BLOCKS):
            parts += ast.iter_child_nodes(part)
        elif _REFUSES.search(spelled(part)):
            return True
    return False


def _unsaid(node: ast.expr) -> str:
    """An expression as text, without what it only tells readers of the documentation: that protects nothing."""
    if not isinstance(node, ast.Call):
        return spelled(node)
    given = [_unsaid(argument) for argument in node.args]
    given += [f"{k.arg or '**'}={_unsaid(k.value)}" for k in node.keywords if k.arg not in _TOLD | JUDGED]
    return f"{spelled(node.func)}({', '.join(given)})"


def _parameters(arguments: ast.arguments) -> str:
    """The parameters of a function as text, in the same way."""
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + [*arguments.defaults, *arguments.kw_defaults]
    return ", ".join(
        spelled(argument) + (f"={_unsaid(default)}" if default is not None else "")
        for argument, default in zip([*positional, *arguments.kwonlyargs], defaults, strict=True)
    )


def _without_path(signature: str) -> str:
    """A signature without its texts and what lets all in: ``/auth/models`` protects nothing, nor does ``AllowAny``.
    `requires(["authenticated"])` stays.
    """
    return _OPEN.sub("", re.sub(r"([\"'])/[^\"']*\1", "''", signature))
