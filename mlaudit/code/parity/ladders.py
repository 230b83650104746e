"""Ladders: a number that is compared with one bound after another, ``0 if age < 18 else 1 if age < 65 else 2``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mlaudit.code.parity.parameters import constant_of
from mlaudit.code.parity.values import MASK, Data, Place, Step, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

WRITTEN: Final = "ladder"
"""The parameter of a `cut` that is written out in comparisons."""
_MIRRORED: Final = {"Gt": "Lt", "Lt": "Gt", "GtE": "LtE", "LtE": "GtE"}


class Ladder(NamedTuple):
    """What is asked about, the edges between its bands, and the value of each band.

    `right` says that a value on an edge is in the band below it. `asked` is code, or the value itself.
    """

    asked: Any
    edges: tuple[float, ...]
    right: bool
    values: tuple[Any, ...]


class _Rung(NamedTuple):
    asked: Any
    lower: float | None
    above: bool  # whether the lower bound itself is left out
    upper: float | None
    below: bool  # whether the upper bound itself is left out
    value: Any


def of_expression(code: Any) -> Ladder | None:
    """``0 if age < 18 else 1``."""
    rungs = []
    while code[0] == "?" and _is_value(code[2]):
        rung = _rung(code[1], code[2][1])
        if rung is None:
            return None
        rungs.append(rung)
        code = code[3]
    return _ladder(rungs, code[1]) if rungs and _is_value(code) else None


def of_returns(body: Sequence[Any]) -> Ladder | None:
    """``if age < 18: return 0``, one after another or each in the `else` of the last."""
    rungs: list[_Rung] = []
    for code in body:
        while code[0] == "I" and _returns(code[2]):
            rung = _rung(code[1], code[2][0][1][1])
            if rung is None:
                return None
            rungs.append(rung)
            if len(code[3]) != 1:
                break
            code = code[3][0]
        if code[0] == "r":
            return _ladder(rungs, code[1][1]) if rungs and code[1] is not None and _is_value(code[1]) else None
        if code[0] != "I" or code[3] or not _returns(code[2]):
            return None
    return None


def of_assignments(code: Any) -> tuple[Ladder, Any] | None:
    """``if age < 18: band = 0``, with an `else` for each other band: the ladder, and the target."""
    rungs: list[_Rung] = []
    target: Any = None
    while code[0] == "I":
        given = _given(code[2])
        if given is None or (target is not None and given[1][0] != target) or len(code[3]) != 1:
            return None
        target = given[1][0]
        rung = _rung(code[1], given[2][1])
        if rung is None:
            return None
        rungs.append(rung)
        code = code[3][0]
    last = _given([code])
    if last is None or last[1][0] != target:
        return None
    ladder = _ladder(rungs, last[2][1])
    return None if ladder is None else (ladder, target)


def of_masks(masks: Iterable[Value], values: Iterable[Value], other: Value) -> Ladder | None:
    """``np.select([age < 18, age < 65], [0, 1], default=2)``; the ladder asks about a value."""
    rungs = []
    for mask, value in zip(masks, values, strict=False):
        steps = mask.chain if isinstance(mask, Data) and mask.detail == MASK else ()
        if not isinstance(mask, Data) or not steps or steps[-1].op != "threshold":
            return None
        by = steps[-1].parameters
        if type(by["than"]) not in (int, float) or by["how"] not in _MIRRORED:
            return None
        rungs.append(_bounded((mask.source, mask.name, steps[:-1]), by["how"], by["than"], constant_of(value)))
    ladder = _ladder(rungs, constant_of(other))
    return None if ladder is None or not all(type(each) in _KINDS for each in ladder.values) else ladder


def step_of(machine: Machine, ladder: Ladder, place: Place) -> Step:
    """The step that a ladder is: a comparison where it gives 0 and 1."""
    if len(ladder.edges) == 1 and set(ladder.values) == {0, 1}:
        upwards = ladder.values[1] == 1
        how = ("Gt" if ladder.right else "GtE") if upwards else ("LtE" if ladder.right else "Lt")
        return machine.step("threshold", place, {"how": how, "than": ladder.edges[0]})
    given = {"edges": ladder.edges, "right": ladder.right, "values": ladder.values, WRITTEN: True}
    return machine.step("cut", place, given)


_KINDS: Final = (int, float, str, bool)


def _is_value(code: Any) -> bool:
    return code[0] == "c" and type(code[1]) in _KINDS


def _returns(body: Sequence[Any]) -> bool:
    return len(body) == 1 and body[0][0] == "r" and body[0][1] is not None and _is_value(body[0][1])


def _given(body: Sequence[Any]) -> Any:
    """The one statement of a block that gives a value to one target; None for any other block."""
    if len(body) != 1 or body[0][0] != "=" or len(body[0][1]) != 1 or not _is_value(body[0][2]):
        return None
    return body[0]


def _rung(test: Any, value: Any) -> _Rung | None:
    """``age < 18``, ``18 <= age < 65`` or ``age >= 18 and age < 65``; None for any other test."""
    parts = test[1] if test[0] == "and" else test[5] if test[0] == "cmp" and len(test) > 5 else [test]
    found = [rung for part in parts if (rung := _compared(part, value)) is not None]
    if len(found) != len(parts):
        return None
    if len(found) == 1:
        return found[0]
    lower = next((each for each in found if each.lower is not None), None)
    upper = next((each for each in found if each.upper is not None), None)
    if len(found) != 2 or lower is None or upper is None or lower.asked != upper.asked:
        return None
    return lower._replace(upper=upper.upper, below=upper.below)


def _compared(test: Any, value: Any) -> _Rung | None:
    if test[0] != "cmp" or test[1] not in _MIRRORED:
        return None
    asked, op, bound = test[2], test[1], test[3]
    if asked[0] == "c":
        asked, op, bound = bound, _MIRRORED[op], asked
    if bound[0] != "c" or type(bound[1]) not in (int, float):
        return None
    return _bounded(asked, op, bound[1], value)


def _bounded(asked: Any, op: str, bound: float, value: Any) -> _Rung:
    if op in ("Gt", "GtE"):
        return _Rung(asked, bound, op == "Gt", None, False, value)
    return _Rung(asked, None, False, bound, op == "Lt", value)


def _ladder(rungs: list[_Rung], other: Any) -> Ladder | None:
    if not rungs or any(each.asked != rungs[0].asked for each in rungs):
        return None
    if all(each.upper is not None for each in rungs):
        return _upwards(rungs, other)
    if any(each.upper is not None for each in rungs):
        return None
    edges = [each.lower for each in rungs if each.lower is not None]
    if len({each.above for each in rungs}) != 1 or edges != sorted(set(edges), reverse=True):
        return None
    values = (other, *(each.value for each in reversed(rungs)))
    return Ladder(rungs[0].asked, tuple(reversed(edges)), rungs[0].above, values)


def _upwards(rungs: list[_Rung], other: Any) -> Ladder | None:
    edges = [each.upper for each in rungs if each.upper is not None]
    if len({each.below for each in rungs}) != 1 or edges != sorted(set(edges)):
        return None
    below = rungs[0].below
    if rungs[0].lower not in (None, 0):
        return None
    for before, each in pairwise(rungs):
        if each.lower is not None and (each.lower != before.upper or each.above == below):
            return None
    values = (*(each.value for each in rungs), other)
    return Ladder(rungs[0].asked, tuple(edges), not below, values)
