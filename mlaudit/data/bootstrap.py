"""Confidence intervals by resampling rows (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13).

Rows are drawn with replacement inside each class, so that every replicate has the evaluation set's own balance, and
the same replicates serve every metric and both models of a pair: a difference is compared row by row.

What was not seen is not drawn: from a handful of rows, or of rows of the one class that a metric is about, replicates
are alike because there is nothing else to draw. So fewer than `LEAST_ROWS` bound nothing, and a share of 1 without any
spread has the exact bound of a share (Clopper and Pearson, Biometrika 26, 1934).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]
    Evaluate = Callable[[Array], float]

REPLICATES = 1_000
"""Enough that a 2.5 % bound moves by about 0.07 standard errors between seeds."""


LEAST_ROWS = 10
"""Fewer rows have so few different samples that the interval misses the truth far more often than it says."""


class Estimate(msgspec.Struct, frozen=True):
    """A value on all rows and its percentile interval."""

    value: float
    low: float
    high: float
    level: float
    replicates: int


def estimate(
    evaluate: Evaluate,
    rows: int,
    strata: Array | None,
    seed: int,
    level: float = 0.95,
    replicates: int = REPLICATES,
    *,
    support: int | None = None,
    is_share: bool = False,
) -> Estimate:
    """One metric's value and interval. `strata`, shape (n,), holds each row's class number; None draws from all.

    `support` is the number of rows that the metric rests on (None: all), `is_share` says that 1 is the best there is.
    """
    held = rows if support is None else support
    found = _summary(evaluate, weights(rows, strata, seed, replicates), rows, level, held)
    if is_share and found.low == found.high == 1.0:
        return msgspec.structs.replace(found, low=((1 - level) / 2) ** (1 / held))
    return found


def difference(
    one: Evaluate,
    other: Evaluate,
    rows: int,
    strata: Array | None,
    seed: int,
    level: float = 0.95,
    replicates: int = REPLICATES,
    *,
    support: int | None = None,
) -> Estimate:
    """`one` minus `other` over the same replicates: a paired bootstrap. `support` as for `estimate`."""
    drawn = weights(rows, strata, seed, replicates)
    held = rows if support is None else support
    return _summary(lambda weight: one(weight) - other(weight), drawn, rows, level, held)


def weights(rows: int, strata: Array | None, seed: int, replicates: int) -> Iterator[Array]:
    """How often each row was drawn, shape (n,), replicate by replicate."""
    import numpy as np

    rng = np.random.default_rng(seed)
    groups: Sequence[Array] = [np.arange(rows)]
    if strata is not None:
        groups = [np.flatnonzero(strata == value) for value in np.unique(strata)]
    for _ in range(replicates):
        weight = np.zeros(rows)
        for group in groups:
            weight[group] = np.bincount(rng.integers(0, group.size, group.size), minlength=group.size)
        yield weight


def _summary(evaluate: Evaluate, drawn: Iterator[Array], rows: int, level: float, support: int) -> Estimate:
    import numpy as np

    value = evaluate(np.ones(rows))
    if support < LEAST_ROWS:
        return Estimate(value, float("-inf"), float("inf"), level, 0)
    found = np.array([evaluate(weight) for weight in drawn])
    found = found[np.isfinite(found)]
    if not found.size:
        return Estimate(value, float("-inf"), float("inf"), level, 0)
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value, float(low), float(high), level, int(found.size))
