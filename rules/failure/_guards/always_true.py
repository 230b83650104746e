"""Checks that hold a list against itself: nothing they are asked of can fail them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

_HELD: Final = (ast.Name, ast.Attribute, ast.Subscript)
_WITHIN: Final = frozenset({"issubset", "issuperset", "difference"})


def of_itself(file: FileContext, node: ast.GeneratorExp | ast.ListComp | ast.SetComp) -> str:
    """``each in names for each in names``, ``[c for c in columns if c not in columns]``: what is compared; "" else."""
    over = node.generators[0]
    if len(node.generators) != 1 or not isinstance(over.target, ast.Name):
        return ""
    asked = [node.elt, *over.ifs]
    for test in asked:
        compared = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else test
        if not isinstance(compared, ast.Compare) or not isinstance(compared.ops[0], ast.In | ast.NotIn):
            continue
        same = _is_same(compared.comparators[0], over.iter)
        if same and isinstance(compared.left, ast.Name) and compared.left.id == last_part(over.target):
            return file.text(over.iter)
    return ""


def set_of_itself(file: FileContext, call: ast.Call) -> str:
    """``set(wanted).issubset(wanted)``: what is compared with itself; "" for any other call."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr not in _WITHIN or len(call.args) != 1:
        return ""
    return file.text(call.args[0]) if _is_same(_plain(function.value), _plain(call.args[0])) else ""


def _plain(value: ast.expr) -> ast.expr:
    """What ``set(wanted)`` is made of."""
    made = isinstance(value, ast.Call) and last_part(value.func) in ("set", "frozenset") and len(value.args) == 1
    return value.args[0] if made and isinstance(value, ast.Call) else value


def _is_same(one: ast.expr, other: ast.expr) -> bool:
    return isinstance(one, _HELD) and ast.unparse(one) == ast.unparse(other)
