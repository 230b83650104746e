"""Means of the label by group, which are put on each row as a feature: they have seen the label of every row."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import excerpt

from .tables import STATISTICS, is_target
from .values import ITEM, Event, Value

if TYPE_CHECKING:
    from .flow import Reader

_NO_ROWS: Final = ITEM | {"aggregated"}
MEANS: Final = "means"
"""The kind of event of a table of means by group, before it is put beside the rows that they were taken of."""
_RATED: Final = regex(r"(?i)^(star_?)?ratings?$")
"""What a recommender learns to predict, whatever the table is called."""
_PUTS: Final = frozenset({"map", "replace"})


def encoded(reader: Reader, node: ast.Call, last: str, receiver: Value, given: list[Value]) -> Value | None:
    """``rows.groupby("city")["price"].transform("mean")``, ``rows["city"].map(means)``: rows with a mean by group."""
    if last == "transform":
        how = reader.file.constant(node.args[0]) if node.args else None
        is_one = receiver.is_column and len(receiver.columns) == 1 and not receiver.is_part
        if "grouped" in receiver.origins and is_one and isinstance(how, str) and how in STATISTICS:
            origins = receiver.origins - {"grouped"}
            event = _level(node, _text(node), min(receiver.columns), receiver.roles, origins)
            return receiver.having(events=receiver.events | {event}, origins=origins, is_column=False)
    if last in _PUTS:
        for argument, value in zip(node.args, given, strict=False):
            made = _mean_by_group(reader, argument)
            if made is not None and (value.origins & receiver.origins) - _NO_ROWS and not value.is_part:
                event = _level(node, _text(made[0]), made[1], value.roles, receiver.origins)
                return receiver.having(events=receiver.events | {event}, is_column=False)
    return None


def _text(node: ast.AST) -> str:
    return f"`{excerpt(node, 60)}`"


def _mean_by_group(reader: Reader, node: ast.expr, depth: int = 3) -> tuple[ast.Call, str] | None:
    """``rows.groupby("city")["price"].mean()`` and its column, also by a name or as a table or dict."""
    made = reader.file.names.single_value(node) if isinstance(node, ast.Name) else node
    if depth <= 0 or not isinstance(made, ast.Call) or not isinstance(made.func, ast.Attribute):
        return None
    owner, last = made.func.value, made.func.attr
    if last not in STATISTICS and not (last == "agg" and made.args and _is_statistic(reader, made.args[0])):
        return _mean_by_group(reader, owner, depth - 1) if last in ("to_dict", "reset_index", "rename") else None
    if not isinstance(owner, ast.Subscript) or not isinstance(owner.value, ast.Call):
        return None
    written = reader.file.constant(owner.slice)
    column = written if isinstance(written, str) else min(_by_name(made), default="")
    return (made, column) if last_part(owner.value.func) == "groupby" and column else None


def _level(node: ast.AST, what: str, column: str, roles: frozenset[str], origins: frozenset[str]) -> Event:
    is_label = is_target(column) or _RATED.match(column)
    return Event("fit" if is_label else "level", node, what, roles, origins, column=column, labelled=True)


def averaged(reader: Reader, node: ast.Call, last: str, receiver: Value, made: Value) -> Value:
    """A table of means by group: ``ratings.groupby("film").agg(mean=("rating", "mean"))``."""
    if "grouped" not in receiver.origins or receiver.is_part or any("train" in role for role in receiver.roles):
        return made
    columns = _averaged_columns(reader, node, last, receiver)
    origins = receiver.origins - {"grouped"}
    means = {Event(MEANS, node, _text(node), receiver.roles, origins, column=column) for column in columns}
    return made.having(events=made.events | means) if means else made


def _averaged_columns(reader: Reader, node: ast.Call, last: str, receiver: Value) -> frozenset[str]:
    """The columns of which a call on grouped rows takes a statistic; a name that stands for the label is one, too."""
    constant = reader.file.constant
    one = receiver.columns if receiver.is_column and len(receiver.columns) == 1 else frozenset()
    if last in STATISTICS:
        return one or _by_name(node)
    if last not in ("agg", "aggregate"):
        return frozenset()
    found = {
        column
        for keyword in node.keywords
        if isinstance(keyword.value, ast.Tuple) and len(keyword.value.elts) == 2
        if isinstance(column := constant(keyword.value.elts[0]), str) and _is_statistic(reader, keyword.value.elts[1])
    }
    if node.args and isinstance(node.args[0], ast.Dict):
        asked = zip(node.args[0].keys, node.args[0].values, strict=True)
        found |= {c for k, v in asked if isinstance(c := constant(k), str) and _is_statistic(reader, v)}
    elif node.args and _is_statistic(reader, node.args[0]):
        found |= one or _by_name(node)
    return frozenset(found)


def _by_name(node: ast.Call) -> frozenset[str]:
    """``target`` of ``rows.groupby(column)[target].mean()``."""
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    column = last_part(owner.slice) if isinstance(owner, ast.Subscript) else ""
    return frozenset({column}) if column and is_target(column) else frozenset()


def _is_statistic(reader: Reader, how: ast.expr) -> bool:
    """``"mean"``, ``np.mean`` and a list with one of these."""
    if isinstance(how, ast.List | ast.Tuple):
        return any(_is_statistic(reader, each) for each in how.elts)
    known = reader.file.constant(how)
    said = known if isinstance(known, tuple) else (known,)
    return not STATISTICS.isdisjoint(said) or last_part(how) in STATISTICS


def put_beside(left: Value, right: Value) -> frozenset[Event]:
    """The means in one of two tables that are joined, of the rows in the other: each row then has its group's."""
    found = set()
    for table, rows in ((right, left), (left, right)):
        for event in table.events:
            if event.kind == MEANS and event.origins & rows.origins - _NO_ROWS and "aggregated" not in rows.origins:
                found.add(_level(event.node, event.what, event.column, event.roles, event.origins))
    return frozenset(found)


__all__ = ["averaged", "encoded", "put_beside"]
