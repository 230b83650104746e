"""Expressions as they are written."""

from __future__ import annotations

import ast


def as_written(node: ast.AST) -> str:
    """What `ast.unparse` makes of a node, sooner: most that are asked about are names, or attributes of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        return f"{as_written(node.value)}.{node.attr}"
    return ast.unparse(node)
