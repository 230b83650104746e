"""Constants that stand for a value: numbers, and nothing at all; and work so plain that it never fails."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex

_FACTORS: Final = regex(r"(?i)(^|_)(temperature|factor|multiplier|scaling|scale|gain|penalty|boost)(_|$)")
"""What something is multiplied with, or divided by."""
_PLAIN: Final = (
    *(ast.If, ast.Return, ast.Assign, ast.AnnAssign, ast.Expr, ast.Pass, ast.Name, ast.Constant, ast.Compare),
    *(ast.BoolOp, ast.UnaryOp, ast.IfExp, ast.Call, ast.expr_context, ast.cmpop, ast.boolop, ast.unaryop),
)
_SAFE: Final = frozenset({"len", "bool", "isinstance"})


def is_number(value: ast.expr) -> bool:
    """``0.5``, ``-1``: a number that is written out, and no truth value."""
    held = value.operand if isinstance(value, ast.UnaryOp) else value
    return isinstance(held, ast.Constant) and type(held.value) in (int, float)


def is_nothing(value: ast.expr | None) -> bool:
    """``None``, and where nothing is written."""
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def is_neutral(function: ast.FunctionDef | ast.AsyncFunctionDef | None, value: ast.expr) -> bool:
    """Whether a number is the 1 of a factor: what is multiplied with it, or divided by it, stays as it is."""
    is_one = isinstance(value, ast.Constant) and type(value.value) in (int, float) and value.value == 1
    return is_one and function is not None and _FACTORS.search(function.name) is not None


def never_fails(block: ast.Try) -> bool:
    """Whether a `try` only counts with `len` and compares what it has by name: what its handler says is never said.

    One that answers a number whatever it was given has made that up, too.
    """
    if not any(isinstance(statement, ast.If) for statement in block.body):
        return False
    for statement in block.body:
        for part in ast.walk(statement):
            if not isinstance(part, _PLAIN):
                return False
            if isinstance(part, ast.Call) and (
                not isinstance(part.func, ast.Name) or last_part(part.func) not in _SAFE
            ):
                return False
    return True
