"""Columns that hold what comes later (``shift(-1)``): right as a label, never as a feature."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import msgspec

from mlaudit.code.file import FileContext, last_part

from .tables import is_target
from .values import Event, Features, Value

if TYPE_CHECKING:
    from .flow import Reader


class Choice(msgspec.Struct, frozen=True):
    """Features chosen as all columns but some, of rows that went through `events`."""

    features: Features
    events: frozenset[Event]


def looks_ahead(reader: Reader, call: ast.Call, rows: Value) -> bool:
    """Whether ``shift`` takes later rows: by a negative step, of rows that are not sorted backwards."""
    periods = reader.file.argument(call, "periods", 0)
    step = reader.file.constant(periods)
    is_negative = isinstance(periods, ast.UnaryOp) and isinstance(periods.op, ast.USub)
    if not is_negative and not (isinstance(step, int) and step < 0):
        return False
    return not any(
        isinstance(event.node, ast.Call)
        and reader.file.constant(reader.file.argument(event.node, "ascending")) is False
        for event in rows.events
        if event.kind == "time"
    )


def later(events: frozenset[Event]) -> dict[str, frozenset[str]]:
    """The columns of rows that hold what comes later, with the columns that each was computed from."""
    found: dict[str, frozenset[str]] = {}
    for event in events:
        if event.kind == "later":
            found[event.what] = found.get(event.what, frozenset()) | event.origins
    return found


def computed(name: str, node: ast.AST, sources: frozenset[str], value: Value, events: frozenset[Event]) -> Event | None:
    """The mark of a column that is computed from later rows, or from a column that is."""
    known = later(events)
    roots = frozenset().union(*(known.get(source) or {source} for source in sources - {name}))
    return Event("later", node, name, origins=roots) if value.is_later or sources - {name} & known.keys() else None


def beside(label: str, columns: dict[str, frozenset[str]], features: Features) -> list[str]:
    """The features that hold what comes later of the columns that the label is made of, or of some that are unknown."""
    mine = columns.get(label, frozenset())
    return sorted(
        name
        for name, roots in columns.items()
        if name != label and contains(features, name) and (not roots or not mine or roots & mine)
    )


def contains(features: Features, column: str) -> bool:
    """Whether a choice of features has a column."""
    return column in features.included if features.included is not None else column not in features.excluded


def taken_as_labels(file: FileContext) -> frozenset[str]:
    """The columns that a file takes for the label, whatever they are called: ``price`` of ``y = rows["price"]``."""
    known: frozenset[str] | None = file.shared.get("taken as labels")
    if known is None:
        taken = (
            file.constant(part.slice)
            for assign in file.tree.of(ast.Assign)
            if any(is_target(last_part(target)) for target in assign.targets)
            for part in file.inside(assign.value, ast.Subscript)
        )
        known = file.shared["taken as labels"] = frozenset(each for each in taken if isinstance(each, str))
    return known
