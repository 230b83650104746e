"""Functions of ``tf.image`` and ``tf.io`` on pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import transforms
from mlaudit.code.parity.parameters import constant_of
from mlaudit.code.parity.values import UNKNOWN, Data, Extern, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_CHANNELS: Final = {1: "GRAY", 3: "RGB"}
_SAME: Final = frozenset({"clip_by_value", "expand_dims", "ensure_shape"})
"""Functions that leave a picture as it is, or guard what augmentation did to it."""


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place, picture: Data
) -> Data | None:
    """What one of them makes of a picture; None for any other function."""
    if not name.startswith(("tensorflow.image.", "tensorflow.io.", "tensorflow.clip_by_value", "tensorflow.ensure_")):
        return None
    last = name.rpartition(".")[2]
    rest = arguments[1:]
    if last.startswith("decode_"):
        channels = constant_of(rest[0] if rest else keywords.get("channels"))
        if channels in _CHANNELS:
            return picture.then(machine.step("colour", place, {"to": _CHANNELS[channels]}))
        return picture
    if last == "random_crop":
        size = rest[0] if rest else keywords.get("size", UNKNOWN)
        return picture.then(machine.step("resize", place, {"size": transforms.size_of(size), "how": "random crop"}))
    if last in ("resize_with_crop_or_pad", "resize_with_pad"):
        given = [constant_of(value) for value in (*rest, *keywords.values())][:2]
        known = len(given) == 2 and all(isinstance(value, int) for value in given)
        return picture.then(machine.step("resize", place, {"size": tuple(given) if known else UNKNOWN, "how": "crop"}))
    if last == "convert_image_dtype":
        return _as_type(machine, rest[0] if rest else keywords.get("dtype"), place, picture)
    if last == "rgb_to_grayscale":
        return picture.then(machine.step("colour", place, {"to": "GRAY"}))
    if last == "per_image_standardization":
        return picture.then(machine.step("standardize", place))
    if last == "read_file":
        return transforms.opened(picture, last, place)
    if last in _SAME or last.startswith(("random_", "stateless_random_")):
        return picture
    return None


def _as_type(machine: Machine, wanted: Value | None, place: Place, picture: Data) -> Data:
    """Bytes that become floats are divided by 255; a picture that was resized is of floats already."""
    name = wanted.name if isinstance(wanted, Extern) else str(constant_of(wanted))
    if "int" in name or any(step.op == "resize" for step in picture.chain):
        return picture
    step = machine.step("multiply", place, {"by": transforms.PER_BYTE, "how": transforms.FROM_BYTES})
    return transforms.applied(picture, [step])
