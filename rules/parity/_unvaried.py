"""Features that are the same number in every row that training learnt from, and something else in each request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, calls, last

_SHARED: Final = 5
"""Fields that two records have in common before they are taken for one row of features."""
_ALIKE: Final = 0.6
_COMPUTED: Final = 0.7
"""Of these fields, those that both sides compute: a record of constants is an example."""


class Unvaried(NamedTuple):
    """A feature, where serving computes it, the constant of training, and where training makes its table."""

    place: Place
    name: str
    value: object
    trained: Place


class _Record(NamedTuple):
    place: Place
    fields: dict[str, Any]
    body: Any


def unvaried(analysis: Parity) -> Iterator[Unvaried]:
    """Every field of a table that training fills with one number, where serving computes the field of the same row."""
    flows = {path: flow for path, flow in analysis.machine.flows.items() if not is_test_path(path)}
    tables = [
        one
        for path, flow in flows.items()
        if flow.mentions("DataFrame")
        for name in flow.functions.holding("DataFrame")
        for one in _tables(path, flow.functions[name])
        if analysis.project.context(path, name) == "training"
    ]
    for table in tables:
        fixed = {name: value for name in table.fields if (value := _constant(table, name)) is not None}
        for path, flow in flows.items():
            if any(map(flow.mentions, fixed)):
                for row in _served(analysis, path, flow, fixed):
                    yield from _compared(table, row, fixed)


def _compared(table: _Record, row: _Record, fixed: dict[str, object]) -> Iterator[Unvaried]:
    shared = table.fields.keys() & row.fields.keys()
    if len(shared) < max(_SHARED, _ALIKE * max(len(table.fields), len(row.fields))):
        return
    computed = [name for name in table.fields if name in shared and _constant(row, name) is None]
    same = fixed.keys() & shared
    if len(computed) >= _COMPUTED * len(shared) and len(same) <= (1 - _COMPUTED) * len(shared):
        for name in computed:
            if name in fixed:
                yield Unvaried(_written(row, name), name, fixed[name], table.place)


def _served(analysis: Parity, path: str, flow: Flow, fixed: dict[str, object]) -> Iterator[_Record]:
    """The records of a file with one of these fields, in functions that requests lead to."""
    for name in flow.functions.holding(*fixed):
        _, body, line = flow.functions[name][:3]
        records = [each for each in map(_fields, _dicts(body)) if not each.keys().isdisjoint(fixed)]
        if records and analysis.project.context(path, name) == "serving":
            yield from (_Record(Place(path, line), fields, body) for fields in records)


def _tables(path: str, function: Any) -> Iterator[_Record]:
    """The tables that a function makes of a record of many columns, of which one at least is a constant."""
    body = function[1]
    for call in calls(body):
        if last(call[1]) == "DataFrame" and call[2] and call[2][0][:1] == ["d"]:
            table = _Record(Place(path, *call[4]), _fields(call[2][0]), body)
            if len(table.fields) >= _SHARED and any(_constant(table, name) is not None for name in table.fields):
                yield table


def _fields(code: Any) -> dict[str, Any]:
    keyed = ((key[1], value) for key, value in code[1] if key is not None and key[:1] == ["c"])
    return {key: value for key, value in keyed if isinstance(key, str)}


def _dicts(code: Any) -> Iterator[Any]:
    if isinstance(code, list):
        if code[:1] == ["d"] and len(code) == 2:
            yield code
        for part in code:
            yield from _dicts(part)


def _constant(record: _Record, name: str) -> object:
    """The number that a field is given in every row: written out, as a series of it, or by a name that holds it."""
    value = record.fields[name]
    if value[:1] == ["n"]:
        held = [each[2] for each in assignments(record.body) if each[1][0] == value]
        value = held[0] if len(held) == 1 else value
    if value[:1] == ["k"] and last(value[1]) == "Series" and value[2]:
        value = value[2][0]
    return value[1] if value[:1] == ["c"] and isinstance(value[1], int | float) else None


def _written(row: _Record, name: str) -> Place:
    """Where the field gets its value: the statement that makes it, by its name, or the record."""
    value = row.fields[name]
    if value[:1] == ["n"]:
        held = [each[3] for each in assignments(row.body) if each[1][0] == value]
        return Place(row.place.path, *held[-1]) if held else row.place
    return Place(row.place.path, *value[4]) if value[:1] in (["k"], ["b"]) and len(value) == 5 else row.place
