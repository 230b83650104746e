"""What operators do to the values that are followed: arithmetic, comparisons, text that is put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlaudit.code.parity import artifacts, kinds, operands, several, shapes, texts
from mlaudit.code.parity.parameters import as_data, literals_of, parameter
from mlaudit.code.parity.values import (
    MASK,
    UNKNOWN,
    Const,
    Data,
    Fixed,
    Items,
    Mapping,
    Place,
    Saved,
    Stat,
    Step,
    Value,
)

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_OPERATORS = {
    "Add": "add",
    "Sub": "subtract",
    "Mult": "multiply",
    "Div": "divide",
    "Pow": "power",
    "FloorDiv": "divide",
}


_CHANNELS = 4
"""Times that a list is repeated for the colours of a picture; a longer one is filled in later, as a rule."""
LARGEST = 100_000
"""Values, characters or bits in one value beyond which it is not followed: a few lines could fill the memory."""


def binary(machine: Machine, op: str, left: Value, right: Value, place: Place) -> Value:
    """``left op right``."""
    left, right = shapes.coerce(machine, left), shapes.coerce(machine, right)
    if isinstance(left, Const) and isinstance(right, Const):
        return _arithmetic(op, left.value, right.value)
    if isinstance(left, Const) and isinstance(left.value, str) and op == "Mod":
        parts = right.items if isinstance(right, Items) else [right]
        if all(as_data(part) is None for part in parts):
            return artifacts.unknown_text(several.interpolated(left.value, parts))
        return concatenated(machine, parts, place)
    if op == "Div" and (artifacts.is_path(left) or artifacts.is_path(right)):
        return artifacts.joined([left, right])
    if isinstance(left, Items) and isinstance(right, Items) and op == "Add":
        return Items([*left.items, *right.items], left.kind, grown=left.grown or right.grown)
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Data) and one.source == "drawn" and isinstance(other, Data):
            return one if other.statistic else other  # noise: rows are made, or training is made harder
        if op == "Mult" and isinstance(one, Items) and as_data(one) is None:
            times = other.value if isinstance(other, Const) and type(other.value) is int else 0
            if 0 < times <= _CHANNELS and one.items and all(isinstance(each, Const) for each in one.items):
                return Items(one.items * times, one.kind, grown=one.grown)  # ``[0.5] * 3``, for each channel
            return Items(list(one.items), one.kind, grown=True)  # ``[0] * missing``
        if op == "Add" and isinstance(one, Items) and as_data(one) is None and isinstance(other, Data):
            return other.then(machine.step("concatenate", place))
        if isinstance(one, Const) and isinstance(one.value, str) and isinstance(other, Data):
            return concatenated(machine, [left, right], place)
    data = left if isinstance(left, Data) and not left.statistic else None
    other, swapped = right, False
    if data is not None and data.source == "artifact" and isinstance(right, Data) and right.source != "artifact":
        data = None if not right.statistic else data
    if data is None and isinstance(right, Data) and not right.statistic:
        data, other, swapped = right, left, True
    if data is None:
        for side in (left, right):
            if isinstance(side, Data):
                return side
        return UNKNOWN
    if op in ("BitAnd", "BitOr", "Mod", "LShift", "RShift", "BitXor"):
        return data
    if op == "Mod" or op not in _OPERATORS:
        return data.then(machine.step(op.lower(), place))
    given = parameter(other)
    own = isinstance(other, Data) and data.source == "artifact" and other.detail == data.detail
    feature = isinstance(other, Data) and other.statistic in ("", MASK)
    if isinstance(other, Data) and feature and (own or other.source != "artifact"):
        step = machine.step("combine", place, {"how": _OPERATORS[op]})
        if op != "FloorDiv" and not own and not other.statistic:
            data, other = operands.in_order(_OPERATORS[op], *((other, data) if swapped else (data, other)))
            step.sides = (operands.side_of(data), operands.side_of(other))
        step.fields = texts.fields_of(data, other) if op == "Add" else ()
        made = data.then(step)
        made.name, made.filled = "", tuple(each for each in made.filled if type(each[1]) is not Fixed)
        return made
    name = _OPERATORS[op]
    if not swapped and _changes_nothing(name, given):
        return data
    literals = literals_of([other])
    if swapped and name in ("subtract", "divide"):
        name = f"{name} from"
    if isinstance(given, int | float) and not isinstance(given, bool) and not swapped:
        if name == "divide" and given and op == "Div":
            return _with_literals(data, machine.step("multiply", place, {"by": _reciprocal(given)}), literals)
        if name == "subtract":
            return _with_literals(data, machine.step("add", place, {"by": -given}), literals)
    if isinstance(given, tuple) and given and not swapped and all(type(each) in (int, float) for each in given):
        if name == "divide" and op == "Div" and 0 not in given:
            return data.then(machine.step("multiply", place, {"by": tuple(_reciprocal(each) for each in given)}))
        if name == "subtract":
            return data.then(machine.step("add", place, {"by": tuple(-each for each in given)}))
    if isinstance(given, Stat | Saved) and name in ("subtract", "divide") and not swapped:
        name = {"subtract": "add", "divide": "multiply"}[name]
    return _with_literals(data, machine.step(name, place, {"by": given}), literals)


def _changes_nothing(name: str, given: Any) -> bool:
    """``x + 0`` and ``x * 1``: what a sample or a default leaves of a formula."""
    if not isinstance(given, int | float) or isinstance(given, bool):
        return False
    return given == (0 if name in ("add", "subtract") else 1)


_MIRRORED = {"Gt": "Lt", "Lt": "Gt", "GtE": "LtE", "LtE": "GtE", "Eq": "Eq", "NotEq": "NotEq"}


def compared(machine: Machine, op: str, left: Value, right: Value, place: Place) -> Value:
    """``left > right``: a mask, and where it becomes a feature the bound that it was made with."""
    data, other = (left, right) if isinstance(left, Data) else (right, left)
    if not isinstance(data, Data):
        return UNKNOWN
    made = data.copy()
    made.statistic, made.detail = MASK, MASK
    if data.statistic:
        return made
    given = parameter(other)
    if op in _MIRRORED and isinstance(given, int | float | str):
        made.apply(machine.step("threshold", place, {"how": op if data is left else _MIRRORED[op], "than": given}))
    elif op in ("In", "NotIn") and data is left and isinstance(given, tuple):
        made.apply(machine.step("isin", place, {"how": op, "values": tuple(sorted(given, key=repr))}))
    return made


_PAIRS = (("male", "female"), ("m", "f"), ("yes", "no"), ("y", "n"), ("true", "false"))
_OTHER = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
"""Words of which a table holds the one where it does not hold the other."""


def coded(
    machine: Machine, data: Value, numbers: tuple[tuple[str, int], ...], other: int | None, place: Place
) -> Data | None:
    """``0 if sex == "Male" else 1``, which numbers words as a map does; None where less than two of them are told.
    `other` is the number of all other words.
    """
    if not isinstance(data, Data) or data.statistic:
        return None
    by = dict(numbers)
    word = numbers[0][0]
    if len(by) == 1 and other is not None and word.lower() in _OTHER:
        left = _OTHER[word.lower()]
        by[left.upper() if word.isupper() else left.title() if word.istitle() else left] = other
    if len(by) == 1:
        return None
    return data.then(machine.step("map", place, {"by": tuple(sorted(by.items())), kinds.CHOICE: True}))


_OVER = {"Gt": "upper", "GtE": "upper", "Lt": "lower", "LtE": "lower"}
"""Which bound stands where what lies beyond it is replaced by it."""
_UNDER = {"Lt": "upper", "LtE": "upper", "Gt": "lower", "GtE": "lower"}
"""Which bound stands where what lies within it is kept."""


def bounded(machine: Machine, mask: Value, kept: Data, other: Value, place: Place, *, replaces: bool) -> Data | None:
    """``np.where(x > 10, 10, x)`` and its like, which are ``x.clip(upper=10)``; None for any other choice. `replaces`:
    `other` stands where the mask holds.
    """
    steps = mask.steps() if isinstance(mask, Data) and mask.detail == MASK else []
    if not isinstance(mask, Data) or not steps or steps[-1].op != "threshold" or mask.name != kept.name:
        return None
    bound = parameter(other)
    side = (_OVER if replaces else _UNDER).get(steps[-1].parameters["how"])
    if side is None or not isinstance(bound, int | float) or bound != steps[-1].parameters["than"]:
        return None
    return kept.then(machine.step("clip", place, {side: bound}))


def _with_literals(data: Data, step: Step, literals: tuple[tuple[float, Place], ...]) -> Data:
    step.literals = literals
    return data.then(step)


def _reciprocal(value: float) -> float:
    return float(f"{1 / value:.9g}")


def _arithmetic(op: str, left: Any, right: Any) -> Value:
    if _size(left) + _size(right) > LARGEST:
        return UNKNOWN
    try:
        if op == "Add":
            return Const(left + right)
        if op == "Sub":
            return Const(left - right)
        if op == "Mult" and isinstance(left, int | float) and isinstance(right, int | float):
            return Const(left * right)
        if op == "Div":
            if isinstance(left, str) or isinstance(right, str):
                return Const(f"{str(left).rstrip('/')}/{right}")
            return Const(left / right)
        if op == "FloorDiv":
            return Const(left // right)
    except (TypeError, ZeroDivisionError, OverflowError, ValueError):
        return UNKNOWN
    return UNKNOWN


def is_vast(value: Value) -> bool:
    """Whether a value holds more than `LARGEST`, what is held twice counted twice, as those do who walk through it."""
    if isinstance(value, Const):
        return _size(value.value) > LARGEST
    waiting, seen = [value], 0
    while waiting:
        one = waiting.pop()
        if isinstance(one, Items):
            inside = one.items
        elif isinstance(one, Mapping):
            inside = [*one.items.values()]
        else:
            continue
        seen += len(inside)
        if seen > LARGEST:
            return True
        waiting += [item for item in inside if isinstance(item, Items | Mapping)]
    return False


def _size(value: Any) -> int:
    if isinstance(value, int):
        return value.bit_length()
    return len(value) if isinstance(value, str | bytes | list | tuple) else 0


def _is_handed(data: Data) -> bool:
    """Whether nothing is known of a value but that it is handed in: of a path, its folder or version."""
    return data.source == "parameter" and not data.chain and not data.columns and not data.statistic


def concatenated(machine: Machine, parts: list[Value], place: Place) -> Value:
    """Text made of pieces."""
    data = [d for part in parts if (d := as_data(part)) is not None]
    if not data or (several.is_file(parts[-1]) and all(_is_handed(each) for each in data)):
        return artifacts.unknown_text(parts)
    if len(data) == 1 and len(parts) == 1:
        return data[0]
    longest = max(data, key=lambda d: len(d.chain))
    made = Data(longest.source, "", longest.chain, place=longest.place)
    step = machine.step("concatenate", place)
    step.fields = texts.fields_of(*data)
    made.apply(step)
    return made
