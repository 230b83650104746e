"""Models whose input is prepared out of sight: before the function that asks them, or inside the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity import artifacts, steps, tables, tokenizers
from mlaudit.code.parity.parameters import UNFOLLOWED, Arguments, Keywords
from mlaudit.code.parity.values import UNKNOWN, Data, Items, Mapping, Obj, Place, Value
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.values import Event

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
    if event.function != event.root and _is_called_back(machine, event.function, data.name):
        return True
    handed = "streamlit" in machine.project.files[event.root[0]].libraries or any(
        not is_test_path(each.path) for each in machine.project.callers(event.root)
    )  # a page is read from its top: what one of its functions is given was made there
    if event.root in machine.served and not handed and _READY.search(data.name) is None:
        return False
    return not any(steps.counts(step) or steps.wildcard(step) or steps.is_opaque(step) for step in data.steps())


def _is_called_back(machine: Machine, node: tuple[str, str], name: str) -> bool:
    """Whether a parameter is one of a function that the project hands on and never calls: a library gives it."""
    function = machine.project.function(node)
    if function is None or all(each.name != name for each in function.parameters):
        return False
    return all(caller.call.reference for caller in machine.project.callers(node))


def prepares_itself(model: Obj) -> bool:
    """Whether a model of a library does all its preparation itself, and has no training whose steps it shares."""
    return model.cls.startswith(_OF_THEIR_OWN)


_ESTIMATORS: Final = ("sklearn.", "xgboost.", "lightgbm.", "catboost.", "imblearn.", "keras.", "tensorflow.keras.")
"""Beginnings of the names of classes that learn, or were read from a file, of rows alone."""
_TAKES: Final = frozenset({"fit", "fit_transform", "fit_resample", "partial_fit", "fit_on_texts", "transform"})
"""Methods whose first argument is rows, whatever is known of it."""
_ENCODES: Final = frozenset({"encode", "encode_plus", "batch_encode_plus"})


def takes(owner: Obj, name: str) -> bool:
    """Whether what a method is given first is data, though nobody could say what it is."""
    if name in _ENCODES:
        return tokenizers.is_tokenizer(owner)
    if name not in _TAKES or owner.home is not None or owner.cls.endswith("()"):
        return False
    if owner.loaded is not None:
        return name == "transform" and owner.cls in artifacts.LOADED
    return owner.short in tables.TRANSFORMERS or owner.cls.startswith(_ESTIMATORS)


def is_of_pictures(obj: Obj) -> bool:
    """Whether an object is called with pictures, and with nothing else."""
    return obj.cls.startswith(("torchvision.transforms.", "albumentations."))


def given(arguments: Arguments, keywords: Keywords, place: Place) -> Data | None:
    """What stands for data that could not be followed; None where nothing is given, or something else than data."""
    first = arguments[0] if arguments else next(iter(keywords.values()), None)
    if isinstance(first, Mapping) and first.items:  # an example of constants
        return Data("made", "", place=place)
    return Data("unknown", "data", (UNFOLLOWED,), place=place) if first is not None and _is_untold(first) else None


def _is_untold(value: Value) -> bool:
    if isinstance(value, Obj):
        return value.cls.endswith("()")
    if isinstance(value, Items):
        return all(map(_is_untold, value.items))
    return value is UNKNOWN
