"""Time-outs that can be written in by themselves: for which parameter, and how long."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.findings import Fix

_SECONDS: Final = {
    "timeout": "10",
    "socket_timeout": "5",
    "connect_timeout": "10",
    "command_timeout": "30",
    "read_timeout": "30",
    "client_timeout": "10",
    "request_timeout": "30",
    "open_timeout": "10",
    "socketTimeoutMS": "30000",
    "timeout_ms": "30000",
}
"""Source of the value by parameter, in the parameter's own unit."""

_SLOW: Final = (
    *("openai", "anthropic", "groq", "together", "cohere", "litellm", "langchain", "ollama", "huggingface_hub"),
    *("subprocess", "ray", "google"),
)
"""Libraries whose calls may rightly take a minute: generated text, child processes, tasks."""

_OBJECTS: Final = ("aiohttp.",)
"""Libraries that want an object of their own where others take seconds."""


def timeout_fix(
    file: FileContext, call: ast.Call, name: str, keywords: tuple[str, ...], position: int | None
) -> Fix | None:
    """The parameter that bounds `call`, with a value; None where writing it could clash with what is given.

    `keywords` are the parameters that may bound it, the plainest first, `position` is where that one may stand too.
    """
    parameter = keywords[0] if keywords else ""
    if parameter not in _SECONDS or name.startswith(_OBJECTS):
        return None
    if file.has_unpacking(call) or (position is not None and position < len(call.args)):
        return None
    for keyword in call.keywords:
        if keyword.arg in keywords and (keyword.arg != parameter or not _is_none(file, keyword.value)):
            return None
    value = "60" if parameter == "timeout" and name.startswith(_SLOW) else _SECONDS[parameter]
    return Fix(
        kind="keyword",
        title=f"Add `{parameter}={value}`",
        name=parameter,
        value=value,
        reason="it raises where it waited until now: choose the value, and handle the expiry",
    )


def _is_none(file: FileContext, value: ast.expr) -> bool:
    found = file.constant(value)
    return found is not UNKNOWN and found is None
