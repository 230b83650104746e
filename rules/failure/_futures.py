"""Work that is handed to a pool, and whose failures nobody fetches."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part

from . import _handlers as handlers

_POOLS: Final = frozenset({"concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor"})


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
