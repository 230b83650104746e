"""Colours in the wrong order, where the library says which one it takes: nothing here need train the model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.parity import kinds
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Event, Place, Step

_TAKE_BGR: Final = ("ultralytics.",)
"""Packages whose models take a picture of Pillow, or an array as OpenCV reads it: BGR."""


class Turned(NamedTuple):
    """An array that a model takes for BGR, and where it became RGB."""

    event: Event
    place: Place


def turned(analysis: Parity) -> Iterator[Turned]:
    """Every array that is RGB where the model takes BGR."""
    for event in analysis.machine.events:
        if event.model.cls.startswith(_TAKE_BGR) and event.kind in ("call", "predict"):
            step = _made_rgb(event.data.steps())
            if step is not None:
                yield Turned(event, step.place)


def _made_rgb(steps: list[Step]) -> Step | None:
    """The step by which an array that is RGB became so; None for a picture, or where the order is not known."""
    found: Step | None = None
    opencv = array = False
    for step in steps:
        to = step.parameters.get("to")
        if step.op == "colour":
            opencv = opencv or to == "BGR"
            found = step if to == "RGB" and (opencv or array) else None
            array = array and to == "RGB"
        elif step.op == kinds.CAST:
            array = to == kinds.ARRAY
            found = step if array else None
            opencv = opencv and array
    return found


__all__ = ["Turned", "turned"]
