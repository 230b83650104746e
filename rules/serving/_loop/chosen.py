"""Loaders of documents that are chosen by the kind of a file: ``loaders[kind](path)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

LOADS: Final = frozenset({"load", "load_and_split"})
"""What a loader is asked."""
_LOADERS: Final = regex(r"^langchain\w*\.")


def loader_call(file: FileContext, call: ast.Call) -> str:
    """The name that a call has on the first loader of the table that its own is chosen from; "" elsewhere."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in LOADS or not file.holds(b"document_loaders"):
        return ""
    made = _made(file, function.value)
    chosen = _chosen(file, made)
    if chosen is None and isinstance(made, ast.Call):
        chosen = _chosen(file, _made(file, made.func))
    if chosen is None:
        return ""
    maker = chosen.func if isinstance(chosen, ast.Call) else chosen
    name = file.qualname(maker) or ""
    return f"{name}().{function.attr}" if _LOADERS.match(name) else ""


def _made(file: FileContext, node: ast.expr) -> ast.expr | None:
    return file.names.single_value(node) if isinstance(node, ast.Name) else node


def _chosen(file: FileContext, node: ast.expr | None) -> ast.expr | None:
    """The first value of the table that something is an item of: ``table[kind]``, ``table.get(kind)``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        table: ast.expr = node.func.value
    elif isinstance(node, ast.Subscript):
        table = node.value
    else:
        return None
    written = _made(file, table)
    return written.values[0] if isinstance(written, ast.Dict) and written.values else None


__all__ = ["LOADS", "loader_call"]
