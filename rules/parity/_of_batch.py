"""Transformers of the project whose `transform` takes a feature from the other rows in hand, or makes a column where
all of them pass a test: a request of one row gets another feature than the same row did in training.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, calls, last

_NEIGHBOURS: Final = frozenset(
    {"diff", "shift", "pct_change", "rolling", "expanding", "ewm", "cumcount", "cumsum", "rank"}
)
_ROWS: Final = frozenset({"groupby", "sort_values", "DataFrame", "Series"})
"""Calls that say that something is a table."""
_REMEMBERS: Final = regex(r"(?i)histor|buffer|tail|state|(^|_)(last|prev|previous|past|seen)(_|$)")
"""What a transformer calls the rows that came before."""
_KEEP: Final = frozenset({"fillna", "clip", "dropna"})


class OfBatch(NamedTuple):
    """Where it is done, the call or "" for a column that is only made where all rows pass a test."""

    place: Place
    by: str


def of_batch(analysis: Parity) -> Iterator[OfBatch]:
    """The first of either in each method, where the project serves anything at all."""
    if not any(map(analysis.is_serving, analysis.serving)):
        return
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or not flow.mentions("transform"):
            continue
        for cls in flow.classes:
            if f"{cls}.fit" not in flow.functions or f"{cls}.transform" not in flow.functions:
                continue
            for parameters, body in _reached(flow, cls):
                this = parameters[0][0] if parameters else "self"
                found = _from_neighbours(body, this), _where_all(body)
                yield from (OfBatch(Place(path, *one[0]), one[1]) for one in found if one is not None)


def _reached(flow: Flow, cls: str) -> Iterator[tuple[Any, Any]]:
    """`transform` and the methods of its class that it calls, with their parameters."""
    waiting, seen = ["transform"], {"fit", "fit_transform"}
    while waiting:
        name = waiting.pop()
        if name in seen or f"{cls}.{name}" not in flow.functions:
            continue
        seen.add(name)
        parameters, body = flow.functions[f"{cls}.{name}"][:2]
        yield parameters, body
        this = parameters[0][0] if parameters else ""
        waiting += [call[1][2] for call in calls(body) if call[1][:2] == ["a", ["n", this]]]


def _from_neighbours(body: Any, this: str) -> tuple[list[int], str] | None:
    """Where a column is given what comes of the rows before or after, in a method that holds no such rows."""
    if any(_REMEMBERS.search(name) for name in _attributes(body, this)):
        return None
    for statement in assignments(body):
        if statement[1][0][:1] != ["s"]:
            continue
        for call in calls(statement[2]):
            if call[1][:1] == ["a"] and call[1][2] in _NEIGHBOURS and _is_of_rows(call):
                return statement[3], call[1][2]
    return None


def _is_of_rows(call: Any) -> bool:
    """Whether a method is one of a table or column, down its rows."""
    if any(key == "axis" for key, _ in call[3]) or call[1][1][:1] == ["g"]:
        return False
    return _is_column(call[1][1])


def _is_column(code: Any) -> bool:
    if code[:1] == ["s"]:
        return True
    if code[:1] == ["k"]:
        return last(code[1]) in _ROWS or (code[1][:1] == ["a"] and _is_column(code[1][1]))
    return code[:1] == ["a"] and _is_column(code[1])


def _where_all(code: Any) -> tuple[list[int], str] | None:
    """Where a column is only made if all rows in hand pass a test: ``if (x >= 0).all(): rows["log"] = np.log(x)``."""
    if not isinstance(code, list):
        return None
    if code[:1] == ["I"] and len(code) == 4 and _asks_all(code[1]) and not code[3]:
        for statement in assignments(code[2]):
            if statement[1][0][:1] == ["s"] and not any(last(call[1]) in _KEEP for call in calls(statement[2])):
                return statement[3], ""
    return next((found for part in code if (found := _where_all(part)) is not None), None)


def _asks_all(test: Any) -> bool:
    is_call = test[:1] == ["k"] and test[1][:1] == ["a"] and test[1][2] == "all" and not test[2]
    return bool(is_call and test[1][1][:1] == ["cmp"])


def _attributes(code: Any, this: str) -> Iterator[str]:
    if isinstance(code, list):
        if code[:2] == ["a", ["n", this]] and len(code) > 2:
            yield code[2]
        for part in code:
            yield from _attributes(part, this)


__all__ = ["OfBatch", "of_batch"]
