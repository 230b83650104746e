"""Keys that a service checks its callers with, and that stand in the source where nobody sets another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue, Severity

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
    if (
        isinstance(text, str)
        and text
        and (signs or signs_callers(variable))
        and default.lineno not in told
        and not is_text_of_interface(default)
    ):
        told.add(default.lineno)
        if looks_made_up(text) and is_sent_only(file, default):
            return
        does = "is" if signs else "falls back to"
        data = {"fallback": variable, "default": text, "refused": is_refused(file, variable, text)}
        can = "sign with it" if SIGNING_NAME.search(variable) else "come in with it"
        message = f"`{variable}` {does} a key that stands here: whoever has read it can {can}"
        yield Issue(default, message, severity=Severity.WARNING, confidence=0.8, data=data)
