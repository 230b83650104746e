"""The names that an expression reads."""

from __future__ import annotations

import ast


def names_in(node: ast.AST) -> set[str]:
    """All names in an expression."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
