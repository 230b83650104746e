"""Models whose input is prepared out of sight: before the function that asks them, or inside the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import steps
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Event, Obj

_OF_THEIR_OWN: Final = ("ultralytics.", "yolov5.", "easyocr.", "paddleocr.", "insightface.", "mtcnn.", "deepface.")
"""Beginnings of the names of detectors and readers that take pictures as they are, and bring them to size and range."""
_READY: Final = regex(
    r"(^|_)(tensors?|vectors?|embeddings?|input_ids|(pre)?processed|scaled|normali[sz]ed|encoded)(_|$)", re.IGNORECASE
)
"""Names of what a model takes as it is."""


def comes_ready(machine: Machine, event: Event) -> bool:
    """Whether a model is asked about the bare parameter of a function that no request calls and no caller could be
    followed into, or about what is called ready (``job.tensor``): what was done to it before is out of sight.
    """
    data = event.data
    if data.source != "parameter" or data.columns or data.row:
        return False
    if event.root in machine.served and _READY.search(data.name) is None:
        return False
    return not any(steps.counts(step) or steps.wildcard(step) or steps.is_opaque(step) for step in data.steps())


def prepares_itself(model: Obj) -> bool:
    """Whether a model of a library does all its preparation itself, and has no training whose steps it shares."""
    return model.cls.startswith(_OF_THEIR_OWN)
