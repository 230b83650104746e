"""Pictures that somebody sends, grey, with a palette or with an alpha channel, which reach a model of three colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.pairing import Pair
from mlaudit.code.parity.steps import is_known, operation
from mlaudit.code.parity.values import Event, Step
from mlaudit.code.pattern import regex

_PUBLISHED: Final = regex(r"(^|\.)keras\.applications\.|^torchvision\.models\.")
_COLOURS: Final = 3
_TIED: Final = 0.9
"""How sure a pair is that one file ties together."""
_OPENED: Final = frozenset({"open", "file_uploader"})
"""What a picture of Pillow is called that was opened from what somebody sent."""
_MAKES_COLOURS: Final = frozenset({"colour", "grayscale", "to_grayscale"})


def any_mode(analysis: Parity) -> Iterator[tuple[Event, Step]]:
    """Every picture of Pillow on the way from a request to such a model that is never brought to RGB, with the first
    thing that is done to it.
    """
    learnt = {id(pair.serving) for compared in analysis.compared if _learns_colours(pair := compared.pair)}
    for event in analysis.serving:
        steps = event.data.steps()
        if (
            event.data.name not in _OPENED
            or not steps
            or not analysis.is_serving(event)
            or not all(map(is_known, steps))
        ):
            continue
        if any(operation(step) in _MAKES_COLOURS for step in steps) or event.data.columns:
            continue
        if event.data.name != "open" and not any(step.op == "resize" for step in steps):
            continue  # an upload of another kind
        if _PUBLISHED.search(event.model.cls) or any(map(_is_of_colours, steps)) or id(event) in learnt:
            yield event, steps[0]


def _learns_colours(pair: Pair) -> bool:
    """Whether training's pictures are read as three colours, by whatever reads them."""
    made = [step for step in pair.training.data.steps() if step.op == "colour"]
    return pair.confidence >= _TIED and bool(made) and made[-1].parameters.get("to") == "RGB"


def _is_of_colours(step: Step) -> bool:
    """Whether a step takes three colours: `preprocess_input`, or a mean for each of them."""
    means = step.parameters.get("mean")
    return step.op == "preprocess_input" or (isinstance(means, tuple | list) and len(means) == _COLOURS)


__all__ = ["any_mode"]
