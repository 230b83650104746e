"""Rows that get no answer, because of what the others in the same batch are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place
from mlaudit.code.pattern import regex

from ._cleaning import assignments, bodies, calls, last

_BOUNDS: Final = frozenset({"quantile", "percentile", "nanpercentile", "nanquantile"})
_TRAINS: Final = frozenset({"fit", "fit_transform", "train", "train_test_split", "partial_fit"})
_ASKED: Final = regex(r"(?i)(^|[/_])predict(ions?)?([/_?]|$)")
"""What a call or an address is called that answers with a prediction."""


class RowsDropped(NamedTuple):
    """Where rows are left out by a bound that is taken of themselves, and how it is taken."""

    place: Place
    bound: str


def rows_dropped(analysis: Parity) -> Iterator[RowsDropped]:
    """Every filter by a quantile of the table itself, in programs that ask a model and train none."""
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or path.endswith(".ipynb") or not any(map(flow.mentions, _BOUNDS)):
            continue
        if any(last(call[1]) in _TRAINS for body in bodies(flow) for call in calls(body)) or not _asks(flow):
            continue
        for body in bodies(flow):
            for statement in assignments(body):
                bound = _bound(statement, body)
                if bound:
                    yield RowsDropped(Place(path, *statement[3]), bound)


def _asks(flow: Flow) -> bool:
    """Whether a file asks for predictions, of a model or at an address."""
    return any(
        _ASKED.search(last(call[1])) is not None or any(map(_is_address, (*call[2], *(value for _, value in call[3]))))
        for body in bodies(flow)
        for call in calls(body)
    )


def _is_address(code: Any) -> bool:
    if code[:1] == ["f"]:
        return any(map(_is_address, code[1]))
    return code[:1] == ["c"] and isinstance(code[1], str) and "/" in code[1] and _ASKED.search(code[1]) is not None


def _bound(statement: Any, body: Any) -> str:
    """How the bound of ``rows = rows[rows["x"] <= rows["x"].quantile(0.99)]`` is taken; "" for any other statement."""
    table, value = statement[1][0], statement[2]
    if table[:1] != ["n"] or value[:1] != ["s"] or table not in (value[1], value[1][1]):
        return ""
    for side in _sides(value[2]):
        taken = side
        if side[:1] == ["n"]:
            held = [each[2] for each in assignments(body) if each[1][0] == side]
            taken = held[0] if len(held) == 1 else side
        if taken[:1] == ["k"] and last(taken[1]) in _BOUNDS and _is_of(taken, table):
            return last(taken[1])
    return ""


def _sides(code: Any) -> Iterator[Any]:
    """What columns are compared with, in one comparison or in several that are joined."""
    if code[:1] == ["cmp"]:
        yield from code[2:4]
    elif code[:1] == ["b"]:
        yield from _sides(code[2])
        yield from _sides(code[3])


def _is_of(code: Any, table: Any) -> bool:
    return code == table or (isinstance(code, list) and any(_is_of(part, table) for part in code))
