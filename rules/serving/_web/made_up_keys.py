"""Limits that count callers by a header that each of them makes up: ``request.headers.get("X-Session-ID")``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .routes import METHODS

_MADE_UP: Final = regex(
    r"(?i)(session|client|device|visitor|anonymous|browser|fingerprint|user|request|correlation)[-_]?(id|key|uuid)$"
)
"""Headers that whoever asks fills in as they like."""
_LIMITS: Final = regex(r"(?i)rate_?limit|limiter|throttl|slowapi")
_KEYS: Final = regex(r"(?i)(^|_)(key|keys|ident\w*|identity|client|caller|bucket|fingerprint|source)(_|$)")
"""Functions that say who a caller is."""
_CHECKS: Final = regex(r"(?i)verif|valid|check|decode|lookup|look_up|authenticat|exists|fetch|query|unsign|loads")
_REMOTE: Final = frozenset({"get_remote_address", "get_ipaddr"})


def made_up_keys(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """Where a function that says by what a limit counts takes a header that nobody checks before the address that the
    request comes from; and the header.
    """
    if not file.holds(b"headers") or not _LIMITS.search(file.source.text):
        return
    for call in called(file, "get"):
        home = file.function_of(call)
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        name = file.constant(call.args[0]) if call.args else None
        if home is None or last_part(owner) != "headers" or not isinstance(name, str) or not _MADE_UP.search(name):
            continue
        if _says_who(file, home) and not _is_checked(file, home):
            yield call, name


def _says_who(file: FileContext, home: FunctionNode) -> bool:
    """Whether a function answers with what a limit counts by: by its name, or since a limiter is given it as such."""
    if any(last_part(d.func if isinstance(d, ast.Call) else d) in METHODS for d in home.decorator_list):
        return False
    given = any(
        isinstance(each.value, ast.Name) and each.value.id == home.name
        for call in file.calls_where(lambda name, last: "imit" in last or "imit" in name)
        for each in call.keywords
        if each.arg in ("key_func", "identifier", "key_function")
    )
    parts = [*file.inside(home, ast.Attribute), *file.inside(home, ast.Call)]
    falls_back = any(
        (isinstance(part, ast.Attribute) and (part.attr == "remote_addr" or ast.unparse(part).endswith("client.host")))
        or (isinstance(part, ast.Call) and last_part(part.func) in _REMOTE)
        for part in parts
    )
    answers = any(each.value is not None for each in file.inside(home, ast.Return))
    return answers and falls_back and (given or _KEYS.search(home.name) is not None)


def _is_checked(file: FileContext, home: FunctionNode) -> bool:
    """Whether a function refuses a header, or asks somebody whether it is one that was given out."""
    if any(True for _ in file.inside(home, ast.Raise)):
        return True
    return any(_CHECKS.search(last_part(call.func)) for call in file.inside(home, ast.Call))


__all__ = ["made_up_keys"]
