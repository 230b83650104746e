"""Who may call a route, and how often: the words of a declaration and the checks of a body that tell."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

AUTH: Final = regex(
    r"(?i:auth(?!or\b|ors\b)|login|logged_in|jwt|api_?key|current_?user|active_?user|inject_user|userdep|credential|permission|security(?!_?headers)|bearer|principal|signature"
    r"|require_(\w+_)?(user|admin|role|scope|staff)|(admin|staff|role|roles|scope)_required|verify_user|session_user|requires?\(|get_user|\bIsAuthenticated|hmac|oidc|keycloak|cognito|okta|msal|\bsso\b|saml|\bldap|kerberos|mtls|member_required|user_passes_test|\bIsAdmin|\bIsOwner"
    r"|\bTokenHas|\bprotected\()"
    r"|\b(?:verify|check|validate|get|require|decode)_(?:(?:access|id|api|bearer|auth|jwt|firebase|user|service|admin|session|internal|oauth|google)_)?token(?!s|i|_?(count|limit|usage|budget))|token_required|verify_request|\btoken\s*[:=]\s*(?:str\s*=\s*)?(?:Depends|Header|Security)"
    r"|\buser\s*:\s*[\w.]*User\w*\s*=\s*(?:Depends|Security)\((?!\w*(?:optional|maybe|guest|anonym))"
)
LIMIT: Final = regex(
    r"(?i:limiter|rate_?limit|throttl|slowapi|\bquota|limit\(\s*[\"']|\blimits\(|(token|leaky)_?bucket)"
)
ENTRY_CHECKS: Final = regex(
    r"(?im:headers(\.get\(|\[)\s*[\"'](authorization|x-api-key|x-token|x-auth[\w-]*|x-[\w-]*(key|token|secret|signature)|api-?key|token)|request\.(user|authorization)\b|request\.state\.user|compare_digest"
    r"|\bsession(\.get\(|\[)\s*[\"']user|current_user|abort\(40[13]\b|status(_code)?=40[13]\b|[)}\]\"'],\s*40[13]\b\)?\s*(#.*)?$|HTTP_40[13]|HTTPStatus\.(UNAUTHORIZED|FORBIDDEN)|HTTP(Unauthorized|Forbidden)\(|HTTPException\(\s*40[13]\b|verify_jwt_in_request|get_jwt_identity)"
)
_TELLS: Final = regex(
    r"(?i)user|token|secret|password|api_?key|credential|cookie|header|session|role|auth|tenant|\brequest\b"
)
"""What tells who asks."""
_ASKS: Final = {
    b"headers": (b"headers.get(", b"headers["),
    b"session": (b"session.get(", b"session["),
    b"user": (b"request.user", b"request.state.user", b"current_user"),
    b"compare_digest": (b"compare_digest",),
    b"authorization": (b"request.authorization",),
    b"unauthorized": (b"httpstatus.unauthorized", b"httpunauthorized("),
    b"forbidden": (b"httpstatus.forbidden", b"httpforbidden("),
    b"jwt": (b"verify_jwt_in_request", b"get_jwt_identity"),
    b"40": (b"abort(40", b"status_code=40", b"status=40", b"http_40", b", 401", b", 403", b"httpexception("),
}
"""What stands, in lower case, in a file that has any of `ENTRY_CHECKS`, by a word of it."""


def may_check_entry(file: FileContext) -> bool:
    """Whether a file has any of `ENTRY_CHECKS`, of which a search through a whole file takes milliseconds."""
    known: bool | None = file.shared.get("may check entry")
    if known is None:
        asks = _may_ask(in_lower_case(file))
        known = file.shared["may check entry"] = asks and ENTRY_CHECKS.search(file.source.text) is not None
    return known


def checks_entry(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function has any of `ENTRY_CHECKS` in its body."""
    lines = file.source.lines[function.lineno - 1 : function.end_lineno]
    if not _may_ask("\n".join(lines).lower().encode()):
        return False
    return body_checks(function, "\n".join(ast.unparse(statement) for statement in function.body))


def body_checks(function: FunctionNode, body: str) -> bool:
    """Whether a function's body, as text, has any of `ENTRY_CHECKS`. A 403 that answers a `PermissionError` says what
    must not be done, or which file must not be read, where the function is told nothing of who asks.
    """
    if "except PermissionError" in body and _TELLS.search(body) is None:
        handlers = [
            each for each in ast.walk(function) if isinstance(each, ast.ExceptHandler) and each.type is not None
        ]
        for handler in handlers:
            if isinstance(handler.type, ast.Name) and handler.type.id == "PermissionError":
                for refusal in handler.body:
                    body = body.replace(ast.unparse(refusal), "")
    return ENTRY_CHECKS.search(body) is not None


def _may_ask(written: bytes) -> bool:
    """Whether a text, in lower case, may have any of `ENTRY_CHECKS`."""
    return any(word in written and any(each in written for each in those) for word, those in _ASKS.items())


def in_lower_case(file: FileContext) -> bytes:
    """A file's text: its bytes are searched faster, and words that are looked for are of ASCII."""
    known: bytes | None = file.shared.get("in lower case")
    if known is None:
        written = file.source.data if file.source.notebook is None else file.source.text.encode()
        known = file.shared["in lower case"] = written.lower()
    return known
