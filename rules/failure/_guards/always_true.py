"""Checks that hold a list against itself: nothing they are asked of can fail them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.rule import Issue
from mlaudit.findings import Severity

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


def asks_itself(file: FileContext) -> Iterator[Issue]:
    """``all(each in wanted for each in wanted)``, wherever a file has one."""
    drawn: list[ast.GeneratorExp | ast.ListComp | ast.SetComp] = [
        *file.tree.of(ast.GeneratorExp),
        *file.tree.of(ast.ListComp),
        *file.tree.of(ast.SetComp),
    ]
    for each in drawn:
        held = of_itself(file, each)
        if held:
            yield held_against_itself(each, held)


def held_against_itself(node: ast.expr, held: str) -> Issue:
    """What is said of such a check."""
    said = f"this check holds `{held}` against itself: whatever is missing, it finds that nothing is"
    return Issue(node, said, severity=Severity.WARNING, remediation="Hold it against what was found.")


def _plain(value: ast.expr) -> ast.expr:
    """What ``set(wanted)`` is made of."""
    made = isinstance(value, ast.Call) and last_part(value.func) in ("set", "frozenset") and len(value.args) == 1
    return value.args[0] if made and isinstance(value, ast.Call) else value


def _is_same(one: ast.expr, other: ast.expr) -> bool:
    return isinstance(one, _HELD) and ast.unparse(one) == ast.unparse(other)
