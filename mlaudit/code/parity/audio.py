"""Sound: how it is read, and at which rate it is when the model gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.parameters import constant_of, parameter
from mlaudit.code.parity.values import UNKNOWN, Const, Data, Items, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

RATE: Final = "rate"
"""The class of the rate that a file says it has."""

_READERS: Final = {"soundfile.read": 0, "torchaudio.load": 0, "scipy.io.wavfile.read": 1}
"""Functions that give sound at the rate of its file, and where in the pair that they give it stands."""

_RESAMPLERS: Final = {
    "librosa.resample": ("target_sr", 2),
    "librosa.core.resample": ("target_sr", 2),
    "torchaudio.functional.resample": ("new_freq", 2),
    "resampy.resample": ("sr_new", 2),
    "soxr.resample": ("out_rate", 2),
    "scipy.signal.resample": ("", 9),
    "scipy.signal.resample_poly": ("", 9),
    "scipy.signal.decimate": ("", 9),
    "samplerate.resample": ("", 9),
    "julius.resample_frac": ("new_sr", 2),
}
"""Functions that bring sound to another rate, and which argument names it."""


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place, sound: Data | None
) -> Value | None:
    """What a function of an audio library gives; None for any other."""
    if name == "librosa.load":
        rate = keywords.get("sr", arguments[1] if len(arguments) > 1 else Const(22050))
        made = Data("file", "audio", place=place)
        if constant_of(rate) is None and isinstance(rate, Const):
            return Items([made, _rate(made, place)], "tuple")
        made.apply(machine.step("resample", place, {"rate": parameter(rate)}))
        return Items([made, rate], "tuple")
    at = _READERS.get(name)
    if at is not None:
        made = Data("file", "audio", place=place)
        pair: list[Value] = [made, _rate(made, place)]
        return Items(pair if at == 0 else pair[::-1], "tuple")
    found = _RESAMPLERS.get(name)
    if found is not None and sound is not None:
        key, position = found
        rate = keywords.get(key, arguments[position] if len(arguments) > position else UNKNOWN)
        return sound.then(machine.step("resample", place, {"rate": parameter(rate)}))
    return None


def _rate(sound: Data, place: Place) -> Obj:
    return Obj(RATE, place, {"of": sound})


def settle(machine: Machine, rate: Value, place: Place) -> None:
    """``if rate != 16000: raise``: what goes on from here has a rate that is right."""
    sound = rate.arguments.get("of") if isinstance(rate, Obj) and rate.cls == RATE else None
    if isinstance(sound, Data):
        sound.apply(machine.step("resample", place, {"rate": UNKNOWN}))
