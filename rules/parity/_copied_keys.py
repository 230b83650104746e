"""Attributes that are read back under the key of another one: ``self.w_low = saved["high"]`` beside ``self.w_high``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, bodies, calls, last

_LEAST: Final = 3
"""Values that a record gives by its keys, from which on one can tell how they are called."""
_DIGITS: Final = "0123456789"
_READERS: Final = frozenset({"load", "loads", "safe_load", "read_json"})


class CopiedKey(NamedTuple):
    """Where a value is read by a key that is not its own, the name that it gets, the key, and where that belongs."""

    place: Place
    name: str
    key: str
    own: Place


def copied_keys(analysis: Parity) -> Iterator[CopiedKey]:
    """Every such value of what was read from a file, where all others of one record are called as their keys are."""
    flows = analysis.machine.flows
    for path, flow in flows.items():
        if is_test_path(path) or not any(map(flow.mentions, _READERS)):
            continue
        for body in bodies(flow, *_READERS):
            if any(last(call[1]) in _READERS for call in calls(body)):
                for one in _in(body):
                    if any(other.mentions(one[4]) for other in flows.values()):
                        yield CopiedKey(Place(path, *one[0]), one[1], one[2], Place(path, *one[3]))


def _in(body: Any) -> Iterator[tuple[list[int], str, str, list[int], str]]:
    """Where a value is read by the key of another, its name, that key, where it is read rightly, and the key that the
    value would have.
    """
    read: dict[str, list[tuple[str, str, list[int]]]] = {}
    for statement in assignments(body):
        name, found = last(statement[1][0]), _key(statement[2])
        if name and found is not None:
            read.setdefault(found[0], []).append((name, found[1], statement[3]))
    for taken in read.values():
        straight = {key: (name, place) for name, key, place in taken if _is_called(name, key)}
        crossed = [each for each in taken if not _is_called(each[0], each[1])]
        if len(crossed) != 1 or len(straight) < _LEAST - 1:
            continue
        name, key, place = crossed[0]
        own = _own_key(name, straight[key][0], key) if key in straight else ""
        if own and own not in straight:
            yield place, name, key, straight[key][1], own


def _key(value: Any) -> tuple[str, str] | None:
    """The record and the key of ``saved["low"]``, ``saved.get("low")``, and of ``float(saved["low"])``."""
    if value[:1] == ["k"] and len(value[2]) == 1 and not value[3] and value[1][:1] in (["g"], ["n"]):
        value = value[2][0]
    if value[:1] == ["k"] and value[1][:1] == ["a"] and value[1][2] == "get" and value[2]:
        record, key = value[1][1], value[2][0]
    elif value[:1] == ["s"]:
        record, key = value[1], value[2]
    else:
        return None
    is_plain = record[:1] == ["n"] and key[:1] == ["c"] and isinstance(key[1], str)
    return (record[1], key[1]) if is_plain else None


def _is_called(name: str, key: str) -> bool:
    """Whether a name is a key, or ends in it: ``w_low`` for ``low``."""
    return len(key) > 1 and name.lower().endswith(key.lower())


def _own_key(name: str, other: str, key: str) -> str:
    """The key that a name would have, as another one has its own: ``high`` of ``w_high``, as ``w_low`` has ``low``; ""
    for names that do not begin alike, unless they differ in a number alone.
    """
    before = other[: -len(key)]
    if before:
        return name.removeprefix(before) if name.startswith(before) else ""
    return name if name != other and name.rstrip(_DIGITS) == other.rstrip(_DIGITS) else ""


__all__ = ["CopiedKey", "copied_keys"]
