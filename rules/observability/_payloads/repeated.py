"""What repeats what a caller brought under another name: the text of a validation error, all that a token says of its
holder, an address that is to be fetched.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import Binding
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

from .bodies import parameter_of_route
from .circumstances import names_answer

_VALIDATES: Final = frozenset(
    {"pydantic.ValidationError", "pydantic_core.ValidationError", "pydantic.error_wrappers.ValidationError"}
    | {"fastapi.exceptions.RequestValidationError", "fastapi.exceptions.WebSocketRequestValidationError"}
)
"""Errors whose text names each value that does not fit."""
_OWN: Final = regex(r"(?i)settings|config|environ|getenv|manifest|read_text|read_bytes|(^|[^.\w])open\(|yaml|toml")
"""What a program validates of its own: what it was set up with, and files that lie beside it."""
_CLAIMS: Final = regex(
    r"^(jwt|jose\.jwt|authlib\.jose\.jwt|joserfc\.jwt)\.(decode|get_unverified_claims)$"
    r"|^flask_jwt_extended\.(get_jwt|decode_token)$|^firebase_admin\.auth\.verify_id_token$"
)
_SUBJECT: Final = regex(r"(^|\.)JwtAuthorizationCredentials\(\)\.subject$")
"""What `fastapi-jwt` and its like give of a token: all that it was made of."""
_ADDRESS: Final = regex(r"(?i)^(?!(base|callback|redirect|webhook)_)(\w+_)?(url|uri)$")
_OF_ADDRESS: Final = frozenset({"str", "HttpUrl", "AnyUrl", "AnyHttpUrl"})
_FRAMEWORKS: Final = ("fastapi.", "starlette.", "flask.", "sanic.", "aiohttp.")
"""Where requests come from, whose own address is that of the service."""


def repeated(file: FileContext, part: ast.expr) -> tuple[str, dict[str, Any]]:
    """What an expression of a line holds, in words, and what is to be known of the line; "" for nothing."""
    if not isinstance(part, ast.Name | ast.Attribute):
        return "", {}
    if isinstance(part, ast.Name) and file.holds(b"ValidationError") and _is_told_input(file, part):
        return "the text of a validation error, which repeats the input,", {"validates": True}
    if _is_claims(file, part):
        return f"`{file.text(part)}`, all that a token says of its holder,", {}
    if _is_given_address(file, part):
        return f"`{file.text(part)}`, the whole address that a caller gives, with what it is signed by,", {"note": True}
    return "", {}


def _is_told_input(file: FileContext, part: ast.Name) -> bool:
    """Whether a name is an error of Pydantic's, or of FastAPI's, about something that was sent."""
    if file.holds(b"hide_input_in_errors"):
        return False
    for binding in file.names.lookup(part.id, part):
        kind = binding.annotation if binding.kind == "arg" else binding.value if binding.kind == "except" else None
        kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
        if any(file.qualname(each) in _VALIDATES for each in kinds):
            return binding.kind == "arg" or not _is_of_own(file, part)
    return False


def _is_of_own(file: FileContext, part: ast.Name) -> bool:
    """Whether what did not fit is the program's own, or an answer of a model that is told of elsewhere."""
    handler = next((each for each in file.ancestors(part, ast.ExceptHandler) if each.name == part.id), None)
    tried = next(file.ancestors(handler, ast.Try), None) if handler is not None else None
    for call in _calls(file, tried) if tried is not None else ():
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if _OWN.search(file.text(call.func) + "(") or any(_OWN.search(ast.unparse(each)) for each in given):
            return True
        if any(
            names_answer(last_part(name)) for each in given for name in ast.walk(each) if isinstance(name, ast.Name)
        ):
            return True
    return False


def _calls(file: FileContext, tried: ast.Try) -> Iterator[ast.Call]:
    for statement in tried.body:
        yield from file.inside(statement, ast.Call)


def _is_claims(file: FileContext, part: ast.Name | ast.Attribute) -> bool:
    """``credentials.subject``, and ``claims = jwt.decode(token, key)``."""
    if isinstance(part, ast.Attribute):
        return part.attr == "subject" and _SUBJECT.search(file.qualname(part) or "") is not None
    return file.holds(b"jwt", b"id_token") and any(_decodes(file, each) for each in file.names.lookup(part.id, part))


def _decodes(file: FileContext, binding: Binding) -> bool:
    made = binding.value if binding.kind == "assign" else None
    return isinstance(made, ast.Call) and _CLAIMS.match(file.call_name(made) or "") is not None


def _is_given_address(file: FileContext, part: ast.Name | ast.Attribute) -> bool:
    """The parameter of a route, or the field of its body, that is an address: ``url: str = Form(...)``."""
    if not _ADDRESS.match(last_part(part)):
        return False
    given = part.value if isinstance(part, ast.Attribute) else part
    taken = parameter_of_route(file, given) if isinstance(given, ast.Name) else None
    if taken is None or taken.annotation is None:
        return False
    if isinstance(part, ast.Attribute):
        return not (file.qualname(taken.annotation) or "").startswith(_FRAMEWORKS)
    return _is_text(taken.annotation)


def _is_text(kind: ast.expr) -> bool:
    return as_written(kind).split("|")[0].strip().removeprefix("Optional[").rstrip("]") in _OF_ADDRESS


__all__ = ["repeated"]
