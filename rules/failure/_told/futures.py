"""Work that is handed to a pool, or to a task that nobody keeps, and whose failures nobody fetches."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers

_POOLS: Final = frozenset({"concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor"})
_MAKES: Final = frozenset({"create_task", "ensure_future"})
_LASTS: Final = regex(
    r"(?i)^_*(record|store|save|insert|persist|write|upsert|update|upload|ingest|index|train|retrain|append|add|delete)(_\w+)?$"
)
"""Coroutines that change what is kept."""
_ASIDE: Final = regex(
    r"(?i)metric|telemetry|usage|analytics|stat(istic)?s|cache|log(_|s|$)|trace|heartbeat|event|clean|progress"
)


def unfetched(file: FileContext, block: ast.With) -> ast.Call | None:
    """``with ThreadPoolExecutor() as pool: pool.submit(convert, part)``: the block waits for all of it, and what a part
    raised is in the future that was thrown away.
    """
    for item in block.items:
        made, name = item.context_expr, item.optional_vars
        if not isinstance(made, ast.Call) or file.call_name(made) not in _POOLS or not isinstance(name, ast.Name):
            continue
        for call in (s.value for body in block.body for s in file.inside(body, ast.Expr)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
                owner = call.func.value
                if isinstance(owner, ast.Name) and owner.id == name.id and call.func.attr in ("submit", "map"):
                    if _may_fail(file, call.args[0]):
                        return call
    return None


def _may_fail(file: FileContext, given: ast.expr) -> bool:
    """Whether what is handed over is a function of this file that does not see to its own failures."""
    named: list[FunctionNode] = [f for f in file.tree.of(ast.FunctionDef) if f.name == last_part(given)]
    return len(named) == 1 and not any(
        handlers.is_broad(file, handler) for block in file.inside(named[0], ast.Try) for handler in block.handlers
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
