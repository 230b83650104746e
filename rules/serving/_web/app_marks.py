"""What a file says of whole apps and routers: that it makes one, and what guards, limits or names a version for all of
its routes.
"""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.vocabulary import libraries

from .entry_checks import AUTH, LIMIT, in_lower_case
from .handed_lists import appended
from .platforms import asks_for_proxy
from .sagemaker import is_of_sagemaker
from .turned_away import asks_who_calls, turns_away

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
_TRIES: Final = frozenset({"test_request_context", "test_client", "TestClient"})
_MOUNTS: Final = frozenset({"include_router", "register_blueprint", "mount"})
_BEFORE: Final = frozenset({"dependencies", "middleware", "middlewares", "guards", "auth", "throttle", "before"})
"""What is given to an app or a router, and stands before all of its routes."""
_WRAPS: Final = frozenset({"add_middleware", "before_request", "use", "init_app", "middleware"})
_FORCED: Final = b"BASIC_AUTH_FORCE"
"""The setting by which Flask-BasicAuth asks before each route."""
_VERTEX: Final = (b"AIP_PREDICT_ROUTE", b"AIP_HTTP_PORT")
"""What a container of Vertex AI is told of its routes: the platform stands before it, and asks who calls."""
_TELLS: Final = _MOUNTS | _WRAPS | {"launch", ""}
"""The last parts of calls that may say something of an app, whoever made it."""
_LIBRARIES: Final = frozenset(name.partition(".")[0] for name in APPS | ROUTERS)
_MODEL_VERSION: Final = regex(rb"model[_-]?(version|id|name|tag|sha)")
_VERSION_KEY: Final = regex(rb"version[\"']\s*[:\]]")
"""The end of a quoted key; what stands in front is looked at apart, for a pattern that begins with a word is fast."""


def app_marks(file: FileContext) -> dict[str, Any]:
    """What a file says of whole apps and routers: it makes one, and guards or limits it."""
    known = file.shared.get("app marks")
    if isinstance(known, dict):
        return known
    marks: dict[str, Any] = {"app": 0, "auth": False, "limit": False}
    by_name = not libraries(file).isdisjoint(_LIBRARIES)
    for call in file.calls_where(_tells_of_app) if by_name or calls_one(file, _TELLS) else ():
        name = file.call_name(call) or ""
        last = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if name in APPS and not marks["app"] and not is_tried_only(file, call):
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
    for cls in file.tree.of(ast.ClassDef) if by_name else ():
        if not marks["app"] and any(file.qualname(base) in APPS for base in cls.bases):
            marks["app"] = cls.lineno  # `class Service(FastAPI)`, which adds its routers itself
    functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
    for function in functions:
        if function.decorator_list and any(
            _called(decorator) in ("before_request", "middleware", "hook") for decorator in function.decorator_list
        ):
            text = f"{function.name} " + "\n".join(ast.unparse(s) for s in function.body)
            if asks_who_calls(file, function, text):
                marks["auth"] = True
            if LIMIT.search(text) or "429" in text:
                marks["limit"] = True
    if file.tree.of(ast.AsyncFunctionDef) and any(map(turns_away, file.tree.of(ast.ClassDef))):
        marks["auth"] = True
    limiters = file.calls_where(_makes_limiter) if file.holds(b"default_limits") else ()
    if any("default_limits" in ast.unparse(call) for call in limiters):
        marks["limit"] = True
    if asks_for_proxy(file) or (by_name and (file.holds(_FORCED, *_VERTEX) or is_of_sagemaker(file))):
        marks["auth"] = True
    file.shared["app marks"] = marks
    return marks


def is_tried_only(file: FileContext, call: ast.Call) -> bool:
    """Whether an app is made in a function that keeps it, in a file that asks apps without a server: a trial of it."""
    home = file.function_of(call)
    if home is None or not calls_one(file, _TRIES):
        return False
    if any(last_part(each.func) in ("run", "serve", "run_server") for each in file.inside(home, ast.Call)):
        return False
    given = [each.value for each in file.inside(home, ast.Return) if each.value is not None]
    named = {part.id for value in given for part in ast.walk(value) if isinstance(part, ast.Name)}
    held = {
        part.id
        for target in targets(file.statement_of(call))
        for part in ast.walk(target)
        if isinstance(part, ast.Name)
    }
    inside = {part for value in given for part in ast.walk(value)}
    return call not in inside and named.isdisjoint(held)


def _tells_of_app(name: str, last: str) -> bool:
    return last in _TELLS or name in APPS or name in ROUTERS


def _makes_limiter(name: str, _: str) -> bool:
    return name.endswith("Limiter")


def _called(decorator: ast.expr) -> str:
    return last_part(decorator.func if isinstance(decorator, ast.Call) else decorator)


def names_version(file: FileContext) -> bool:
    """Whether the file speaks of a model's version, or of a run or name that tells which model answered."""
    known: bool | None = file.shared.get("names a version")
    if known is None:
        text = in_lower_case(file)
        known = b"run_id" in text or _MODEL_VERSION.search(text) is not None
        known = known or any(text[key.start() - 1 : key.start()] in (b"'", b'"') for key in _VERSION_KEY.finditer(text))
        file.shared["names a version"] = known
    return known


def _note(marks: dict[str, Any], given: str) -> None:
    if AUTH.search(given):
        marks["auth"] = True
    if LIMIT.search(given):
        marks["limit"] = True


def _seen(file: FileContext, value: ast.expr) -> str:
    """An argument as text, with a name's value beside it: a list of dependencies may be held by a variable."""
    made = file.names.single_value(value)
    written = " ".join((ast.unparse(value), *map(ast.unparse, appended(file, value))))
    return written if made is None or made is value else f"{written} {ast.unparse(made)}"
