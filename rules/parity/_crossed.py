"""Records in which two fields hold each other's values: ``{"latitude": [long], "longitude": [lat]}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Place

from ._cleaning import bodies, calls, last


class Crossed(NamedTuple):
    """The call that makes a table, and the two fields with the names that they are given."""

    place: Place
    fields: tuple[str, str]
    given: tuple[str, str]


def crossed(analysis: Parity) -> Iterator[Crossed]:
    """Every table that is made of a record of which two fields are given what is called as the other one is."""
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or not flow.mentions("DataFrame"):
            continue
        for body in bodies(flow, "DataFrame"):
            for call in calls(body):
                if last(call[1]) != "DataFrame":
                    continue
                pair = _pair(_record(call))
                if pair is not None:
                    yield Crossed(Place(path, *call[4]), *pair)


def _record(call: Any) -> list[tuple[str, str]]:
    """The fields of the record that a table is made of, each with the bare name that it is given."""
    data = call[2][0] if call[2] else next((value for key, value in call[3] if key == "data"), None)
    if data is not None and data[:1] == ["l"] and len(data[1]) == 1:
        data = data[1][0]
    if data is None or data[:1] != ["d"]:
        return []
    pairs = ((key, _bare(value)) for key, value in data[1])
    return [(key[1], name) for key, name in pairs if key is not None and key[:1] == ["c"] and isinstance(key[1], str)]


def _bare(value: Any) -> str:
    """The name that is given, by itself, as a list of one, or brought to a number."""
    if value[:1] == ["l"] and len(value[1]) == 1:
        value = value[1][0]
    if value[:1] == ["k"] and len(value[2]) == 1 and not value[3] and last(value[1]) in ("float", "int", "str"):
        value = value[2][0]
    return value[1] if value[:1] == ["n"] else ""


def _pair(record: list[tuple[str, str]]) -> tuple[tuple[str, str], tuple[str, str]] | None:
    for i, (field, given) in enumerate(record):
        for other, elsewhere in record[i + 1 :]:
            straight = _is_called(field, given) or _is_called(other, elsewhere)
            if not straight and _is_called(field, elsewhere) and _is_called(other, given):
                return (field, other), (given, elsewhere)
    return None


def _is_called(field: str, name: str) -> bool:
    """Whether a name is that of a field, or what one calls it for short: ``lat`` for ``latitude``."""
    field, name = field.lower(), name.lower()
    return len(name) > 2 and field.startswith(name)
