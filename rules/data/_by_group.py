"""Means of the label by group, which are put on each row as a feature: they have seen the label of every row."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part

from ._tables import STATISTICS, is_target
from ._values import ITEM, Event, Value

if TYPE_CHECKING:
    from ._flow import Reader

_NO_ROWS: Final = ITEM | {"aggregated"}
_PUTS: Final = frozenset({"map", "replace", "merge", "join"})


def encoded(reader: Reader, node: ast.Call, last: str, receiver: Value, given: list[Value]) -> Value | None:
    """``rows.groupby("city")["price"].transform("mean")``, ``rows["city"].map(means)``: rows with a mean by group."""
    if last == "transform":
        how = reader.file.constant(node.args[0]) if node.args else None
        is_one = receiver.is_column and len(receiver.columns) == 1 and not receiver.is_part
        if "grouped" in receiver.origins and is_one and isinstance(how, str) and how in STATISTICS:
            origins = receiver.origins - {"grouped"}
            event = _level(node, node, min(receiver.columns), receiver.roles, origins)
            return receiver.having(events=receiver.events | {event}, origins=origins, is_column=False)
    if last in _PUTS:
        for argument, value in zip(node.args, given, strict=False):
            made = _mean_by_group(reader, argument)
            if made is not None and (value.origins & receiver.origins) - _NO_ROWS and not value.is_part:
                event = _level(node, made[0], made[1], value.roles, receiver.origins)
                return receiver.having(events=receiver.events | {event}, is_column=False)
    return None


def _mean_by_group(reader: Reader, node: ast.expr, depth: int = 3) -> tuple[ast.Call, str] | None:
    """``rows.groupby("city")["price"].mean()`` and its column, also by a name or as a table or dict."""
    made = reader.file.names.single_value(node) if isinstance(node, ast.Name) else node
    if depth <= 0 or not isinstance(made, ast.Call) or not isinstance(made.func, ast.Attribute):
        return None
    owner, last = made.func.value, made.func.attr
    if last not in STATISTICS:
        return _mean_by_group(reader, owner, depth - 1) if last in ("to_dict", "reset_index", "rename") else None
    if not isinstance(owner, ast.Subscript) or not isinstance(owner.value, ast.Call):
        return None
    column = reader.file.constant(owner.slice)
    return (made, column) if last_part(owner.value.func) == "groupby" and isinstance(column, str) else None


def _level(node: ast.Call, made: ast.AST, column: str, roles: frozenset[str], origins: frozenset[str]) -> Event:
    kind = "fit" if is_target(column) else "level"
    return Event(kind, node, f"`{ast.unparse(made)[:60]}`", roles, origins, column=column)


__all__ = ["encoded"]
