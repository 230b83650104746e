"""Whether a line of a function runs in an ordinary call: with what the caller gives it, and with nothing failing."""

from __future__ import annotations

from typing import Final

from mlaudit.code.conditions import FAILED
from mlaudit.code.facts import CallFact, FunctionFact
from mlaudit.code.pattern import regex
from mlaudit.code.wrappers import only_wraps

Given = tuple[tuple[str, str], ...]
"""The parameters that a call gives what is written out there, and that: (("is_train", "False"),)."""

_FALSE: Final = frozenset({"False", "None", "''", "[]", "{}", "()", "0", "0.0", '""'})
_TRUE: Final = regex(r"True$|'.+'$|\".+\"$|[1-9]\d*$")
_OWNERS: Final = frozenset({"self", "cls"})


def given_by(call: CallFact, function: FunctionFact, had: Given = ()) -> Given:
    """What a call is seen to give those parameters that any line of a function depends on, or that it hands on,
    defaults among it; `had` is what was given to the function that calls.
    """
    if call.reference or not function.parameters:
        return ()
    by_place, by_name, unpacks = _arguments(call)
    names = [each.name for each in function.parameters]
    if names[0] in _OWNERS and "." in function.qualname:
        if call.target.rpartition(".")[2] == function.qualname.rpartition(".")[2] and _is_of_class(call, function):
            return ()  # ``Base.__init__(self, rows)``
        names = names[1:]
    plain = all(only_wraps(each.name) for each in function.decorators)  # others may give it more than the call does
    by_place = by_place if plain else []
    defaults = {each.name: each.default if plain else "?" for each in function.parameters}
    known, found = dict(had), []
    for place, name in enumerate(names):
        value = by_name.get(name) or (by_place[place] if place < len(by_place) else "")
        value = known.get(value, value) or ("?" if unpacks else defaults[name])
        if value in _FALSE or _TRUE.match(value):
            found.append((name, value))
    asked = _asked(function) if found else ()
    return tuple(each for each in found if each[0] in asked)


def _asked(function: FunctionFact) -> frozenset[str]:
    """The parameters of a function that a line of it depends on, and those that it hands on."""
    asked = {each.name for each in function.conditions if each.name}
    asked |= {part.rpartition("=")[2] for call in function.calls for part in call.literals.split(",")}
    return frozenset(asked)


def _arguments(call: CallFact) -> tuple[list[str], dict[str, str], bool]:
    """What is given by place and by name, as it is written, and whether anything is unpacked."""
    by_place: list[str] = []
    by_name: dict[str, str] = {}
    texts = call.texts or {}
    unpacks = False
    for each in call.literals.split(",") if call.literals else ():
        name, _, value = each.rpartition("=")
        if each == "*":
            unpacks = True
        elif name:
            by_name[name] = texts.get(name, value)
        elif not unpacks:
            by_place.append(texts.get(str(len(by_place)), value))
    return by_place, by_name, unpacks


def _is_of_class(call: CallFact, function: FunctionFact) -> bool:
    """Whether a method of an instance is asked of its class."""
    is_bound = any(each.name.endswith("classmethod") for each in function.decorators)
    owner = call.target.rpartition(".")[0]
    return not is_bound and not owner.endswith("()") and owner.rpartition(".")[2][:1].isupper()


def runs(function: FunctionFact | None, line: int, given: Given) -> bool:
    """Whether a line may run in a call that gives a function this."""
    if function is None or not given:
        return True
    known = dict(given)
    return not any(
        each.first <= line <= each.last and each.name in known and _fails(each.holds, known[each.name])
        for each in function.conditions
    )


def _fails(holds: str, value: str) -> bool:
    """Whether a value is not what is asked for."""
    if holds == "true":
        return value in _FALSE
    if holds == "false":
        return value not in _FALSE
    if holds in ("None", "not None"):
        return (value == "None") is (holds == "not None")
    return (value == holds[1:]) is (holds[0] == "!")


def is_after_failure(function: FunctionFact | None, line: int) -> bool:
    """Whether a line of a function runs only where something has failed before."""
    return function is not None and any(
        each.holds == FAILED and each.first <= line <= each.last for each in function.conditions
    )


__all__ = ["Given", "given_by", "is_after_failure", "runs"]
