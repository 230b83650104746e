"""Rows with gaps that training drops, and that a Spark pipeline refuses where it scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.flows import Flow
from mlaudit.code.parity.values import Place

from ._cleaning import bodies, calls, last

_LOADS: Final = ("pyspark.ml.PipelineModel.load", "pyspark.ml.pipeline.PipelineModel.load")
_DEALS: Final = ("dropna", "fillna", "na", "isNotNull", "isnull", "isNull", "coalesce", "Imputer", "setHandleInvalid")
"""What a program would mention that leaves no gap."""


class RefusedGaps(NamedTuple):
    """Where a program that scores reads its rows, and where training drops those of the same table that have gaps."""

    read: Place
    dropped: Place


def refused_gaps(analysis: Parity) -> Iterator[RefusedGaps]:
    """Every table that a `PipelineModel` is asked about with whatever gaps it has, while training drops all rows of it
    that have one: a `VectorAssembler` raises at the first, unless `handleInvalid` says otherwise.
    """
    flows = {path: flow for path, flow in analysis.machine.flows.items() if not is_test_path(path)}
    scoring = [path for path, flow in flows.items() if any(map(flow.mentions, _LOADS))]
    if not scoring or any(flow.mentions("handleInvalid") for flow in flows.values()):
        return
    dropped = {
        table: place
        for path, flow in flows.items()
        if flow.mentions("dropna") and flow.mentions("VectorAssembler")
        for table, place in _dropped(path, flow)
    }
    for path in scoring if dropped else ():
        flow = flows[path]
        if any(map(flow.mentions, _DEALS)) or not flow.mentions("transform"):
            continue
        for body in bodies(flow):
            for table, place in _read(path, body):
                if table in dropped:
                    yield RefusedGaps(place, dropped[table])


def _dropped(path: str, flow: Flow) -> Iterator[tuple[frozenset[str], Place]]:
    """The tables of which a function reads one and drops all rows with a gap, and where it drops them."""
    for body in bodies(flow, "dropna"):
        drops = [call for call in calls(body) if last(call[1]) == "dropna" and not call[2] and not call[3]]
        tables = {table for table, _ in _read(path, body)} if drops else set()
        if len(tables) == 1:
            yield tables.pop(), Place(path, *drops[0][4])


def _read(path: str, body: Any) -> Iterator[tuple[frozenset[str], Place]]:
    """What ``spark.read.format("delta").option("path", folder).load()`` is told in words, and where it is called."""
    for call in calls(body):
        if call[1][:1] == ["a"] and call[1][2] in ("load", "parquet", "table", "csv", "json", "orc"):
            words = frozenset(_words(call))
            if words and _is_reader(call[1][1]):
                yield words, Place(path, *call[4])


def _is_reader(code: Any) -> bool:
    while code[:1] == ["k"]:
        code = code[1][1] if code[1][:1] == ["a"] else []
    return bool(code[:1] == ["a"] and code[2] == "read")


def _words(code: Any) -> Iterator[str]:
    if isinstance(code, list):
        if code[:1] == ["c"] and len(code) == 2 and isinstance(code[1], str):
            yield code[1]
        for part in code:
            yield from _words(part)
