"""Features that are handed to a model under a misspelt name: ``{"amout": amount}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import bodies, calls

_SHORTEST = 5
_MANY = 300
"""Files from which on a project is large: reading them all would take longer than all else."""


class Misspelt(NamedTuple):
    """A field of a record as it is written, what it should be, and where the right name stands."""

    place: Place
    field: str
    name: str
    known: Place


def misspelt(analysis: Parity) -> Iterator[Misspelt]:
    """Every field of a record that is handed over in a call, whose value is called as a column of the project is, one
    letter away from the name that the field gets, which nothing else in the project has. Of a large
    project only the files where requests come in are read.
    """
    flows = {path: flow for path, flow in analysis.machine.flows.items() if not is_test_path(path)}
    entries = {entry.path for entry in analysis.project.entry_points if entry.kind == "serving"}
    looked_at = flows.keys() if len(flows) <= _MANY else flows.keys() & entries
    for path, flow in flows.items():
        for body in bodies(flow) if path in looked_at else ():
            for call in calls(body):
                for record in (given for given in (*call[2], *(value for _, value in call[3])) if given[:1] == ["d"]):
                    for field, name in _slips(record):
                        known = _known(flows, name)
                        if known is not None and not any(_has(other, field, name) for other in flows.values()):
                            yield Misspelt(Place(path, *call[4]), field, name, known)


def _slips(record: Any) -> Iterator[tuple[str, str]]:
    keys = {key[1] for key, _ in record[1] if key is not None and key[:1] == ["c"]}
    for key, value in record[1]:
        if value[:1] == ["l"] and len(value[1]) == 1:
            value = value[1][0]
        name = value[1] if value[:1] == ["n"] else value[2] if value[:1] == ["a"] else ""
        if key is None or key[:1] != ["c"] or not isinstance(key[1], str) or name in keys:
            continue
        if min(len(key[1]), len(name)) >= _SHORTEST and is_a_slip(key[1], name):
            yield key[1], name


def is_a_slip(written: str, meant: str) -> bool:
    """Whether two names differ by a letter that is left out, doubled, changed, or by two that change places; neither a
    plural, a number nor another way to put words together.
    """
    written, meant = written.lower(), meant.lower()
    if written.replace("_", "") == meant.replace("_", "") or {written, meant} <= {f"{written}s", written}:
        return False
    if written.rstrip("s") == meant.rstrip("s") or any(a.isdigit() for a in set(written) ^ set(meant)):
        return False
    short, long = sorted((written, meant), key=len)
    if len(long) - len(short) == 1:
        return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long)))
    if len(long) != len(short):
        return False
    apart = [i for i, (one, other) in enumerate(zip(short, long, strict=True)) if one != other]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and short[apart[0]] == long[apart[1]] and short[apart[1]] == long[apart[0]]


def _known(flows: dict[str, Flow], name: str) -> Place | None:
    """Where a table of the project has a column of this name."""
    for path, flow in flows.items():
        if flow.mentions(name):
            for body in bodies(flow, name):
                place = _column(body, name)
                if place is not None:
                    return Place(path, *place)
    return None


def _column(code: Any, name: str) -> list[int] | None:
    """Where a column is picked by its name, alone or with others: the place of the smallest piece round it."""
    if not isinstance(code, list):
        return None
    if code[:1] == ["="] and len(code) == 4 and _picks(code[1:3], name):
        place: list[int] = code[3]
        return place
    if code[:1] == ["k"] and len(code) == 5 and _picks(code[1:4], name):
        inner = next((found for part in code[1:4] if (found := _column(part, name)) is not None), None)
        return inner or code[4]
    return next((found for part in code if (found := _column(part, name)) is not None), None)


def _picks(code: Any, name: str) -> bool:
    if not isinstance(code, list):
        return False
    if code[:1] == ["s"] and len(code) > 2:  # not a keyword that is called `s`
        key = code[2]
        if key == ["c", name] or (key[:1] in (["l"], ["t"]) and ["c", name] in key[1]):
            return True
    return any(_picks(part, name) for part in code)


def _has(flow: Flow, field: str, name: str) -> bool:
    """Whether a file has the misspelt name for anything but the field of such a record."""
    return flow.mentions(field) and any(_names(body, field, name) for body in bodies(flow, field))


def _names(code: Any, field: str, name: str) -> bool:
    if not isinstance(code, list):
        return isinstance(code, str) and code.rpartition(".")[2] == field
    if len(code) == 2 and code[0] == ["c", field]:
        value = code[1]
        value = value[1][0] if value[:1] == ["l"] and len(value[1]) == 1 else value
        return name not in (value[1:2] + value[2:3]) or _names(value, field, name)
    return any(_names(part, field, name) for part in code)
