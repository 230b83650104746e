"""Chooses the frozen bins of a reference: about 20 of equal share, and one for each value that holds many rows.

The bins may come from a sample of the reference: they only say where the borders lie, while every count is made over
all rows. So no p-value rests on a sketch.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mlaudit.data.profile import Bins
from mlaudit.data.table import Column, Kind

if TYPE_CHECKING:
    import numpy as np

BINS = 20
POINT_MASS = 1 / BINS
"""A value with more than a bin's share of the rows gets a bin of its own."""
MOST_CATEGORIES = 200
LEAST_CATEGORY_SHARE = 0.001
"""Rarer categories are pooled: their counts say nothing about drift until they grow, and then the pool grows."""
TEXT_COVERAGE = 0.5
"""Strings whose frequent values cover less than half of the rows are text or identifiers, and compared by length."""

_BOOLEAN = Bins(kind=Kind.BOOLEAN, edges=(0.5,), centre=0.5)


def choose(column: Column, values: np.ndarray[Any, Any]) -> Bins:
    """The bins of one column from its non-null `values`, shape (n,).

    float64 for numbers, microseconds for times, str objects for strings.
    """
    if column.kind is Kind.BOOLEAN:
        return _BOOLEAN
    if column.kind is Kind.CATEGORICAL:
        return _for_strings(values)
    if column.kind is Kind.OTHER:
        return Bins(kind=Kind.OTHER)
    return _for_numbers(column.kind, values)


def _for_numbers(kind: Kind, values: np.ndarray[Any, Any]) -> Bins:
    import numpy as np

    finite = np.sort(values[np.isfinite(values)] + 0.0)
    if not finite.size:
        return Bins(kind=kind)
    places = np.ceil(np.arange(1, BINS) / BINS * finite.size).astype(int) - 1
    edges = set(finite[places].tolist())
    distinct, counts = np.unique(finite, return_counts=True)
    for value in distinct[counts > POINT_MASS * finite.size].tolist():
        edges.update((math.nextafter(value, -math.inf), value))
    # Nothing finite lies above the largest float: as a border it would leave an empty bin.
    kept = tuple(sorted(edge for edge in edges if abs(edge) < np.finfo(np.float64).max))
    return Bins(kind=kind, edges=kept, centre=float(finite[finite.size // 2]))


def _for_strings(values: np.ndarray[Any, Any]) -> Bins:
    import numpy as np

    counts: dict[str, int] = {}
    for value in values.tolist():
        counts[value] = counts.get(value, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_CATEGORIES]
    least = LEAST_CATEGORY_SHARE * values.size
    kept = [name for name, count in ranked if count >= least]
    covered = sum(counts[name] for name in kept)
    if len(counts) > MOST_CATEGORIES and covered < TEXT_COVERAGE * values.size:
        lengths = np.array([len(value) for value in values.tolist()], dtype=float)
        return _for_numbers(Kind.TEXT, lengths)
    return Bins(kind=Kind.CATEGORICAL, categories=tuple(sorted(kept)))
