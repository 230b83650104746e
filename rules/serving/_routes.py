"""Web routes as one file shows them: who may call them, how often, and what they take."""

from __future__ import annotations

import ast
import re
from typing import Any, Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._django import function_view
from ._platforms import JUDGED, asks_for_proxy, hosted
from ._registrations import Registered, registered
from ._views import view

_METHODS: Final = frozenset({"get", "post", "put", "patch", "delete", "route", "api_route", "websocket"})
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
APPS: Final = frozenset(
    {
        *(
            "litestar.Litestar",
            "fastapi.FastAPI",
            "flask.Flask",
            "quart.Quart",
            "sanic.Sanic",
            "starlette.applications.Starlette",
            "bottle.Bottle",
            "tornado.web.Application",
            "falcon.App",
            "falcon.API",
            "falcon.asgi.App",
        ),
        *("fastapi.applications.FastAPI", "flask.app.Flask", "sanic.app.Sanic", "apiflask.APIFlask", "robyn.Robyn"),
        *("flask_openapi3.OpenAPI", "ninja.NinjaAPI", "ninja_extra.NinjaExtraAPI", "blacksheep.Application"),
        *("blacksheep.server.Application", "starlite.Starlite", "fastapi_offline.FastAPIOffline", "microdot.Microdot"),
        "aiohttp.web.Application",
    }
)
ROUTERS: Final = frozenset(
    {"fastapi.APIRouter", "fastapi.routing.APIRouter", "flask.Blueprint", "aiohttp.web.RouteTableDef"}
    | {"sanic.Blueprint", "quart.Blueprint", "flask_smorest.Blueprint", "ninja.Router"}
    | {"apiflask.APIBlueprint", "flask_openapi3.APIBlueprint", "robyn.SubRouter", "starlette.routing.Router"}
    | {"flask.blueprints.Blueprint", "sanic.blueprints.Blueprint", "litestar.Router", "litestar.router.Router"}
)
AUTH: Final = regex(
    r"(?i:auth(?!or\b|ors\b)|login|logged_in|jwt|api_?key|current_?user|active_?user|inject_user|userdep|credential|permission|security(?!_?headers)|bearer|principal|signature"
    r"|require_(user|admin|role|scope|staff)|(admin|staff|role|roles|scope)_required|verify_user|session_user|requires?\(|get_user|\bIsAuthenticated|hmac|oidc|keycloak|cognito|okta|msal|\bsso\b|saml|\bldap|kerberos|mtls|member_required|user_passes_test|\bIsAdmin|\bIsOwner"
    r"|\bTokenHas|\bprotected\()"
    r"|\b(?:verify|check|validate|get|require|decode)_(?:(?:access|id|api|bearer|auth|jwt|firebase|user|service|admin|session|internal|oauth|google)_)?token(?!s|i|_?(count|limit|usage|budget))|token_required|verify_request|\btoken\s*[:=]\s*(?:str\s*=\s*)?(?:Depends|Header|Security)"
    r"|\buser\s*:\s*[\w.]*User\w*\s*=\s*(?:Depends|Security)\((?!\w*(?:optional|maybe|guest|anonym))"
)
LIMIT: Final = regex(
    r"(?i:limiter|rate_?limit|throttl|slowapi|\bquota|limit\(\s*[\"']|\blimits\(|(token|leaky)_?bucket)"
)
ENTRY_CHECKS: Final = regex(
    r"(?i:headers(\.get\(|\[)\s*[\"'](authorization|x-api-key|x-token|x-auth[\w-]*|x-[\w-]*(key|token|secret|signature)|api-?key|token)|request\.(user|authorization)\b|request\.state\.user|compare_digest"
    r"|\bsession(\.get\(|\[)\s*[\"']user|current_user|abort\(40[13]\)|status_code=40[13]|HTTP_40[13]|HTTPStatus\.(UNAUTHORIZED|FORBIDDEN)|HTTP(Unauthorized|Forbidden)\(|verify_jwt_in_request|get_jwt_identity)"
)
_TURNED_AWAY: Final = regex(r"\b40[13]\b|HTTP_40[13]|compare_digest")
INFERENCE: Final = regex(
    r"(?i:predict|inference|infer\b|classif|transcri|sentiment|forecast|embed(?!ded)|recommend(?!ations?/\{)|summari[sz]e)"
)
"""Words of routes that stand for a model."""
_ASKS: Final = {
    b"headers": (b"headers.get(", b"headers["),
    b"session": (b"session.get(", b"session["),
    b"user": (b"request.user", b"request.state.user", b"current_user"),
    b"compare_digest": (b"compare_digest",),
    b"authorization": (b"request.authorization",),
    b"unauthorized": (b"httpstatus.unauthorized", b"httpunauthorized("),
    b"forbidden": (b"httpstatus.forbidden", b"httpforbidden("),
    b"jwt": (b"verify_jwt_in_request", b"get_jwt_identity"),
    b"40": (b"abort(40", b"status_code=40", b"http_40"),
}
"""What stands, in lower case, in a file that has any of `ENTRY_CHECKS`, by a word of it."""
_MAYBE: Final = regex(
    r"(?i:generat|chat|complet|retriev|search|invoke|detect(?!ion-history)|(?<![a-z])(ask|score|answer|query(?!_?(items?|param|string|db|users?|logs?)))(?![a-z])|segment|translate|analy[sz]e)"
)
"""Words that stand for a model where the app has one."""
_MAYBE_GIVEN: Final = regex(r"(?i:generat|chat|invoke|translate|(?<![a-z])(ask|answer)(?![a-z]))")
"""The same of a GET route: to search and to query is what any store does."""
_STORED: Final = regex(r"(?i:(predictions|forecasts|recommendations|classifications|embeddings|transcriptions)(/|$))")
"""What a GET route may give out as it was stored: a model answers there only where the app has one."""
_NOT_INFERENCE: Final = regex(
    r"(?i:history|lineage|status|health|version|list|preset|models?$|login|logout|register|metrics|stats|docs|upload$|feedback|logs?$|config)"
)

_TOLD: Final = frozenset(
    {"summary", "description", "response_description", "responses", "response_model", "tags", "operation_id"}
    | {"openapi_extra", "example", "examples", "openapi_examples", "title"}
)
"""What a route or parameter says in the documentation only."""
_OPEN: Final = regex(r"(permission|authentication)_classes( = |\()[\[(]((\w+\.)*AllowAny,?)?[\])]\)?")
_MOUNTS: Final = frozenset({"include_router", "register_blueprint", "mount"})
_BEFORE: Final = frozenset({"dependencies", "middleware", "middlewares", "guards", "auth", "throttle", "before"})
"""What is given to an app or a router, and stands before all of its routes."""
_WRAPS: Final = frozenset({"add_middleware", "before_request", "use", "init_app", "middleware"})
_MODEL_VERSION: Final = regex(rb"model[_-]?(version|id|name|tag|sha)")
_VERSION_KEY: Final = regex(rb"version[\"']\s*[:\]]")
"""The end of a quoted key; what stands in front is looked at apart, for a pattern that begins with a word is fast."""


class Route(msgspec.Struct, frozen=True):
    """A route and what its own signature, decorators and body show."""

    path: str
    protected: bool
    limited: bool
    infers: bool
    may_infer: bool
    takes: bool
    upload: bool
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
        return _made(node, method, shown, call)
    answers = view(file, node)
    if answers is not None:
        made = _made(node, answers.verb, answers.path, name=answers.name, guards=answers.guards)
        return msgspec.structs.replace(made, platform=answers.platform)
    method = function_view(file, node) if node.decorator_list else ""
    if method:
        return msgspec.structs.replace(_made(node, method, ""), platform="Django")
    host = hosted(file, node) if node.decorator_list else None
    if host is not None:
        if isinstance(host.declared, ast.Call):
            declarations(file)[node] = host.declared
        made = _made(node, host.method, host.path, guards="authenticated" if host.guarded else "")
        return msgspec.structs.replace(made, platform=host.platform)
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and file.qualname(decorator.func) in _ALONE:
            path = file.constant(file.argument(decorator, "path", 0))
            declarations(file)[node] = decorator
            return _made(node, last_part(decorator.func), path if isinstance(path, str) else "")
        if not isinstance(decorator, ast.Call) or not isinstance(decorator.func, ast.Attribute):
            continue
        method = decorator.func.attr
        owner = file.qualname(decorator.func.value)
        path = file.constant(file.argument(decorator, "path", 0) or file.argument(decorator, "rule", 0))
        shown = path if isinstance(path, str) else ""
        if method not in _METHODS or (owner not in _OWNERS and not shown.startswith("/")):
            continue
        if (
            owner is not None
            and owner not in _OWNERS
            and owner.split(".")[0] in ("httpx", "requests", "respx", "responses")
        ):
            continue
        declarations(file)[node] = decorator
        return _made(node, method, shown)
    return None


def routes(file: FileContext) -> list[tuple[FunctionNode, Route]]:
    """The functions of a file that handle routes, with these: first the asynchronous ones."""
    known: list[tuple[FunctionNode, Route]] | None = file.shared.get("functions that are routes")
    if known is None:
        functions: list[FunctionNode] = [*file.tree.of(ast.AsyncFunctionDef), *file.tree.of(ast.FunctionDef)]
        known = [(node, found) for node in functions if (found := route(file, node)) is not None]
        file.shared["functions that are routes"] = known
    return known


def may_check_entry(file: FileContext) -> bool:
    """Whether a file has any of `ENTRY_CHECKS`, of which a search through a whole file takes milliseconds."""
    known: bool | None = file.shared.get("may check entry")
    if known is None:
        asks = _may_ask(_in_lower_case(file))
        known = file.shared["may check entry"] = asks and ENTRY_CHECKS.search(file.source.text) is not None
    return known


def checks_entry(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function has any of `ENTRY_CHECKS` in its body."""
    lines = file.source.lines[function.lineno - 1 : function.end_lineno]
    if not _may_ask("\n".join(lines).lower().encode()):
        return False
    return ENTRY_CHECKS.search("\n".join(ast.unparse(statement) for statement in function.body)) is not None


def _may_ask(written: bytes) -> bool:
    """Whether a text, in lower case, may have any of `ENTRY_CHECKS`."""
    return any(word in written and any(each in written for each in those) for word, those in _ASKS.items())


def _in_lower_case(file: FileContext) -> bytes:
    """A file's text: its bytes are searched faster, and words that are looked for are of ASCII."""
    known: bytes | None = file.shared.get("in lower case")
    if known is None:
        written = file.source.data if file.source.notebook is None else file.source.text.encode()
        known = file.shared["in lower case"] = written.lower()
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
    signature = f"{' '.join(_unsaid(part) for part in parts)} {_parameters(node.args)} {guards}"
    body = "\n".join(ast.unparse(statement) for statement in node.body)
    takes = method in ("post", "put", "patch", "websocket") or "POST" in signature
    takes = takes or any(argument.arg not in ("self", "cls") for argument in node.args.args)
    own_auth = AUTH.search(_without_path(signature)) is not None or ENTRY_CHECKS.search(body) is not None
    name = name or node.name
    words = f"{shown} {name}"
    named = takes and _works(node) and _NOT_INFERENCE.search(shown or name) is None
    infers = named and INFERENCE.search(words) is not None
    stored = method == "get" and _STORED.search(shown) is not None
    where = shown if re.search(r"[a-z]", re.sub(r"[{<].*?[}>]", "", shown)) else words
    return Route(
        shown or (name if name != node.name else ""),
        own_auth,
        LIMIT.search(signature) is not None
        or re.search(r"(?i)rate_?limit|too many requests|status_code=429", body) is not None,
        infers and not stored,
        (infers and stored) or (named and (_MAYBE_GIVEN if method == "get" else _MAYBE).search(where) is not None),
        takes,
        re.search(r"UploadFile|\bFile\(|request\.(files|FILES)|request\.multipart\(", f"{signature} {body}")
        is not None,
    )


def _works(node: FunctionNode) -> bool:
    """Whether a route calls anything but its own socket: an answer that is written out comes from no model."""
    calls = (part for statement in node.body for part in ast.walk(statement) if isinstance(part, ast.Call))
    return any(not ast.unparse(call.func).startswith(("websocket.", "ws.", "socket.")) for call in calls)


def _unsaid(node: ast.expr) -> str:
    """An expression as text, without what it only tells readers of the documentation: that protects nothing."""
    if not isinstance(node, ast.Call):
        return ast.unparse(node)
    given = [_unsaid(argument) for argument in node.args]
    given += [f"{k.arg or '**'}={_unsaid(k.value)}" for k in node.keywords if k.arg not in _TOLD | JUDGED]
    return f"{ast.unparse(node.func)}({', '.join(given)})"


def _parameters(arguments: ast.arguments) -> str:
    """The parameters of a function as text, in the same way."""
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + [*arguments.defaults, *arguments.kw_defaults]
    return ", ".join(
        ast.unparse(argument) + (f"={_unsaid(default)}" if default is not None else "")
        for argument, default in zip([*positional, *arguments.kwonlyargs], defaults, strict=True)
    )


def _without_path(signature: str) -> str:
    """A signature without its texts and what lets all in: ``/auth/models`` protects nothing, nor does ``AllowAny``.
    `requires(["authenticated"])` stays.
    """
    return _OPEN.sub("", re.sub(r"([\"'])/[^\"']*\1", "''", signature))


def app_marks(file: FileContext) -> dict[str, Any]:
    """What a file says of whole apps and routers: it makes one, and guards or limits it."""
    known = file.shared.get("app marks")
    if isinstance(known, dict):
        return known
    marks: dict[str, Any] = {"app": 0, "auth": False, "limit": False, "version": _names_version(file)}
    for call in file.calls_where(_tells_of_app):
        name = file.call_name(call) or ""
        last = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in APPS and not marks["app"]:
            marks["app"] = call.lineno
        given = ""
        if name in APPS or name in ROUTERS or last in _MOUNTS:
            given = " ".join(
                f"{k.arg} {_seen(file, k.value)}"
                for k in call.keywords
                if k.arg in _BEFORE and file.constant(k.value) is not None
            )
        elif last in _WRAPS:
            given = " ".join(_seen(file, argument) for argument in call.args)
            given = "" if "CORS" in given else given
        elif isinstance(call.func, ast.Call) and isinstance(call.func.func, ast.Attribute):
            if call.func.func.attr == "middleware":
                given = " ".join(_seen(file, argument) for argument in call.args)
        _note(marks, given)
        if last == "launch" and any(k.arg == "auth" for k in call.keywords):
            marks["auth"] = True
    for cls in file.tree.of(ast.ClassDef):
        if not marks["app"] and any(file.qualname(base) in APPS for base in cls.bases):
            marks["app"] = cls.lineno  # `class Service(FastAPI)`, which adds its routers itself
    functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
    for function in functions:
        if any(_called(decorator) in ("before_request", "middleware", "hook") for decorator in function.decorator_list):
            text = f"{function.name} " + "\n".join(ast.unparse(s) for s in function.body)
            if ENTRY_CHECKS.search(text) or AUTH.search(function.name):
                marks["auth"] = True
            if LIMIT.search(text) or "429" in text:
                marks["limit"] = True
    if any(_turns_away(cls) for cls in file.tree.of(ast.ClassDef)):
        marks["auth"] = True
    limiters = file.calls_where(_makes_limiter)
    if any("default_limits" in ast.unparse(call) for call in limiters):
        marks["limit"] = True
    if asks_for_proxy(file):
        marks["auth"] = True
    file.shared["app marks"] = marks
    return marks


def _turns_away(cls: ast.ClassDef) -> bool:
    """Whether a class is a middleware that looks at who asks, and turns some away: its name may say nothing of it."""
    for method in cls.body:
        if isinstance(method, ast.AsyncFunctionDef) and method.name == "dispatch":
            text = "\n".join(ast.unparse(statement) for statement in method.body)
            return ENTRY_CHECKS.search(text) is not None and _TURNED_AWAY.search(text) is not None
    return False


def _tells_of_app(name: str, last: str) -> bool:
    return name in APPS or name in ROUTERS or last in _MOUNTS or last in _WRAPS or last in ("launch", "")


def _makes_limiter(name: str, _: str) -> bool:
    return name.endswith("Limiter")


def _called(decorator: ast.expr) -> str:
    return last_part(decorator.func if isinstance(decorator, ast.Call) else decorator)


def _names_version(file: FileContext) -> bool:
    """Whether the file speaks of a model's version, or of a run or name that tells which model answered."""
    text = _in_lower_case(file)
    if b"run_id" in text or _MODEL_VERSION.search(text) is not None:
        return True
    return any(text[found.start() - 1 : found.start()] in (b"'", b'"') for found in _VERSION_KEY.finditer(text))


def _note(marks: dict[str, Any], given: str) -> None:
    if AUTH.search(given):
        marks["auth"] = True
    if LIMIT.search(given):
        marks["limit"] = True


def _seen(file: FileContext, value: ast.expr) -> str:
    """An argument as text, with a name's value beside it: a list of dependencies may be held by a variable."""
    made = file.names.single_value(value)
    written = ast.unparse(value)
    return written if made is None or made is value else f"{written} {ast.unparse(made)}"
