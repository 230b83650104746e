"""Failed requests whose text holds the address that they were sent to, and with it the key that stands there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.vocabulary import libraries

from .._logs import LEVELS, log_level, pieces
from .keys_in_addresses import key_in_address, key_in_params

_CLIENTS: Final = frozenset({"requests", "httpx", "aiohttp"})
_SENDS: Final = regex(
    r"^(requests|httpx|aiohttp)\.((sessions\.)?([Ss]ession|Client|AsyncClient|ClientSession)\(\)\.)?"
    r"(get|post|put|patch|delete|head|request)$"
)
_METHODS: Final = frozenset({"get", "post", "put", "patch", "delete", "head", "request"})
_STATUS, _CONNECTION = "status", "connection"
"""The two failures that tell an address: an answer that is refused, and (in requests alone) a server that is not
reached: "Max retries exceeded with url: /rows?key=...".
"""
_EVERY: Final = frozenset({"Exception", "BaseException"})
_TAKES: Final = {
    "requests": {
        "RequestException": {_STATUS, _CONNECTION},
        "HTTPError": {_STATUS},
        "ConnectionError": {_CONNECTION},
        "ConnectTimeout": set[str](),
        "OSError": {_STATUS, _CONNECTION},
        "IOError": {_STATUS, _CONNECTION},
    },
    "httpx": {"HTTPError": {_STATUS}, "HTTPStatusError": {_STATUS}},
    "aiohttp": {"ClientError": {_STATUS}, "ClientResponseError": {_STATUS}},
}
"""What each error takes of the two; the text of a timeout, or of a body that is no JSON, has no address."""
_ANSWERS: Final = frozenset({"HTTPException", "JSONResponse", "PlainTextResponse", "jsonify", "abort"})
_SHOWS: Final = regex(r"^streamlit\.(error|warning|exception|write|info|toast|sidebar\.\w+)$")
_ERRORS: Final = regex(r"(Error|Exception)$")
_TRACES: Final = frozenset({"traceback.print_exc", "traceback.format_exc"})


class Told(NamedTuple):
    """A call that tells the text of a failed request: the key in its address, and how it is told."""

    call: ast.Call
    key: str
    how: str
    is_print: bool


def told_addresses(file: FileContext) -> Iterator[Told]:
    """The calls that write down, show or answer the text of a failed request with a key in its address; one for each
    ``try``.
    """
    if not _CLIENTS & libraries(file) or not file.holds(b"except"):
        return
    sent: dict[ast.Try, list[ast.Call]] = {}
    for call in file.tree.of(ast.Call):
        if last_part(call.func) in _METHODS and (tried := _nearest(call)) is not None:
            sent.setdefault(tried, []).append(call)
    for tried, calls in sent.items():
        known = next(
            ((found, key) for call in calls if (found := _client(file, call)) and (key := _key(file, call))), None
        )
        told = _told(file, tried, *known) if known is not None else None
        if told is not None:
            yield told


def _nearest(call: ast.Call) -> ast.Try | None:
    """The ``try`` whose handlers see the error of a call."""
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            return None
        if isinstance(parent, ast.Try) and child in parent.body and parent.handlers:
            return parent
        child = parent
    return None


def _client(file: FileContext, call: ast.Call) -> str:
    """The library that a call sends a request with; "" for any other call."""
    match = _SENDS.match(file.call_name(call) or "")
    return match[1] if match is not None else ""


def _key(file: FileContext, call: ast.Call) -> str:
    """The key in the address of a request, in its text or among its parameters; "" for none."""
    at = 1 if last_part(call.func) == "request" else 0
    address, given = file.argument(call, "url", at), file.argument(call, "params")
    if given is None and last_part(call.func) == "get" and len(call.args) > 1:
        given = call.args[1] if _SENDS.match(file.call_name(call) or "") else None
    found = key_in_address(file, address) if address is not None else ""
    return found or (key_in_params(file, given) if given is not None else "")


def _told(file: FileContext, tried: ast.Try, client: str, key: str) -> Told | None:
    raises = any(
        isinstance(part, ast.Attribute) and part.attr == "raise_for_status"
        for statement in tried.body
        for part in file.inside(statement, ast.Attribute)
    )
    left = {_STATUS} if raises else set[str]()
    if client == "requests":
        left.add(_CONNECTION)
    for handler in tried.handlers:
        taken = _taken(handler, client) & left
        if taken:
            told = _telling(file, handler, key)
            if told is not None:
                return told
        left -= taken
    return None


def _taken(handler: ast.ExceptHandler, client: str) -> set[str]:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    taken: set[str] = set()
    for kind in kinds:
        name = last_part(kind)
        taken |= {_STATUS, _CONNECTION} if kind is None or name in _EVERY else _TAKES[client].get(name, set())
    return taken


def _telling(file: FileContext, handler: ast.ExceptHandler, key: str) -> Told | None:
    for call in file.inside(handler, ast.Call):
        last, name = last_part(call.func), file.call_name(call) or ""
        if name in _TRACES:
            return Told(call, key, "printed, with its traceback," if last == "print_exc" else "made into a text", True)
        if last in LEVELS or last == "print":
            level = log_level(file, call)
            if level == "exception" or (level and _with_traceback(file, call)):
                return Told(call, key, "logged with its traceback", False)
            if level and _holds_error(file, call, handler.name):
                return Told(call, key, "printed" if level == "print" else f"logged at {level}", level == "print")
        if (last in _ANSWERS or _SHOWS.match(name)) and _holds_error(file, call, handler.name):
            return Told(call, key, "shown" if last not in _ANSWERS else "answered", True)
    return None


def _with_traceback(file: FileContext, call: ast.Call) -> bool:
    given = file.argument(call, "exc_info")
    return given is not None and file.constant(given) is not False


def _holds_error(file: FileContext, call: ast.Call, error: str | None) -> bool:
    """Whether a text, or a value of a mapping, among the arguments of a call is that of the error."""
    if error is None:
        return False
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        if (
            isinstance(argument, ast.Call)
            and _ERRORS.search(last_part(argument.func))
            and _holds_error(file, argument, error)
        ):
            return True  # logging.error(AppException(e, sys)): what an error is made of is in its text
        for part, _ in pieces(file, argument):
            if not isinstance(part, ast.Name):
                continue
            if part.id == error:
                return True
            made = file.names.single_value(part)
            if isinstance(made, ast.JoinedStr | ast.BinOp | ast.Call):
                if any(isinstance(inner, ast.Name) and inner.id == error for inner, _ in pieces(file, made)):
                    return True
    return False
