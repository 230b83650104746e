"""Bands: numbers that become the number of the interval which they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity.parameters import Arguments, Keywords, as_data, constant_of, parameter
from mlaudit.code.parity.values import UNKNOWN, Const, Data, Items, Place, Saved, Stat, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_EDGES_FIRST: Final = {
    "bisect.bisect": False,
    "bisect.bisect_right": False,
    "bisect.bisect_left": True,
    "numpy.searchsorted": True,
}
"""Functions that get the edges before the value, and whether a value on an edge belongs to the band below it."""


def band(machine: Machine, name: str, arguments: Arguments, keywords: Keywords, place: Place) -> Value | None:
    """The band of a value: `edges` are those between two bands, `right` says that a value on one is in the lower."""
    if name in _EDGES_FIRST:
        edges, value = (*arguments, UNKNOWN, UNKNOWN)[:2]
        data = as_data(value)
        right: Any = _EDGES_FIRST[name]
        if "side" in keywords:
            right = constant_of(keywords["side"]) != "right"
        return None if data is None else _step(machine, data, _inner(parameter(edges), 0), right, place)
    data = as_data(arguments[0]) if arguments else None
    if data is None:
        return None
    given = arguments[1] if len(arguments) > 1 else keywords.get("bins", keywords.get("boundaries", UNKNOWN))
    bins = _reckoned(given) or parameter(given)
    if name == "pandas.cut":
        right = parameter(keywords.get("right", Const(True)))
        inner = _inner(bins, 1)
        made = _step(machine, data, inner, right, place)
        made.chain[-1].parameters["values"] = _labels(keywords.get("labels"), inner)
        return made
    right = parameter(keywords.get("right", Const(False)))
    if name == "torch.bucketize":
        right = not right if isinstance(right, bool) else right
    return _step(machine, data, _inner(bins, 0), right, place)


def _reckoned(bins: Value) -> Stat | None:
    """What edges are that the data itself gives: ``[0, *column.quantile([0.25, 0.5]), inf]``."""
    for value in bins.items if isinstance(bins, Items) else [bins]:
        if isinstance(value, Data) and value.statistic and value.source != "artifact":
            return Stat(value.statistic, value.source)
    return None


def _inner(bins: Any, outer: int) -> Any:
    """The edges between bands: those of a table's `cut` without the two at its ends, nor any that is infinite."""
    if isinstance(bins, Stat | Saved):
        return bins
    if not isinstance(bins, tuple):
        return bins if isinstance(bins, int) else UNKNOWN
    return bins[outer : len(bins) - outer]


def _step(machine: Machine, data: Data, edges: Any, right: Any, place: Place) -> Data:
    return data.then(machine.step("cut", place, {"edges": edges, "right": right, "values": _numbers(edges)}))


def _labels(labels: Value | None, edges: Any) -> Any:
    """What a table's `cut` calls its bands: numbers from 0 where it is asked for none."""
    return _numbers(edges) if constant_of(labels) is False else UNKNOWN if labels is None else parameter(labels)


def _numbers(edges: Any) -> Any:
    return tuple(range(len(edges) + 1)) if isinstance(edges, tuple) else UNKNOWN
