"""Tokenizers and processors of pretrained models: which one, and what is cut off where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity import artifacts, texts
from mlaudit.code.parity.parameters import parameter
from mlaudit.code.parity.values import UNKNOWN, Const, Data, Obj, Place, Step, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def is_tokenizer(obj: Obj) -> bool:
    """Whether an object turns text or images into what a pretrained model takes."""
    return obj.loaded is not None and obj.short.endswith(
        ("Tokenizer", "TokenizerFast", "Processor", "FeatureExtractor", "ImageProcessor")
    )


def tokenized(machine: Machine, obj: Obj, text: Data, keywords: dict[str, Value], place: Place) -> Step:
    """The step of a tokenizer: which one, and what is cut off where."""
    given: dict[str, Any] = {"pretrained": _pretrained(machine, obj.loaded or "")}
    for name in ("max_length", "truncation", "do_lower_case"):
        if name in keywords or name in obj.arguments:
            given[name] = parameter(keywords.get(name, obj.arguments.get(name, UNKNOWN)))
    if obj.short.endswith(("Tokenizer", "TokenizerFast")) and "**" not in keywords:
        given["truncation"] = _truncates(given, keywords.get("padding", obj.arguments.get("padding")))
    step = machine.step("tokenizer", place, given, carrier=None)
    step.made, step.fields = obj.place, texts.fields_of(text)
    return step


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
    parts = name.split("/")
    if not name or len(parts) > 2 or name.startswith((".", "/", "~", "*")) or parts[0] in _FOLDERS:
        return UNKNOWN
    if any(artifacts.same(path, name) for path, *_ in machine.saves):
        return UNKNOWN
    return name


_FOLDERS: Final = frozenset(
    {"model", "models", "artifacts", "output", "outputs", "checkpoints", "results", "saved_model"}
)
