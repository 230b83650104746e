"""Tools of an MCP server, which are waited for without an end unless the session or the call says how long."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part

from .bounds import is_guarded

_BOUND: Final = "read_timeout_seconds"
_PLACE: Final = 2


def tool_calls(file: FileContext) -> Iterator[ast.Call]:
    """The first ``session.call_tool(name, arguments)`` of a file that gives none of its `mcp` sessions a bound."""
    if not file.holds(b".call_tool(") or not file.imports("mcp"):
        return
    made = [call for call in called(file, "ClientSession") if (file.call_name(call) or "").startswith("mcp.")]
    if not made or any(file.argument(call, _BOUND, _PLACE) is not None or file.has_unpacking(call) for call in made):
        return
    for call in called(file, "call_tool"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if owner is None or "session" not in last_part(owner).lower() or not file.is_awaited(call):
            continue
        if file.argument(call, _BOUND, _PLACE) is None and not file.has_unpacking(call) and not is_guarded(file, call):
            yield call
            return


__all__ = ["tool_calls"]
