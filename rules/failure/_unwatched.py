"""Work that is given to a task which nobody keeps: whoever asked for it is answered before it has begun."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import _handlers as handlers

_MAKES: Final = frozenset({"create_task", "ensure_future"})
_LASTS: Final = regex(
    r"(?i)^_*(record|store|save|insert|persist|write|upsert|update|upload|ingest|index|train|retrain|append|add|delete)(_\w+)?$"
)
"""Coroutines that change what is kept."""
_ASIDE: Final = regex(
    r"(?i)metric|telemetry|usage|analytics|stat(istic)?s|cache|log(_|s|$)|trace|heartbeat|event|clean|progress"
)


def unwatched(file: FileContext) -> Iterator[tuple[ast.Expr, ast.Call]]:
    """``asyncio.create_task(store.save_feedback(...))`` as a statement, with the call whose failure nobody sees."""
    for made in called_where(file, _MAKES.__contains__):
        statement = parent_of(made)
        asked = made.args[0] if made.args else None
        if not isinstance(statement, ast.Expr) or not isinstance(asked, ast.Call) or file.function_of(made) is None:
            continue
        last = last_part(asked.func)
        if _LASTS.match(last) and not _ASIDE.search(ast.unparse(asked.func)) and not _minds(file, last):
            yield statement, asked


def _minds(file: FileContext, name: str) -> bool:
    """Whether a coroutine of this file sees to its own failures."""
    return any(
        handlers.is_broad(file, handler) and not handlers.raises(handler)
        for function in file.functions()
        if function.name == name
        for block in file.inside(function, ast.Try)
        for handler in block.handlers
    )
