"""Calls that make a function the handler of a route."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part

_REGISTERS: Final = {
    **dict.fromkeys(("add_api_route", "add_url_rule", "add_route", "Route"), ""),
    **{f"add_{method}": method for method in ("get", "post", "put", "patch")},
    **{method: method for method in ("get", "post", "put", "patch")},
}
"""Calls that hand a route its handler, with the method that they say; ``web.post(...)`` only where it is aiohttp's."""


class Registered(NamedTuple):
    """A call that makes a function the handler of a route."""

    method: str
    path: str
    handler: ast.expr
    call: ast.Call


def registrations(file: FileContext) -> list[Registered]:
    """The calls of a file that hand a route its handler: ``app.add_api_route("/x", handler)``."""
    known: list[Registered] | None = file.shared.get("registrations of routes")
    if known is not None:
        return known
    known = file.shared["registrations of routes"] = []
    for call in called(file, *_REGISTERS):
        last = last_part(call.func)
        if last in ("get", "post", "put", "patch") and not (file.call_name(call) or "").startswith("aiohttp.web."):
            continue
        keywords = {k.arg: k.value for k in call.keywords if k.arg}
        given = call.args[0] if call.args else keywords.get("path") or keywords.get("rule")
        path = file.constant(given) if given is not None else None
        if not isinstance(path, str) or not path.startswith("/"):
            continue
        handler = keywords.get("endpoint") or keywords.get("view_func") or keywords.get("handler")
        if last == "add_url_rule" and "view_func" not in keywords:
            handler = None  # its `endpoint` is only a name
        positional = call.args[2 if last == "add_url_rule" else 1 :]
        handler = handler if handler is not None else positional[0] if positional else None
        methods = ast.unparse(keywords["methods"]) if "methods" in keywords else ""
        if handler is not None and last_part(handler):
            method = _REGISTERS[last] or ("post" if "POST" in methods.upper() else "get")
            known.append(Registered(method, path, handler, call))
    return known


def registered(file: FileContext) -> dict[str, tuple[str, str, ast.Call]]:
    """The functions that a call makes the handler of a route: (method, path, call) by name."""
    known: dict[str, tuple[str, str, ast.Call]] | None = file.shared.get("registered routes")
    if known is None:
        known = file.shared["registered routes"] = {}
        for each in registrations(file):
            known.setdefault(last_part(each.handler), (each.method, each.path, each.call))
    return known
