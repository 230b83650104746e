"""Steps of libraries whose arguments are compared wherever they stand: what stands where, and what is taken for what is
left out.
"""

from __future__ import annotations

from typing import Any, Final

from mlaudit.code.parity.parameters import Arguments, Keywords, parameter
from mlaudit.code.pattern import regex

PADS: Final = "keras.pad_sequences"
_PADS: Final = regex(r"^(tensorflow\.|tf_)?keras(_preprocessing)?\.([\w.]+\.)?pad_sequences$")
_SIGNATURES: Final[dict[str, tuple[tuple[str, ...], dict[str, Any]]]] = {
    PADS: (
        ("maxlen", "dtype", "padding", "truncating", "value"),
        {"padding": "pre", "truncating": "pre", "value": 0.0},
    ),
    "torchaudio.transforms.MelSpectrogram": (
        ("sample_rate", "n_fft", "win_length", "hop_length"),
        {"sample_rate": 16000, "n_fft": 400, "n_mels": 128},
    ),
    "torchaudio.transforms.MFCC": (("sample_rate", "n_mfcc"), {"sample_rate": 16000, "n_mfcc": 40}),
    "torchaudio.transforms.Spectrogram": (("n_fft", "win_length", "hop_length"), {"n_fft": 400}),
}
"""The names of positional arguments behind the data, and the defaults: from the documentation of Keras 3 and torchaudio
2.
"""


def canonical(name: str) -> str:
    """One name for a function that a library has in several places."""
    return PADS if _PADS.match(name) else name


def given(name: str, arguments: Arguments, keywords: Keywords) -> dict[str, Any] | None:
    """The parameters of such a step by their names, defaults among them; None for any other step, and where one cannot
    be told apart.
    """
    known = _SIGNATURES.get(name)
    if known is None or len(arguments) > len(known[0]) or "**" in keywords:
        return None
    told = dict(zip(known[0], arguments, strict=False)) | {k: v for k, v in keywords.items() if k != "sequences"}
    return known[1] | {key: parameter(value) for key, value in told.items()}
