"""Routes that a platform gives a function an address for: Modal, Azure Functions, Google's functions."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.frameworks import MODAL_ENDPOINTS
from mlaudit.code.vocabulary import libraries

_AZURE: Final = "azure.functions.FunctionApp().route"
_AZURE_PARTS: Final = "azure.functions.Blueprint().route"
_GOOGLE: Final = frozenset({"functions_framework.http", "functions_framework.typed"})
_LIBRARIES: Final = frozenset({"modal", "azure", "functions_framework"})
_PLATFORMS: Final = (b"modal", b"azure", b"functions_framework")
JUDGED: Final = frozenset({"requires_proxy_auth", "auth_level"})
"""What is said of access in a decorator, and is judged here by its value and not by its name."""

LOOKED: Final = {
    "Modal": "this endpoint, which has an address of its own, and no `requires_proxy_auth`",
    "Azure Functions": "this function, whose level is ANONYMOUS",
    "Django": "the view, its class or the project's defaults",
    "http.server": "this handler",
}
"""Where a guard may stand for each of the platforms that have no app of their own."""
LIMITED: Final = {
    "Modal": "this endpoint",
    "Azure Functions": "this function",
    "Django": "the view, its class or the project's defaults",
    "http.server": "this handler",
}


class Hosted(NamedTuple):
    """A function that a platform serves: which one, the method, the path, whether it asks for a key, and where it says
    so.
    """

    platform: str
    method: str
    path: str
    guarded: bool
    declared: ast.expr


def hosted(file: FileContext, node: FunctionNode) -> Hosted | None:
    """The route that a platform makes of `node`; None where none does."""
    if libraries(file).isdisjoint(_LIBRARIES) or not file.holds(*_PLATFORMS):
        return None
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        name = file.qualname(call.func if call is not None else decorator) or ""
        if name in MODAL_ENDPOINTS:
            method = file.constant(file.argument(call, "method")) if call is not None else ""
            shown = method.lower() if isinstance(method, str) and method else "get"
            return Hosted("Modal", shown, "", call is not None and _asks_for_proxy(file, call), decorator)
        if name in (_AZURE, _AZURE_PARTS) and call is not None:
            path = file.constant(file.argument(call, "route"))
            methods = file.argument(call, "methods")
            # with no methods, both are answered
            method = "post" if methods is None or "POST" in ast.unparse(methods).upper() else "get"
            shown = f"/{path}" if isinstance(path, str) else ""
            return Hosted("Azure Functions", method, shown, not _is_anonymous(file, call, name), decorator)
        if name in _GOOGLE:
            return Hosted("Cloud Functions", "post", "", True, decorator)  # IAM, unless a deployment lets anybody in
    return None


def asks_for_proxy(file: FileContext) -> bool:
    """Whether a file puts a whole app behind Modal's own check: ``@modal.asgi_app(requires_proxy_auth=True)``."""
    if b"requires_proxy_auth" not in file.source.data:
        return False
    made = file.calls_where(_makes_modal_app)
    return any(_asks_for_proxy(file, call) for call in made)


def _asks_for_proxy(file: FileContext, call: ast.Call) -> bool:
    given = file.keyword_maybe(call, "requires_proxy_auth")
    return given is not None and not (isinstance(given, ast.expr) and file.constant(given) is False)


def _makes_modal_app(name: str, _: str) -> bool:
    return name in ("modal.asgi_app", "modal.wsgi_app", "modal.web_server")


def _makes_function_app(name: str, _: str) -> bool:
    return name == "azure.functions.FunctionApp"


def _is_anonymous(file: FileContext, call: ast.Call, name: str) -> bool:
    """Whether a route, or the app of this file that it is of, says that anybody may call it: a key is the default."""
    level = file.argument(call, "auth_level")
    if level is None and name == _AZURE:
        apps = file.calls_where(_makes_function_app)
        level = next((given for app in apps if (given := file.argument(app, "http_auth_level", 0)) is not None), None)
    if level is None:
        return False
    known = file.constant(level)
    written = known if isinstance(known, str) else ast.unparse(level)
    return written.upper().rpartition(".")[2] == "ANONYMOUS"


__all__ = ["JUDGED", "LIMITED", "LOOKED", "Hosted", "asks_for_proxy", "hosted"]
