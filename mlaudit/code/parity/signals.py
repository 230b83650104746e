"""Measured signals: how recordings are read, and the filters that they go through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mlaudit.code.parity.parameters import as_data, constant_of, parameter
from mlaudit.code.parity.values import UNKNOWN, Data, Items, Obj, Place, Value

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_READERS: Final = frozenset(
    {"wfdb.rdrecord", "scipy.io.loadmat", "h5py.File", "nibabel.load", "pydicom.dcmread", "pydicom.read_file"}
)
"""Functions that begin a chain, whatever the path that they are given went through."""

_WITH_HEADER: Final = frozenset({"wfdb.rdsamp"})
"""Those that give the samples and what is known about them."""

_FILTERS: Final = {"filtfilt": 2, "lfilter": 2, "sosfilt": 1, "sosfiltfilt": 1}
"""The filters of ``scipy.signal``, and where the signal stands behind the coefficients."""

_DESIGNS: Final = frozenset({"butter", "cheby1", "cheby2", "ellip", "bessel", "iirnotch", "iirpeak", "iirfilter"})
"""Those that compute coefficients: two of them, but where they are asked for sections."""


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """What one of them gives; None for any other function."""
    if name in _READERS:
        return Data("file", name.rpartition(".")[2], place=place)
    if name in _WITH_HEADER:
        return Items([Data("file", "samples", place=place), UNKNOWN], "tuple")
    if not name.startswith("scipy.signal."):
        return None
    last = name.rpartition(".")[2]
    if last in _DESIGNS:
        given = {**{str(i): value for i, value in enumerate(arguments)}, **keywords}
        made = Obj(f"{name}()", place, given)
        return made if constant_of(keywords.get("output")) in ("sos", "zpk") else Items([made, made], "tuple")
    at = _FILTERS.get(last)
    if at is None:
        return None
    signal = as_data(keywords.get("x", arguments[at] if len(arguments) > at else UNKNOWN))
    signal = signal if signal is not None else Data("unknown", "signal", place=place)
    return signal.then(machine.step("filter", place, _design(arguments[:at])))


def _design(coefficients: list[Value]) -> dict[str, Any]:
    """The order, the bounds and the kind of the filter that coefficients were computed for, where that is known."""
    made = next((value for value in coefficients if isinstance(value, Obj)), None)
    if made is None:
        return {}
    names = {"0": "order", "N": "order", "1": "bounds", "Wn": "bounds", "2": "kind", "btype": "kind"}
    return {names[key]: parameter(value) for key, value in made.arguments.items() if key in names}
