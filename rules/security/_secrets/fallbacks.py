"""Keys that a service checks its callers with, and that stand in the source where nobody sets another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue, Severity
from mlaudit.code.tree import parents

from .guards import may_guard
from .interface import is_text_of_interface
from .refused import is_refused
from .secrets import looks_made_up
from .sent_out import is_sent_only
from .signing import SIGNING_NAME
from .told import lines_told

_SIGNS = regex(
    r"(?i)(^|_)(secret_key|jwt_secret(_key)?|jwt_key|signing_key|session_secret|admin_(token|secret|(api_)?key))$"
    r"|^(x_|internal_)?api_key$|^internal_(api_)?token$"
)
"""Variables with the key that a service checks its callers with."""
_OF_A_STORE = regex(r"(?i)(^|_)(minio|s3|aws|r2|gcs|spaces|wasabi|ceph|storage|bucket|object_?store)(_|$)")
"""Whose key a service shows to a store of files: what it is for is no token of its own."""


@lru_cache(maxsize=100_000)
def signs_callers(name: str) -> bool:
    """Whether a service checks its callers with what goes by this name."""
    return _SIGNS.search(name) is not None and _OF_A_STORE.search(name) is None


def fallback(variable: str, default: ast.expr, file: FileContext, *, signs: bool = False) -> Iterator[Issue]:
    """``os.getenv("SECRET_KEY", "change-me")``: no secret, and the service runs with it all the same; `signs` where
    it is no fallback, but the only key there is.
    """
    text = default.value if isinstance(default, ast.Constant) else None
    told = lines_told(file)
    if not isinstance(text, str) or not text or is_text_of_interface(default):
        return
    if not signs and not signs_callers(variable) and may_guard(variable):
        _perhaps(file).append((variable, default))
    elif (signs or signs_callers(variable)) and default.lineno not in told:
        told.add(default.lineno)
        if looks_made_up(text) and is_sent_only(file, default):
            return
        does = "is" if signs else "falls back to"
        data = {"fallback": variable, "default": text, "refused": is_refused(file, variable, text)}
        can = "sign with it" if SIGNING_NAME.search(variable) else "come in with it"
        message = f"`{variable}` {does} a key that stands here: whoever has read it can {can}"
        yield Issue(default, message, severity=Severity.WARNING, confidence=0.8, data=data)


def by_use(file: FileContext) -> Iterator[Issue]:
    """The defaults whose names do not say what they are for: they count where something of the project signs with
    them, or asks callers for them.
    """
    told = lines_told(file)
    for variable, default in _perhaps(file):
        text = str(file.constant(default))
        if default.lineno in told or (looks_made_up(text) and is_sent_only(file, default)):
            continue
        held = _held_as(default) or variable
        known = {"fallback": variable, "default": text, "refused": is_refused(file, variable, text), "held": held}
        message = f"`{variable}` falls back to a key that stands here: whoever has read it can come in with it"
        yield Issue(default, message, severity=Severity.WARNING, confidence=0.8, data=known)


def _perhaps(file: FileContext) -> list[tuple[str, ast.expr]]:
    """The defaults of a file that may be keys, by the variables that they stand for."""
    found: list[tuple[str, ast.expr]] = file.shared.setdefault("defaults that may be keys", [])
    return found


def _held_as(default: ast.expr) -> str:
    """The name that takes a variable or its default: ``API_KEY_SECRET = os.getenv(...)``, a field of settings."""
    home = next((each for each in parents(default) if isinstance(each, ast.stmt)), None)
    target = home.targets[0] if isinstance(home, ast.Assign) else getattr(home, "target", None)
    return last_part(target) if isinstance(target, ast.Name | ast.Attribute) else ""
