"""Classes whose `fit_transform` changes values in a way that their `transform` does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, calls, last

_CHANGES: Final = frozenset(
    {"clip", "fillna", "log1p", "log", "sqrt", "replace", "round", "abs", "map", "where", "mask"}
)
"""Calls that give a column other values."""


class Forgotten(NamedTuple):
    """The last thing that `transform` does, the change that it lacks, and where `fit_transform` makes it."""

    place: Place
    op: str
    made: Place


def forgotten(analysis: Parity) -> Iterator[Forgotten]:
    """Every such class: what it is fitted with is not what it does to a request."""
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or not flow.mentions("fit_transform"):
            continue
        for cls in flow.classes:
            names = (f"{cls}.fit_transform", f"{cls}.transform")
            if not all(name in flow.functions for name in names):
                continue
            learnt, applied = (_changes(flow, cls, name, set()) for name in names)
            lost = [op for op in learnt if op not in applied]
            if lost and not _hands_on(flow, cls, names[1]):
                done = [each[3] for each in assignments(flow.functions[names[1]][1])]
                place = done[-1] if done else [flow.functions[names[1]][2]]
                yield Forgotten(Place(path, *place), lost[0], Place(path, *learnt[lost[0]]))


def _changes(flow: Flow, cls: str, name: str, seen: set[str]) -> dict[str, list[int]]:
    """What a method, and those of its class that it calls, do to columns: ``df[c] = df[c].clip(low, high)``."""
    if name in seen or name not in flow.functions:
        return {}
    seen.add(name)
    parameters, body = flow.functions[name][:2]
    this = parameters[0][0] if parameters else "self"
    found: dict[str, list[int]] = {}
    for statement in assignments(body):
        if statement[1][0][:1] == ["s"]:
            for call in calls(statement[2]):
                if last(call[1]) in _CHANGES:
                    found.setdefault(last(call[1]), call[4])
    for call in calls(body):
        if call[1][:1] == ["a"] and call[1][1] == ["n", this]:
            for op, place in _changes(flow, cls, f"{cls}.{call[1][2]}", seen).items():
                found.setdefault(op, place)
    return found


def _hands_on(flow: Flow, cls: str, name: str) -> bool:
    """Whether `transform` gives the table to something that is not followed here."""
    parameters, body = flow.functions[name][:2]
    this = parameters[0][0] if parameters else "self"
    rows = {each for each, _, _ in parameters[1:]}
    for call in calls(body):
        callee = call[1]
        own = callee[:1] == ["a"] and callee[1] == ["n", this]
        if own and f"{cls}.{callee[2]}" not in flow.functions:
            return True
        if not own and callee[:1] == ["g"] and not callee[1].startswith(("builtins.", "pandas.", "numpy.")):
            if any(given[:1] == ["n"] and given[1] in rows for given in call[2]):
                return True
    return False
