"""Calculators that raise to any power that a text asks for: ``9**9**9`` is nine characters, and never ends."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part

_BOUNDS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_POWERS: Final = frozenset({"operator.pow", "builtins.pow"})


def open_powers(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """Where a file parses an expression that a function was given, whose powers it works out and bounds nowhere; with
    the name of the expression.
    """
    if not file.holds(b"ast.Pow"):
        return
    table = next((name for made in file.tree.of(ast.Dict) if (name := _table(file, made))), "")
    if not table or _bounds(file, table):
        return
    for call in file.calls_where(lambda name, _: name == "ast.parse"):
        text = call.args[0] if call.args else None
        while isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute):
            text = text.func.value  # `expression.strip()`
        if isinstance(text, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(text.id, text)):
            yield call, text.id


def _table(file: FileContext, made: ast.Dict) -> str:
    """The name of a table of operators that has powers in it, as they are: ``{ast.Pow: operator.pow}``."""
    for key, value in zip(made.keys, made.values, strict=True):
        if key is not None and last_part(key) == "Pow" and (file.qualname(value) in _POWERS or _is_lambda(value)):
            statement = file.statement_of(made)
            targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
            return last_part(targets[0]) if targets[0] is not None else ""
    return ""


def _is_lambda(value: ast.expr) -> bool:
    """``lambda a, b: a**b``, with no condition in it."""
    return isinstance(value, ast.Lambda) and isinstance(value.body, ast.BinOp) and isinstance(value.body.op, ast.Pow)


def _bounds(file: FileContext, table: str) -> bool:
    """Whether what looks into the table compares a number with a limit: the length of the text is none."""
    for home in file.functions():
        named = (part for part in ast.walk(home) if isinstance(part, ast.Name | ast.Attribute))
        if not any(last_part(part) in (table, "Pow") for part in named):
            continue
        for compared in file.inside(home, ast.Compare):
            sized = any(isinstance(part, ast.Call) and last_part(part.func) == "len" for part in ast.walk(compared))
            if isinstance(compared.ops[0], _BOUNDS) and not sized:
                return True
    return False


__all__ = ["open_powers"]
