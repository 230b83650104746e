"""Constants put together: sums, products, and paths joined by a slash; what is no constant is `UNKNOWN`."""

from __future__ import annotations

import ast
from typing import Final


class Unknown:
    """The value of an expression that is not a constant."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> bool:
        return False


UNKNOWN: Final = Unknown()

_LONGEST: Final = 1_000_000
_WIDEST: Final = 4_096
"""Sums and products of longer texts and integers are not worked out: a few lines could fill the memory with one."""


def combined(op: ast.operator, left: object, right: object) -> object:
    """The value of ``left op right``; `UNKNOWN` for what is none, and for what would take too long to work out."""
    if isinstance(op, ast.Div) and isinstance(left, str) and isinstance(right, str):
        return f"{left.rstrip('/')}/{right}"
    if isinstance(left, str) and isinstance(right, str) and isinstance(op, ast.Add):
        return left + right if len(left) + len(right) < _LONGEST else UNKNOWN
    if isinstance(left, int | float) and isinstance(right, int | float):
        if any(isinstance(value, int) and value.bit_length() > _WIDEST for value in (left, right)):
            return UNKNOWN
        try:
            if isinstance(op, ast.Add):
                return left + right
            if isinstance(op, ast.Sub):
                return left - right
            if isinstance(op, ast.Mult):
                return left * right
            if isinstance(op, ast.Div):
                return left / right
        except (ArithmeticError, ValueError):
            return UNKNOWN
    return UNKNOWN
