"""Constants that stand for a value: numbers, and nothing at all."""

from __future__ import annotations

import ast


def is_number(value: ast.expr) -> bool:
    """``0.5``, ``-1``: a number that is written out, and no truth value."""
    held = value.operand if isinstance(value, ast.UnaryOp) else value
    return isinstance(held, ast.Constant) and type(held.value) in (int, float)


def is_nothing(value: ast.expr | None) -> bool:
    """``None``, and where nothing is written."""
    return value is None or (isinstance(value, ast.Constant) and value.value is None)
