"""Comparisons, and what they and look-ups are about."""

from __future__ import annotations

from typing import Any

from mlaudit.code.parity.values import Const, Function, Items, Mapping, Obj, Value


def compared(op: str, left: Value, right: Value) -> bool | None:
    """Whether a comparison of two values holds; None where that cannot be told."""
    if op in ("Is", "IsNot"):
        if isinstance(left, Const) and isinstance(right, Const) and isinstance(right.value, bool):
            return (left.value is right.value) == (op == "Is")
        if isinstance(right, Const) and right.value is None:
            if isinstance(left, Const):
                return (left.value is None) == (op == "Is")
            if isinstance(left, Obj | Function | Mapping | Items):
                return op == "IsNot"
        return None
    if isinstance(left, Const) and isinstance(right, Const):
        if op == "Eq":
            return bool(left.value == right.value)
        if op == "NotEq":
            return bool(left.value != right.value)
    if op in ("In", "NotIn") and isinstance(left, Const) and isinstance(right, Items):
        if all(isinstance(item, Const) for item in right.items):
            held = any(isinstance(item, Const) and item.value == left.value for item in right.items)
            return held == (op == "In")
    return None


def is_keyed(code: Any, target: Any) -> bool:
    """Whether a field is looked up by what a loop gives: ``row.get(name, 0)``, ``row[name]``."""
    if code[0] == "k" and code[1][0] == "a" and code[1][2] == "get":
        return bool(code[2]) and code[2][0] == target
    return bool(code[0] == "s" and code[2] == target)


def asks_columns(condition: Any) -> bool:
    """``name in table.columns``: names that the table lacks choose nothing."""
    return bool(
        condition[0] == "cmp" and condition[1] == "In" and condition[3][0] == "a" and condition[3][2] == "columns"
    )
