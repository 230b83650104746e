"""What published image weights expect of their pixels, where nothing in the project says it: nobody trains them here.

torchvision: "Models and pre-trained weights" (each ImageNet recipe ends in the same normalisation; detection models
carry theirs inside). Keras: the ``preprocess_input`` of each module of ``keras.applications``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.steps import is_known, operation
from mlaudit.code.parity.values import Const, Event, Obj, Step, Value
from mlaudit.code.pattern import regex

_TORCHVISION: Final = regex(
    r"^torchvision\.models\.(\w+\.)?(alexnet|vgg\d|resnet\d|resnext\d|wide_resnet|densenet\d|googlenet|inception_v3"
    r"|mobilenet_v|mnasnet|shufflenet|squeezenet|efficientnet_|convnext_|regnet_|vit_|swin_|maxvit_)\w*\(\)$"
)
_KERAS: Final = regex(r"\bkeras\.applications\.(?:\w+\.)?(\w+)$")
_MODES: Final = (
    (regex(r"(?i)^(efficientnet|convnext|mobilenet_?v3|regnet)"), "none"),
    (regex(r"(?i)^(mobilenet|xception|inception|resnet\d*_?v2|nasnet)"), "tf"),
    (regex(r"(?i)^densenet"), "torch"),
    (regex(r"(?i)^(vgg|resnet|imagenet_utils)"), "caffe"),
)
"""The range that networks and modules of ``keras.applications`` are for; "none" rescales inside."""
_MEANT: Final = {
    "caffe": "BGR pixels less their means",
    "tf": "pixels between -1 and 1",
    "torch": "pixels normalised as in torchvision",
    "none": "pixels between 0 and 255",
}
_CENTRES: Final = frozenset({"normalize", "preprocess_input", "subtract", "add", "standardize", "pixels"})
_PICTURE: Final = frozenset({"resize", "colour", "multiply", "crop", "divide", "preprocess_input"})


def mistreated(analysis: Parity) -> Iterator[tuple[Event, str]]:
    """Requests whose pixels reach published weights in a range that these never saw, with what is wrong."""
    for event in analysis.machine.events:
        model = event.model
        if model.loaded is not None or model.fits or model.attributes or event.kind not in ("call", "predict"):
            continue
        if event.function in analysis.machine.backward or not analysis.is_serving(event):
            continue
        steps = event.data.steps()
        if not any(operation(step) in _PICTURE for step in steps) or not all(is_known(step) for step in steps):
            continue
        said = _torchvision(model, steps) if _TORCHVISION.search(model.cls) else _keras(model, steps)
        if said:
            yield event, said


def _torchvision(model: Obj, steps: list[Step]) -> str:
    arguments = model.arguments
    weights = arguments.get("weights", arguments.get("pretrained", arguments.get("0")))
    if weights is None or (isinstance(weights, Const) and not weights.value):
        return ""
    if _centred(steps):
        return ""
    return f"`{model.short.removesuffix('()')}` was trained on normalised pixels and gets them as they are"


def _keras(model: Obj, steps: list[Step]) -> str:
    network = _KERAS.search(model.cls)
    if network is None or "include_top" in model.arguments or "include_preprocessing" in model.arguments:
        return ""
    weights: Value = model.arguments.get("weights", Const("imagenet"))
    mode = _mode(network[1])
    if not mode or not isinstance(weights, Const) or weights.value != "imagenet":
        return ""
    prepared = next((step for step in steps if step.op == "preprocess_input"), None)
    trained = f"`{network[1]}` was trained on {_MEANT[mode]}"
    if prepared is not None:
        theirs = _mode(str(prepared.parameters.get("model", "")))
        if not theirs or theirs == mode or "mode" in prepared.parameters:
            return ""
        return f"{trained} and gets {_MEANT[theirs]}: this `preprocess_input` is that of another module"
    if mode == "none":
        return f"{trained}, which it rescales itself, and gets them divided" if any(map(_shrinks, steps)) else ""
    return "" if _centred(steps) else f"{trained} and gets them otherwise: `preprocess_input` is not called"


def _mode(name: str) -> str:
    return next((mode for pattern, mode in _MODES if pattern.search(name)), "")


def _centred(steps: list[Step]) -> bool:
    return any(operation(step) in _CENTRES for step in steps)


def _shrinks(step: Step) -> bool:
    by = step.parameters.get("by")
    return step.op == "multiply" and isinstance(by, float) and by < 0.01
