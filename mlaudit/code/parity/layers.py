"""Keras layers as they are put together, and those at the beginning of a model that scale its pixels themselves."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity.parameters import parameter
from mlaudit.code.parity.values import UNKNOWN, Const, Items, Mapping, Obj, Place, Step, Value

_TENSOR: Final = "keras.KerasTensor"
_STACKS: Final = frozenset({"Sequential", "Model", "Functional"})
_RESCALING: Final = ("EfficientNet", "MobileNetV3", "RegNet", "ConvNeXt", "ResNetRS")
"""Beginnings of the names of networks of Keras that take pixels from 0 to 255: to scale them is their first layer."""
_UNSCALED: Final = frozenset({"efficientnet", "efficientnet_v2", "mobilenet_v3", "regnet", "convnext", "resnet_rs"})
"""Modules of these networks: their `preprocess_input` is there for the sake of its name, and does nothing."""
_DEEPEST: Final = 200


def is_layer(owner: Value) -> bool:
    """Whether an object is a layer, a network or a tensor of Keras that was made here."""
    return isinstance(owner, Obj) and owner.home is None and "keras" in owner.cls.split(".") and owner.loaded is None


def called(layer: Obj, arguments: list[Value], place: Place) -> Value:
    """``Dense(10)(x)``: a tensor that knows which layer gave it, and what went in."""
    given = arguments[0] if arguments else UNKNOWN
    first = given.items[0] if isinstance(given, Items) and given.items else given
    return Obj(_TENSOR, place, {"0": layer, "1": first}) if is_layer(layer) and is_layer(first) else UNKNOWN


def end(network: Obj, place: Place | None) -> Value:
    """``base.output``"""
    return Obj(_TENSOR, place or network.place, {"0": network})


def is_stack(owner: Obj) -> bool:
    """Whether layers are added to an object one by one."""
    return owner.short == "Sequential" and is_layer(owner)


def does_nothing(function: str) -> bool:
    """Whether a function is the `preprocess_input` of a network that scales its pixels itself."""
    parts = function.split(".")
    return parts[-1] == "preprocess_input" and "keras" in parts and parts[-2] in _UNSCALED


def rescaling(model: Obj) -> Obj | None:
    """The layer or network at which a model scales its pixels itself; None where none is seen."""
    seen: set[int] = set()
    waiting: list[Value] = [model]
    while waiting and len(seen) < _DEEPEST:
        one = waiting.pop(0)
        if not isinstance(one, Obj) or id(one) in seen or not is_layer(one):
            continue
        seen.add(id(one))
        if _scales(one):
            return one
        waiting.extend(_inside(one))
    return None


def scales_pixels(step: Step | None) -> bool:
    """Whether a step brings pixels to a small range."""
    if step is None or step.op not in ("multiply", "preprocess_input"):
        return False
    by = step.parameters.get("by")
    return step.op == "preprocess_input" or (isinstance(by, int | float) and 0 < by < 0.01)


def _inside(one: Obj) -> list[Value]:
    """What a tensor was made of, the layers of a stack, what a model gives."""
    if one.cls == _TENSOR:
        return list(one.arguments.values())
    if one.short not in _STACKS:
        return []
    if one.short == "Sequential":
        held = one.arguments.get("0", one.arguments.get("layers"))
        return [*(held.items if isinstance(held, Items) else []), *one.items]
    given = one.arguments.get("outputs", one.arguments.get("1", UNKNOWN))
    if isinstance(given, Mapping):
        return list(given.items.values())
    return given.items if isinstance(given, Items) else [given]


def _scales(one: Obj) -> bool:
    if one.short == "Rescaling":
        scale = parameter(one.arguments.get("scale", one.arguments.get("0", UNKNOWN)))
        return isinstance(scale, int | float) and 0 < scale < 0.01
    if not one.short.startswith(_RESCALING) or "applications" not in one.cls:
        return False
    told = one.arguments.get("include_preprocessing")
    return not (isinstance(told, Const) and told.value is False)
