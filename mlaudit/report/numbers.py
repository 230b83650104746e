"""Measured numbers as people read them."""

from __future__ import annotations

from mlaudit.findings import Measurement


def number(measured: Measurement | None) -> str:
    """A measurement's value with its unit and interval, short; shares as per cent."""
    if measured is None or measured.value is None:
        return ""
    unit, scale = measured.unit, 1.0
    if unit == "share" or unit.startswith("share "):
        unit, scale = "%" + unit.removeprefix("share"), 100.0
    if measured.value == 1 and len(unit) > 2 and unit.isalpha():
        unit = unit.removesuffix("s")  # what is counted, one of it; "s" and "ms" are no words
    value = _short(measured.value * scale)
    spread = ""
    if measured.interval is not None:
        spread = f" ({_short(measured.interval.low * scale)} to {_short(measured.interval.high * scale)})"
    return f"w = {value}{spread}" if unit == "w" else f"{value} {unit}".rstrip() + spread


def _short(value: float) -> str:
    return f"{value:.3g}" if abs(value) < 1e4 else f"{value:,.0f}"
