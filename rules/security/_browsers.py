"""What a browser adds to a request on its own, whichever page sends it: cookies, and passwords of HTTP basic."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.vocabulary import attributes, libraries

_ASKS_BROWSER: Final = regex(r"^(fastapi\.security(\.http)?|flask_httpauth)\.HTTP(Basic|Digest)(Auth)?$")
_READS_COOKIE: Final = regex(r"^fastapi\.(Cookie|security(\.api_key)?\.APIKeyCookie)$")
_SIGNS_IN: Final = regex(r"^flask_login\.(login_user|LoginManager)$")
_LIBRARIES: Final = ("fastapi.", "flask_httpauth.", "flask_login.")
_WHO: Final = regex(r"(?i)sess|token|auth|user|login|logged|jwt|sid$|account|email|admin|role")
"""Names of cookies and of what a session holds that tell who somebody is."""
_OWN_SITE: Final = ("lax", "strict")


class Carried(NamedTuple):
    """Where a service takes something that a browser adds, and what; `kept` for the place that keeps it from requests
    of other sites' pages, and `what` is "" then.
    """

    place: ast.expr | ast.stmt
    what: str
    kept: bool = False


def carried(file: FileContext) -> Iterator[Carried]:
    """What a browser adds that a file tells its callers apart by, and what it says of the sites that this goes to."""
    for call in file.calls_where(_carries):
        name = file.call_name(call) or ""
        if last_part(call.func) in ("set_cookie", "SessionMiddleware"):
            if _stays(file, call):
                yield Carried(call, "", kept=True)
        elif _ASKS_BROWSER.match(name):
            yield Carried(call, "the password that HTTP basic asks for")
        elif _SIGNS_IN.match(name):
            yield Carried(call, "the cookie of a session")
        elif _WHO.search(_around(file, call)):
            yield Carried(call, "a cookie")
    for part in file.tree.of(ast.Attribute) if "cookies" in attributes(file) else ():
        if part.attr == "cookies" and last_part(part.value).endswith("request"):
            if _WHO.search(_around(file, part)):
                yield Carried(part, "a cookie")
    for key in file.tree.of(ast.Subscript) if "flask" in libraries(file) else ():
        if last_part(key.value) == "session" and file.qualname(key.value) == "flask.session":
            if _WHO.search(str(file.constant(key.slice))):
                yield Carried(key, "the cookie of a session")
    for assigned in file.tree.of(ast.Assign) if file.holds(b"SESSION_COOKIE") else ():
        target = assigned.targets[0]
        if isinstance(target, ast.Subscript) and file.constant(target.slice) == "SESSION_COOKIE_SAMESITE":
            if str(file.constant(assigned.value)).lower() in _OWN_SITE:
                yield Carried(assigned, "", kept=True)


def _around(file: FileContext, node: ast.expr) -> str:
    """What a node is read for, as it is written: the parameter whose default it is, or the statement that it stands in;
    of a statement with a body only what is asked of the node itself.
    """
    above = parent_of(node)
    if isinstance(above, ast.arguments):
        given = [*above.posonlyargs, *above.args]
        pairs = [*zip(reversed(given), reversed(above.defaults), strict=False)]
        pairs += [(each, value) for each, value in zip(above.kwonlyargs, above.kw_defaults, strict=True) if value]
        return " ".join([ast.unparse(node), *(each.arg for each, value in pairs if value is node)])
    annotated = next((each for each in parents(node) if isinstance(each, ast.arg)), None)
    if annotated is not None:
        return f"{annotated.arg} {ast.unparse(node)}"
    statement = file.statement_of(node)
    if statement is not None and not hasattr(statement, "body"):
        return ast.unparse(statement)
    asked = [
        each for each in (node, above, parent_of(above) if above is not None else None) if isinstance(each, ast.expr)
    ]
    return ast.unparse(asked[-1])


def _carries(name: str, last: str) -> bool:
    return last in ("set_cookie", "SessionMiddleware") or (name.startswith(_LIBRARIES) and _is_known(name))


def _is_known(name: str) -> bool:
    return any(pattern.match(name) is not None for pattern in (_ASKS_BROWSER, _READS_COOKIE, _SIGNS_IN))


def _stays(file: FileContext, call: ast.Call) -> bool:
    """Whether a cookie only goes with requests of its own site's pages: what Starlette says where nobody else does."""
    given = file.argument(call, "samesite") or file.argument(call, "same_site")
    if given is None:
        return file.imports("fastapi", "starlette") and not file.has_unpacking(call)
    known = file.constant(given)
    return known is not UNKNOWN and str(known).lower() in _OWN_SITE
