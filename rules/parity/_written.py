"""Files that no saving call of the project names, and yet need nobody to write them."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity import artifacts
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.values import Obj
from mlaudit.code.pattern import regex

_HUB: Final = regex(
    r"(?!\w*(model|output|checkpoint|result|artifact|saved|weight|data|run)s?/)[A-Za-z0-9][\w.-]*/[\w.-]+"
)
"""A name of the Hub, as ``owner/name``; no folder as projects have them."""
_LIBRARIES: Final = ("transformers.", "sentence_transformers.", "diffusers.", "peft.", "unsloth.")
"""Beginnings of the names of classes that take a name of the Hub where no folder is called so."""
_NAMED: Final = ("filepath", "0", "filename")
"""Arguments of a `ModelCheckpoint` that say where its file goes, in Keras and in Lightning."""
_CHECKPOINTS: Final = (".h5", ".hdf5", ".keras", ".ckpt", ".tf")


def comes_otherwise(analysis: Parity, model: Obj) -> bool:
    """Whether a model comes from the Hub, or from a file that a callback writes while it is trained."""
    read = model.loaded or ""
    if model.cls.startswith(_LIBRARIES) and _HUB.fullmatch(read):
        return True
    for each in analysis.machine.objects:
        if each.short != "ModelCheckpoint":
            continue
        written = next((text for name in _NAMED if (text := artifacts.text_of(each.arguments.get(name)))), "")
        if not written or "*" in written:
            if read.endswith(_CHECKPOINTS):
                return True  # wherever it goes
        elif artifacts.same(written, read) or artifacts.same(f"{written}.ckpt", read):
            return True
    return False
