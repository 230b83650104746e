"""Angles and logarithms that are taken twice: by a function, and by who calls it, of what it is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, bodies, calls

_CONVERSIONS: Final = {
    "math.radians": "radians",
    "numpy.radians": "radians",
    "numpy.deg2rad": "radians",
    "math.degrees": "degrees",
    "numpy.degrees": "degrees",
    "numpy.rad2deg": "degrees",
}
_APPLY: Final = frozenset({"map", "apply", "applymap"})


class Converted(NamedTuple):
    """What is converted, where that is done first, and the function that does it again."""

    place: Place
    what: tuple[str, ...]
    to: str
    function: str
    again: Place


def converted(analysis: Parity) -> Iterator[Converted]:
    """Every call whose values were brought to radians or degrees, of a function which does just that to them."""
    flows = {
        path: flow
        for path, flow in analysis.machine.flows.items()
        if not is_test_path(path) and any(map(flow.mentions, ("radians", "deg2rad", "degrees", "rad2deg")))
    }
    for path, flow in flows.items():
        for name in flow.functions:
            parameters, body = flow.functions[name][:2]
            names = [each for each, _, _ in parameters]
            does = {each: found for each in names if (found := _converts(body, each)) is not None}
            if does and "." not in name:
                called = f"{path.rpartition('/')[2].partition('.')[0]}.{name}"
                for caller, other in flows.items():
                    if other.mentions(name):
                        yield from _given(caller, other, called, names, (path, does))


def _given(
    caller: str, flow: Flow, called: str, names: list[str], own: tuple[str, dict[str, tuple[str, list[int]]]]
) -> Iterator[Converted]:
    """The calls of a function by its module and name: an import may name another folder than it lies in today."""
    home, does = own
    for body in bodies(flow):
        for call in calls(body):
            if call[1][:1] != ["g"] or not f".{call[1][1]}".endswith(f".{called}"):
                continue
            given = {**dict(zip(names, call[2], strict=False)), **{key: value for key, value in call[3] if key}}
            firsts = {name: _made(body, given[name]) for name in does if name in given}
            twice = {name: each for name, each in firsts.items() if each is not None and each[0] == does[name][0]}
            if twice:
                first, where = next(iter(twice.values())), does[next(iter(twice))][1]
                name = called.rpartition(".")[2]
                yield Converted(Place(caller, *first[1]), tuple(twice), first[0], name, Place(home, *where))


def _converts(body: Any, name: str) -> tuple[str, list[int]] | None:
    """What a function makes of one of its parameters, whichever way it takes, and where."""
    for statement in body:
        if statement[:1] == ["="]:
            found = _conversion(statement, name)
            if found or statement[1][0] == ["n", name]:
                return (found, statement[3]) if found else None
        if statement[:1] == ["I"] and statement[2] and statement[3]:
            sides = [_converts(side, name) for side in statement[2:4]]
            if sides[0] is not None and sides[1] is not None and sides[0][0] == sides[1][0]:
                return sides[0]
            if any(_is_given(side, name) for side in statement[2:4]):
                return None
    return None


def _is_given(code: Any, name: str) -> bool:
    """Whether a piece of code gives a name another value."""
    return any(statement[1][0] == ["n", name] for statement in assignments(code))


def _conversion(statement: Any, name: str) -> str:
    """What ``angle = radians(angle)`` brings an angle to; "" for any other statement."""
    return _of(statement[2], name) if statement[1] == [["n", name]] else ""


def _of(value: Any, name: str) -> str:
    if value[:1] != ["k"]:
        return ""
    callee, given = value[1], value[2]
    if callee[:1] == ["g"] and given[:1] == [["n", name]]:
        return _CONVERSIONS.get(callee[1], "")
    if callee[:1] == ["a"] and callee[2] in _APPLY and callee[1] == ["n", name] and given:
        inner = given[0]
        if inner[:1] == ["L"] and inner[1]:
            return _of(inner[2], inner[1][0][0])
        return _CONVERSIONS.get(inner[1], "") if inner[:1] == ["g"] else ""
    return ""


def _made(body: Any, value: Any) -> tuple[str, list[int]] | None:
    """What a function brought to another unit before it hands it on, and where."""
    if value[:1] == ["k"] and value[1][:1] == ["g"] and len(value[2]) == 1:
        to = _CONVERSIONS.get(value[1][1])
        return (to, value[4]) if to else None
    if value[:1] != ["n"]:
        return None
    written = [each for each in assignments(body) if each[1][0] == ["n", value[1]]]
    to = _conversion(written[0], value[1]) if len(written) == 1 and written[0] in body else ""
    return (to, written[0][3]) if to else None
