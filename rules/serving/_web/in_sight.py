"""Whether a route that only says by its name that it runs a model can reach one at all."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from ...libraries.asking import MODEL_LIBRARY
from .bodies import PLAIN_METHODS

_PLAIN: Final = (
    sys.stdlib_module_names
    - {"ftplib", "http", "importlib", "multiprocessing", "runpy", "socket", "ssl", "subprocess", "urllib"}
    - {"pickle", "xmlrpc"}
) | {
    *("fastapi", "flask", "flask_cors", "pydantic", "pydantic_settings", "starlette", "uvicorn", "gunicorn", "dotenv"),
    *("numpy", "pandas", "polars", "orjson", "yaml", "dateutil", "pytz", "loguru", "structlog", "werkzeug"),
}
"""Libraries that hold no model and reach none."""
_STORES: Final = frozenset(
    {
        *("sqlalchemy", "sqlmodel", "psycopg", "psycopg2", "asyncpg", "aiosqlite", "pymysql", "mysql", "peewee"),
        *("pymongo", "motor", "beanie", "redis", "databases", "tortoise", "alembic", "jinja2", "markupsafe"),
        *("sanic", "quart", "litestar", "bottle", "falcon", "tornado", "django", "rest_framework", "ninja", "mangum"),
        *("slowapi", "prometheus_client", "sentry_sdk", "opentelemetry", "passlib", "jose", "jwt", "flask_sqlalchemy"),
        *("flask_login", "flask_limiter", "flask_jwt_extended", "marshmallow", "attrs", "attr", "msgspec", "tenacity"),
        *("typing_extensions", "multipart", "aiofiles", "bs4", "lxml", "markdown", "qrcode", "captcha", "reportlab"),
    }
)
"""Libraries that keep rows, make pages and answers, or watch a service."""

_FETCHED: Final = regex(
    r"^(requests|httpx|aiohttp|niquests)\.(?!.*\b(post|put|patch|request|send|stream|ws_connect)\b)"
)
"""What only fetches from an address: rows that others have."""
_OBJECTS: Final = regex(
    r"^(boto3|aioboto3|minio|google\.cloud\.storage|azure\.storage\.blob)\.[\w.()]*\b"
    r"(client|resource|Session|Minio|\w*Client|(list|get|head|put|upload|download|delete|copy|stat|generate_presigned)_\w*"
    r"|(list|get|upload|download|delete|exists)_?\w*|presigned_\w+|paginate|bucket|blob|Bucket|Object|objects?)(\(\))?$"
)
"""What is asked of a store of files: a platform's models are invoked by other methods of the same clients."""


def may_run(project: ProjectView, node: Node, *, hides: bool) -> bool:
    """Whether what a function calls may hold a model that nothing names: a library that could, a method that has no
    body yet, or something unknown (`hides`).

    Rows that are read, rules and sums of the project's own, and an answer that is written out are no model.
    """
    if hides:
        return True
    known: dict[Node, bool] = project.shared.setdefault("routes that may run models", {})
    if node not in known:
        reached = project.reach([node])
        files = project.imported_by({path for path, _ in reached if path != node[0]}) - {node[0]}
        known[node] = any(_leads_out(project, each, loosely=True) for each in reached) or _have_model(project, files)
    return known[node]


def is_near(project: ProjectView, node: Node, *, hides: bool) -> bool:
    """The same of a function whose name may stand for anything (``query``, ``search``): it calls what nobody can
    follow, or a library that could hold a model is used where it or a function that it reaches is written.
    """
    if hides:
        return True
    known: dict[Node, bool] = project.shared.setdefault("routes that are near models", {})
    if node not in known:
        reached = project.reach([node])
        files = {path for path, _ in reached}
        known[node] = any(_leads_out(project, each, loosely=each == node) for each in reached) or _have_model(
            project, files
        )
    return known[node]


def _leads_out(project: ProjectView, node: Node, *, loosely: bool) -> bool:
    """Whether a function has no body that says what it does, or calls what could be a model or ask one; `loosely`,
    also what an object of the project does that nobody can follow.
    """
    function = project.function(node)
    if function is None or any(each.name.endswith("abstractmethod") for each in function.decorators):
        return True
    return any(_is_out(project, call.target, node[0], loosely=loosely) for call in function.calls)


def _is_out(project: ProjectView, name: str, path: str, *, loosely: bool) -> bool:
    symbol = project.resolve(name, path)
    if symbol is not None and symbol.export is None:
        return False
    target = project.expand(name, path)
    if target.partition(".")[0] in _PLAIN | _STORES or _FETCHED.match(target) or _OBJECTS.match(target):
        return False
    if project.locate(target, path) is None:
        return True
    return loosely and "()." in target and target.rpartition(".")[2] not in PLAIN_METHODS


def _have_model(project: ProjectView, paths: Iterable[str]) -> bool:
    return any(MODEL_LIBRARY.match(fact.name) for path in paths for fact in project.files[path].imports)
