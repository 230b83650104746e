"""Tokenizers and processors of pretrained models: which one, and what is cut off where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import artifacts, texts
from mlaudit.code.parity.parameters import parameter
from mlaudit.code.parity.values import UNKNOWN, Const, Data, Obj, Place, Step, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlaudit.code.parity.machine import Machine


_OF_PROCESSORS: Final = {
    "multiply": "do_rescale",
    "normalize": "do_normalize",
    "standardize": "do_normalize",
    "resize": "do_resize",
    "colour": "do_convert_rgb",
}
"""Steps that an image processor takes by itself, with the argument that says whether it does."""


def is_tokenizer(obj: Obj) -> bool:
    """Whether an object turns text or images into what a pretrained model takes."""
    return obj.loaded is not None and obj.short.endswith(
        ("Tokenizer", "TokenizerFast", "Processor", "FeatureExtractor", "ImageProcessor")
    )


def tokenized(machine: Machine, obj: Obj, text: Data, keywords: dict[str, Value], place: Place) -> Step:
    """The step of a tokenizer: which one, and what is cut off where."""
    given: dict[str, Any] = {"pretrained": _pretrained(machine, obj.loaded or "")}
    for name in ("max_length", "truncation", "do_lower_case", *_OF_PROCESSORS.values()):
        if name in keywords or name in obj.arguments:
            given[name] = parameter(keywords.get(name, obj.arguments.get(name, UNKNOWN)))
    if obj.short.endswith(("Tokenizer", "TokenizerFast")) and "**" not in keywords:
        given["truncation"] = _truncates(given, keywords.get("padding", obj.arguments.get("padding")))
    step = machine.step("tokenizer", place, given, carrier=None)
    step.made, step.fields = obj.place, texts.fields_of(text)
    return step


def prepares(step: Step, served: Iterable[Step]) -> bool:
    """Whether an image processor among serving's steps does a step by itself: it brings pictures to size and order of
    colours, rescales them by 1/255 and normalises them, unless it is told not to.
    """
    told = _OF_PROCESSORS.get(step.op)
    if told is None or step.carrier is not None:
        return False
    return any(each.op == "tokenizer" and each.parameters.get(told) is not False for each in served)


def _truncates(given: dict[str, Any], padding: Value | None) -> Any:
    """Whether a tokenizer cuts long texts: by `truncation`, or by a `max_length` where nothing is padded to it."""
    said = given.get("truncation")
    if said is None:
        pads = padding is not None and not (isinstance(padding, Const) and padding.value in (False, None, "do_not_pad"))
        return "max_length" in given and not pads
    if isinstance(said, Value):
        return said
    return said not in (False, "do_not_truncate")


def _pretrained(machine: Machine, name: str) -> Any:
    """The public name of what was pretrained; unknown for a folder, which may hold a copy."""
    if not is_published(name) or any(artifacts.same(path, name) for path, *_ in machine.saves):
        return UNKNOWN
    return name


def is_published(name: str) -> bool:
    """Whether a name reads like one of a hub, ``google/vit-base-patch16-224``, and not like a folder or file."""
    parts = name.split("/")
    if not name or len(parts) > 2 or name.startswith((".", "/", "~", "*")) or parts[0] in _FOLDERS:
        return False
    return not name.endswith(_FILES)


_FILES: Final = (".pt", ".pth", ".bin", ".h5", ".keras", ".onnx", ".pkl", ".joblib", ".ckpt", ".safetensors")
"""Ends of the names of files of weights."""
_FOLDERS: Final = frozenset(
    {"model", "models", "artifacts", "output", "outputs", "checkpoints", "results", "saved_model"}
)
