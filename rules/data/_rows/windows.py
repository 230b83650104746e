"""Windows that slide over rows one by one: each shares most of its rows with the next."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import last_part
from mlaudit.code.tree import parents

from .values import Event, Value

_STEPPED: Final = 3
"""Arguments of a `range` that does not go one by one."""


def sliding(node: ast.Call, made: Value) -> frozenset[Event]:
    """The event of ``windows.append(prices[i - 60 : i])`` in a loop over each `i`."""
    window = node.args[0] if node.args else None
    for loop in parents(node):
        if isinstance(loop, ast.For) and _slides(window, loop.target, loop.iter):
            return _event(node, made)
        if isinstance(loop, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            break
    return frozenset()


def listed(node: ast.ListComp, made: Value) -> frozenset[Event]:
    """The event of ``[prices[i : i + 60] for i in range(len(prices) - 60)]``."""
    generator = node.generators[0]
    return _event(node, made) if _slides(node.elt, generator.target, generator.iter) else frozenset()


def _slides(window: ast.expr | None, target: ast.expr, over: ast.expr) -> bool:
    if not isinstance(target, ast.Name) or not isinstance(over, ast.Call) or last_part(over.func) != "range":
        return False
    if len(over.args) >= _STEPPED:
        return False
    while isinstance(window, ast.Attribute | ast.Call):
        window = window.func if isinstance(window, ast.Call) else window.value
    if not isinstance(window, ast.Subscript):
        return False
    index = window.slice.elts[0] if isinstance(window.slice, ast.Tuple) and window.slice.elts else window.slice
    if not isinstance(index, ast.Slice) or index.lower is None or index.upper is None:
        return False
    ends = (index.lower, index.upper)
    holding = [any(isinstance(part, ast.Name) and part.id == target.id for part in ast.walk(end)) for end in ends]
    return all(holding) and any(isinstance(end, ast.BinOp) and isinstance(end.op, ast.Add | ast.Sub) for end in ends)


def _event(node: ast.expr, made: Value) -> frozenset[Event]:
    return frozenset({Event("time", node, "a sliding window", frozenset(), made.origins, 0.9)})


__all__ = ["listed", "sliding"]
