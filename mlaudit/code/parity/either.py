"""One of several functions or classes, as a table of them gives: whichever is called, its answer is followed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import shapes
from mlaudit.code.parity.values import Class, Data, Function, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Place

_MOST: Final = 8
"""Functions of one table that are followed."""


class Either(Value):
    """One of several functions or classes of the project: which, is known as the program runs."""

    __slots__ = ("values",)

    def __init__(self, values: tuple[Function | Class, ...]) -> None:
        self.values = values


def either(values: Iterable[Value]) -> Either | None:
    """One of these, where they are functions and classes of the project, and nothing else."""
    found: dict[tuple[str, str], Function | Class] = {}
    for value in values:
        if not isinstance(value, Function | Class):
            return None
        found.setdefault((value.path, value.qualname), value)
    return Either(tuple(found.values())) if 1 < len(found) <= _MOST else None


def called(machine: Machine, callee: Either, arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value:
    """What calling one of them gives: each gets rows of its own, and what it does to them is done on one branch."""
    machine.guard += 1
    answers = []
    for each in callee.values:
        given = [_own(value) for value in arguments]
        named = {name: _own(value) for name, value in keywords.items()}
        answers.append(machine.call(each, given, named, place))
    machine.guard -= 1
    return shapes.joined(machine, answers)


def _own(value: Value) -> Value:
    return value.copy() if isinstance(value, Data) else value
