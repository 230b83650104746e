"""Whether a file can be part of a chain from data to a model: by its text, by its size, and by its code."""

from __future__ import annotations

from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext
from mlaudit.code.vocabulary import libraries

TRIGGERS: Final = (
    b".fit(",
    b".fit_transform(",
    b".transform(",
    b".predict",
    b".backward(",
    b".train(",
    b"read_csv",
    b"DataFrame",
    b"torchvision",
    b"import cv2",
    b"from PIL",
    b"import PIL",
    b"albumentations",
    b"librosa",
    b"torchaudio",
    b"joblib",
    b"pickle",
    b"sklearn",
    b"from_pretrained",
    b"load_model",
    b"torch.load",
    b"InferenceSession",
    b"keras",
    b"numpy",
    b"pandas",
    b".lower()",
    b".strip()",
)
"""What the text of a file holds where a chain could begin or end in it, or pass through it."""

_LIBRARIES: Final = frozenset(
    {"PIL", "albumentations", "cv2", "joblib", "keras", "librosa", "numpy", "onnxruntime", "pandas"}
    | {"pickle", "sklearn", "tensorflow", "torchaudio", "torchvision"}
)
_STEPS: Final = frozenset(
    {"fit", "fit_transform", "transform", "backward", "train", "read_csv", "DataFrame", "from_pretrained", "load_model"}
    | {"load", "InferenceSession", "lower", "strip"}
)
"""The same in its code: what it imports, and the last parts of what it calls. Documentation mentions much of it."""
_SMALL: Final = 16_000


def is_small(data: bytes) -> bool:
    """Whether a file that is parsed anyway is so small that its flow costs nothing: helpers have no triggers."""
    return len(data) <= _SMALL


def concerns(file: FileContext) -> bool:
    """Whether the code of a file, and not only its text, holds what a chain could begin, end with or pass through."""
    if not libraries(file).isdisjoint(_LIBRARIES) or not _STEPS.isdisjoint(lasts(file)):
        return True
    return any(last.startswith("predict") for last in lasts(file))


__all__ = ["TRIGGERS", "concerns", "is_small"]
