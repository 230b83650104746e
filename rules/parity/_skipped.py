"""Steps of a pipeline that are asked with the rows that the whole pipeline gets."""

from __future__ import annotations

from collections.abc import Iterator

from mlaudit.code.parity import pairing, pipelines
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.steps import is_opaque
from mlaudit.code.parity.values import Data, Event


def skipped(analysis: Parity) -> Iterator[tuple[Event, Event]]:
    """Where a step is asked by itself, and where its pipeline gets the very same rows."""
    events = analysis.machine.events
    for event in events:
        pipeline = pipelines.whole(event.model) if event.kind == pipelines.STEP else None
        if pipeline is None:
            continue
        origin = pairing.origin_of(analysis.machine, pipeline) or pipeline
        if not pipelines.transforms_rows(origin) or any(is_opaque(step) for step in event.data.steps()):
            continue
        for other in events:
            if other.model is pipeline and other.root == event.root and _same_rows(other.data, event.data):
                yield event, other
                break


def _same_rows(a: Data, b: Data) -> bool:
    return (a.source, a.name, a.chain, a.columns, a.place) == (b.source, b.name, b.chain, b.columns, b.place)
