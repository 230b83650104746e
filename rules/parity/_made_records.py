"""Records that a program writes out field by field before it hands them to what asks a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Event

from ._cleaning import assignments, bodies, calls, last


def is_made_record(analysis: Parity, event: Event) -> bool:
    """Whether every call of the function that asks hands it, for the parameter that becomes the rows, a dict with its
    fields written out: none of them can be left out by who asks.
    """
    path, name = event.root
    flow = analysis.machine.flows.get(path)
    if event.data.source != "parameter" or not event.data.name or flow is None or name not in flow.functions:
        return False
    parameters = [each for each, _, _ in flow.functions[name][0]]
    if event.data.name not in parameters:
        return False
    given = [
        _is_written_out(argument, body)
        for other in analysis.machine.flows.values()
        if other.mentions(name)
        for body in bodies(other, name)
        for argument in _given(body, name, event.data.name, parameters)
    ]
    return bool(given) and all(given)


def _given(body: Any, function: str, name: str, parameters: list[str]) -> Iterator[Any]:
    for call in calls(body):
        if last(call[1]) == function:
            named = dict(call[3])
            at = parameters.index(name)
            yield named[name] if name in named else call[2][at] if at < len(call[2]) else None


def _is_written_out(code: Any, body: Any) -> bool:
    """A dict with the names of its fields, here or under a name that is given one once."""
    if code and code[0] == "n":
        values = [each[2] for each in assignments(body) if code in each[1]]
        code = values[0] if len(values) == 1 else None
    return bool(code and code[0] == "d" and code[1] and all(key and key[0] == "c" for key, _ in code[1]))
