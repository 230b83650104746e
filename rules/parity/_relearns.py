"""Classes of the project whose `transform` learns of the rows that it is given, and not their `fit`: read back from a
file, they learn of each request anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.parity import pairing
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.machine import Machine
from mlaudit.code.parity.steps import wildcard
from mlaudit.code.parity.values import Event, Place, Step

_STATISTICS: Final = frozenset({"quantile", "median", "mean", "mode", "std"})
_USES: Final = frozenset({"fillna", "clip", "cut", "qcut", "sub", "div", "where"})
"""Calls that make a feature of a row and a number."""


class Relearnt(NamedTuple):
    """A loaded object that is applied to a request's rows, and the statistic of these that it takes."""

    event: Event
    step: Step
    statistic: str
    place: Place


def relearnt(analysis: Parity) -> Iterator[Relearnt]:
    """Every such object on the way from a request to a model."""
    machine = analysis.machine
    for event in analysis.serving:
        if not event.data.is_sent or not analysis.is_serving(event):
            continue
        for step in event.data.steps():
            if step.carrier is None or step.carrier.loaded is None or not wildcard(step):
                continue
            origin = pairing.origin_of(machine, step.carrier)
            found = _learns(machine, origin.home) if origin is not None and origin.home is not None else None
            if found is not None:
                yield Relearnt(event, step, *found)


def _learns(machine: Machine, home: tuple[str, str]) -> tuple[str, Place] | None:
    """The statistic that `transform` or a method that it calls takes, and where."""
    path, qualname = home
    flow = machine.flows.get(path)
    waiting, seen = ["transform"], set[str]()
    while flow is not None and waiting:
        method = f"{qualname}.{waiting.pop()}"
        if method in seen or method not in flow.functions or method.endswith((".fit", ".fit_transform")):
            continue
        seen.add(method)
        parameters, body = flow.functions[method][:2]
        found = _taken(body)
        if found is not None:
            return found[1][2], Place(path, *found[4])
        this = parameters[0][0] if parameters else ""
        waiting += [call[1][2] for call in _calls(body) if call[1][0] == "a" and call[1][1] == ["n", this]]
    return None


def _taken(body: Any) -> Any:
    """The first call that takes a statistic of a table or column with which a row's feature is made."""
    held = {name: call for name, value in _assigned(body) for call in _calls(value) if _is_statistic(call)}
    for call in _calls(body):
        last = call[1][2] if call[1][0] == "a" else str(call[1][1]).rpartition(".")[2]
        if last not in _USES:
            continue
        given = [call[2], call[3]]
        own = next((each for each in _calls(given) if _is_statistic(each)), None)
        named = next((held[name] for name in _names(given) if name in held), None)
        if own is not None or named is not None:
            return own or named
    return None


def _is_statistic(call: Any) -> bool:
    """``X["income"].quantile(0.5)``; not across the columns of one row."""
    callee = call[1]
    if callee[0] != "a" or callee[2] not in _STATISTICS or "axis" in str(call[3]):
        return False
    rows = callee[1][1] if callee[1][0] == "s" else callee[1]
    return bool(rows[0] == "n")


def _calls(code: Any) -> Iterator[Any]:
    if isinstance(code, list):
        if code[:1] == ["k"] and len(code) == 5:
            yield code
        for part in code:
            yield from _calls(part)


def _assigned(code: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(code, list):
        if code[:1] == ["="] and len(code) == 4:
            yield from ((target[1], code[2]) for target in code[1] if target[0] == "n")
        else:
            for part in code:
                yield from _assigned(part)


def _names(code: Any) -> Iterator[str]:
    if isinstance(code, list):
        if code[:1] == ["n"] and len(code) > 1 and isinstance(code[1], str):
            yield code[1]
        for part in code:
            yield from _names(part)
