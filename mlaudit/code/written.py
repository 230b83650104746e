"""Expressions as they are written, and the names in them."""

from __future__ import annotations

import ast
from typing import Final

_PLAIN: Final = frozenset({int, str, bool, type(None)})


def as_written(node: ast.AST) -> str:
    """What `ast.unparse` makes of a node, sooner: most that are asked about are names and constants."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        return f"{as_written(node.value)}.{node.attr}"
    if isinstance(node, ast.Constant) and type(node.value) in _PLAIN and node.kind is None:
        return repr(node.value)
    return ast.unparse(node)


def names_in(node: ast.AST) -> set[str]:
    """All names in a node, read or given."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
