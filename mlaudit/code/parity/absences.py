"""Constants that stand in for fields which a request leaves out, however that is written: a test of its keys, a
handler, a default that is set, or a record of defaults below it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mlaudit.code.parity.kinds import CAST
from mlaudit.code.parity.parameters import number_of
from mlaudit.code.parity.values import Const, Data, Place, Value


def looked_for(test: Any) -> tuple[Any, bool] | None:
    """The field of ``"age" in row``, as it is picked, and whether the test holds where that is missing."""
    if test[0] == "cmp" and test[1] in ("In", "NotIn") and test[2][0] == "c" and test[3][0] == "n":
        if isinstance(test[2][1], str):
            return ["s", test[3], test[2]], test[1] == "NotIn"
    return None


def or_else(value: Value, other: Value, place: Place) -> Value:
    """A field that may not be there or not be a number, with the number that a handler puts in its place."""
    number = number_of(other) if isinstance(other, Const) else None
    if number is None or not isinstance(value, Data) or not _is_field(value):
        return value
    if any(given is not None for _, given, _ in value.filled):
        return value
    made = value.copy()
    made.parent, made.filled = value.parent, ((value.name, number, place),)
    return made


def _is_field(value: Data) -> bool:
    """Whether a value is a field as it was sent, made a number at most."""
    bare = all(step.op == CAST for step in value.chain)
    return value.is_sent and bool(value.name) and bare and not value.columns and not value.statistic


def set_default(owner: Data, names: Iterable[str], default: Value, place: Place) -> Data:
    """What ``row.setdefault("age", 35)`` gives, and leaves in the row."""
    number = number_of(default)
    made = None
    for name in names:
        if number is not None and owner.is_sent:
            owner.filled += ((name, number, place),)
        made = owner.view(name)
    return made if made is not None else owner


def below(defaults: dict[Any, Value], sent: Data, place: Place) -> dict[Any, Value]:
    """What ``{**defaults, **row}`` holds under the names of the defaults: the field, or else its number."""
    found: dict[Any, Value] = {}
    for name, default in defaults.items():
        number = number_of(default)
        if number is None or not isinstance(name, str):
            found[name] = default
            continue
        field = sent.view(name)
        field.filled = ((name, number, place),)
        found[name] = field
    return found


def assigned_at(body: list[Any], name: str) -> list[int] | None:
    """Where a block gives a name a value."""
    return next((each[3] for each in body if each[0] == "=" and ["n", name] in each[1]), None)
