"""Minimum, maximum, mean and standard deviation from sums about a frozen centre."""

from __future__ import annotations

import math

import msgspec

DIGITS = 9
"""Significant digits kept. Threads add floats in any order, and a report must have the same bytes every time."""


class Moments(msgspec.Struct, frozen=True):
    """Of finite values; None where there are none, or where the sums left the range of floats."""

    minimum: float | None = None
    maximum: float | None = None
    mean: float | None = None
    std: float | None = None


def from_sums(
    count: int, low: float | None, high: float | None, first: float | None, second: float | None, centre: float
) -> Moments:
    """Moments of `count` values from their sum and sum of squares after `centre` was taken off."""
    if not count or low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return Moments()
    if first is None or second is None or not (math.isfinite(first) and math.isfinite(second)):
        return Moments(low + 0.0, high + 0.0)
    if low == high:
        return Moments(low + 0.0, high + 0.0, low + 0.0, 0.0)
    offset = first / count
    spread = max(0.0, second - first * offset) / (count - 1)
    return Moments(low + 0.0, high + 0.0, significant(centre + offset), significant(math.sqrt(spread)))


def significant(value: float, digits: int = DIGITS) -> float:
    """`value` rounded to so many significant digits."""
    return float(f"{value:.{digits - 1}e}") if math.isfinite(value) else value
