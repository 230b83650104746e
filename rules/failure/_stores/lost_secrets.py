"""Secrets that could not be read, and that become nothing: what needs them goes on with its defaults."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import led_to, outcome
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls

WORDS: Final = (b"ecret", b"vault")
_ASKS: Final = frozenset({"access_secret_version", "get_secret_value", "read_secret_version", "get_secret"})
"""How the stores of secrets of the clouds are asked."""
_OWNER: Final = regex(r"(?i)secret|vault|client|\bsm\b|kv")


def lost_secret(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return None`` round ``client.access_secret_version(...)``."""
    if not file.holds(*WORDS) or not handlers.is_broad(file, handler):
        return None
    asked = next((call for call in calls(file, block.body) if _is_asked(call)), None)
    last = handler.body[-1]
    if asked is None or not isinstance(last, ast.Return) or not handlers.logs_all(led_to(handler.body)):
        return None
    given = outcome(last)
    if given is not None and not (isinstance(given, ast.Constant) and given.value in (None, "")):
        return None
    said = (
        f"when `{shown_call(file, asked)}` fails, a refusal or an outage too, the secret counts as one that is not set"
    )
    return Verdict("MLA102", f"{said}: what needs it goes on without, or with its default", 0.7, note=True)


def _is_asked(call: ast.Call) -> bool:
    function = call.func
    if not isinstance(function, ast.Attribute) or last_part(function) not in _ASKS:
        return False
    return function.attr != "get_secret" or _OWNER.search(last_part(function.value)) is not None


__all__ = ["lost_secret"]
