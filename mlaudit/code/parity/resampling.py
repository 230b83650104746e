"""How pictures are brought to another size: each library fills in the points between in a way of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mlaudit.code.parity.values import Const, Extern, Step, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


class Resized(NamedTuple):
    """A picture that is brought to another size: the step, and how it fills in, as ``nearest`` or ``bicubic``.

    `reader` says that a data set of Keras does it as it reads, which nothing but training and its evaluation has.
    """

    step: Step
    how: str
    reader: bool


_FLAGS: Final = {
    "INTER_NEAREST": "nearest",
    "INTER_LINEAR": "bilinear",
    "INTER_CUBIC": "bicubic",
    "INTER_AREA": "area",
    "INTER_LANCZOS4": "lanczos",
    "ANTIALIAS": "lanczos",
    **{name.upper(): name for name in ("nearest", "bilinear", "bicubic", "lanczos", "box", "hamming")},
}
_OF_PILLOW: Final = {0: "nearest", 1: "lanczos", 2: "bilinear", 3: "bicubic", 4: "box", 5: "hamming"}
_WRITTEN: Final = {"linear": "bilinear", "cubic": "bicubic", "lanczos3": "lanczos", "lanczos5": "lanczos"}


def noted(machine: Machine, step: Step, default: str, given: Value | None, *, reader: bool = False) -> Step:
    """The step, remembered with the way in which it fills in: that which the library takes where none is `given`."""
    how = default if given is None else _how(given)
    if how:
        machine.resized[id(step)] = Resized(step, how, reader)
    return step


def _how(given: Value) -> str:
    """What a flag stands for; "" where it cannot be told."""
    if isinstance(given, Extern):
        return _FLAGS.get(given.name.rpartition(".")[2], "")
    value: Any = given.value if isinstance(given, Const) else None
    if isinstance(value, str):
        return _WRITTEN.get(value.lower(), value.lower())
    return _OF_PILLOW.get(value, "") if isinstance(value, int) else ""
