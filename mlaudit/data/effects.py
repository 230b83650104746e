"""How far two samples are apart, and whether that is more than a shift that nobody would mind.

The sizes are Cohen's w of the two-sample chi-square (Cohen, *Statistical Power Analysis*, 1988, chapter 7), with
n_eff = n m / (n + m), so that X2 is about noncentral chi-square with noncentrality n_eff w^2. The decision is a
*minimum-effect* test (Murphy and Myors, 1999): it asks whether w exceeds `w0`, not whether it differs from zero, for
with a million rows everything differs from zero. Pure functions of counts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

NEGLIGIBLE = 0.1
"""Cohen's small effect: w below this is a difference that nobody acts on (about 0.01 of PSI)."""


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """Two samples compared. `p_value` is that of the minimum-effect test; `low` and `high` bound w at `level`."""

    statistic: float
    df: int
    n_eff: float
    w: float
    p_value: float
    low: float
    high: float
    level: float = 0.95


def compare(reference: Sequence[int], current: Sequence[int], w0: float = NEGLIGIBLE, level: float = 0.95) -> Effect:
    """The effect between two rows of counts over the same bins; bins that are empty on both sides do not count."""
    statistic, df, n_eff = chi_square(reference, current)
    low, high = interval(statistic, df, n_eff, level)
    return Effect(
        statistic=statistic,
        df=df,
        n_eff=n_eff,
        w=effect_size(statistic, df, n_eff),
        p_value=minimum_effect_p(statistic, df, n_eff, w0),
        low=low,
        high=high,
        level=level,
    )


def chi_square(reference: Sequence[int], current: Sequence[int]) -> tuple[float, int, float]:
    """Pearson's two-sample statistic, its degrees of freedom, and n_eff; (0, 0, n_eff) where one bin holds all.

    Raises `ValueError` for rows of different length.
    """
    n, m = sum(reference), sum(current)
    if not n or not m:
        return 0.0, 0, 0.0
    terms: list[float] = []
    for a, b in zip(reference, current, strict=True):
        if a + b:
            terms.append((a * math.sqrt(m / n) - b * math.sqrt(n / m)) ** 2 / (a + b))
    return math.fsum(terms), max(0, len(terms) - 1), n * m / (n + m)


def effect_size(statistic: float, df: int, n_eff: float) -> float:
    """Cohen's w with the chance part of the statistic taken off: sqrt(max(0, X2 - df) / n_eff)."""
    return math.sqrt(max(0.0, statistic - df) / n_eff) if n_eff > 0 else 0.0


def minimum_effect_p(statistic: float, df: int, n_eff: float, w0: float = NEGLIGIBLE) -> float:
    """The chance of a statistic this large where the true w is `w0`."""
    if df <= 0:
        return 1.0
    return _sf(statistic, df, n_eff * w0 * w0)


def interval(statistic: float, df: int, n_eff: float, level: float = 0.95) -> tuple[float, float]:
    """A confidence interval of w: the noncentralities that the statistic does not reject, at (1 - level)/2 a side."""
    if df <= 0 or n_eff <= 0:
        return 0.0, 0.0
    tail = (1.0 - level) / 2.0
    low = _noncentrality(statistic, df, 1.0 - tail)
    high = _noncentrality(statistic, df, tail)
    return math.sqrt(low / n_eff), math.sqrt(high / n_eff)


def power(df: int, n_eff: float, w: float, w0: float = NEGLIGIBLE, alpha: float = 0.05) -> float:
    """The chance that the minimum-effect test at `alpha` rejects where the true size is `w`."""
    if df <= 0 or n_eff <= 0:
        return 0.0
    critical = _quantile(1.0 - alpha, df, n_eff * w0 * w0)
    return _sf(critical, df, n_eff * w * w)


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """P-values adjusted for the false discovery rate (Benjamini and Hochberg, 1995), in the order given."""
    count = len(p_values)
    order = sorted(range(count), key=lambda index: p_values[index], reverse=True)
    adjusted = [1.0] * count
    smallest = 1.0
    for position, index in enumerate(order):
        smallest = min(smallest, p_values[index] * count / (count - position))
        adjusted[index] = smallest
    return tuple(adjusted)


def pool_ordered(reference: Sequence[int], current: Sequence[int], least: float = 5.0) -> list[tuple[int, ...]]:
    """Neighbouring bins merged, left to right, until each is expected to hold `least` rows on the smaller side.

    Groups of bin indices. What is merged depends on the pooled counts alone, never on how the samples differ, so it
    cannot manufacture a difference (Cochran's rule of 5).
    """
    share = _smaller_share(reference, current)
    groups: list[tuple[int, ...]] = []
    open_group: list[int] = []
    held = 0.0
    for index, (a, b) in enumerate(zip(reference, current, strict=True)):
        open_group.append(index)
        held += (a + b) * share
        if held >= least:
            groups.append(tuple(open_group))
            open_group, held = [], 0.0
    if open_group:
        last = groups.pop() if groups else ()
        groups.append((*last, *open_group))
    return groups


def pool_rare(reference: Sequence[int], current: Sequence[int], least: float = 5.0) -> list[tuple[int, ...]]:
    """Bins without an order: those expected to hold fewer than `least` rows on the smaller side become one."""
    share = _smaller_share(reference, current)
    expected = [(a + b) * share for a, b in zip(reference, current, strict=True)]
    rare = [index for index, value in enumerate(expected) if value < least]
    groups: list[tuple[int, ...]] = [(index,) for index, value in enumerate(expected) if value >= least]
    if not rare:
        return groups
    if sum(expected[index] for index in rare) < least and groups:
        smallest = min(range(len(groups)), key=lambda place: expected[groups[place][0]])
        groups[smallest] = tuple(sorted((*groups[smallest], *rare)))
        return groups
    return [*groups, tuple(rare)]


def pooled(counts: Sequence[int], groups: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The counts of each group of bins."""
    return tuple(sum(counts[index] for index in group) for group in groups)


def _smaller_share(reference: Sequence[int], current: Sequence[int]) -> float:
    n, m = sum(reference), sum(current)
    return min(n, m) / (n + m) if n and m else 0.0


def _sf(statistic: float, df: int, noncentrality: float) -> float:
    """Survival of the noncentral chi-square. `scipy.special` holds the same function as `scipy.stats.ncx2` (a test
    compares them) and imports in a tenth of the time.
    """
    from scipy.special import chdtrc, chndtr

    if noncentrality <= 0.0:
        return float(chdtrc(df, statistic))
    return min(1.0, max(0.0, 1.0 - float(chndtr(statistic, df, noncentrality))))


def _quantile(probability: float, df: int, noncentrality: float) -> float:
    from scipy.special import chdtri, chndtrix

    if noncentrality <= 0.0:
        return float(chdtri(df, 1.0 - probability))
    return float(chndtrix(probability, df, noncentrality))


def _noncentrality(statistic: float, df: int, probability: float) -> float:
    """The noncentrality at which the distribution function at `statistic` falls to `probability`; 0 where none is."""
    if 1.0 - _sf(statistic, df, 0.0) <= probability:
        return 0.0
    low, high = 0.0, max(1.0, statistic)
    while 1.0 - _sf(statistic, df, high) > probability:
        low, high = high, high * 2.0
    for _ in range(60):
        middle = (low + high) / 2.0
        if 1.0 - _sf(statistic, df, middle) > probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2.0
