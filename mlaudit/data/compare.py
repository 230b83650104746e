"""Compares one column of two profiles: the same bins, exact counts, one effect size for every kind of column."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlaudit.data import effects
from mlaudit.data.profile import Bins, ColumnProfile
from mlaudit.data.table import Kind
from mlaudit.findings import Histogram

_ORDERED = frozenset({Kind.NUMERIC, Kind.DATETIME, Kind.TEXT})


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two samples of one column, over the groups of bins that had rows enough to be compared."""

    effect: effects.Effect
    histogram: Histogram
    bins: int


def incomparable(reference: ColumnProfile, current: ColumnProfile) -> str:
    """Why the two columns cannot be compared; an empty string where they can.

    A column that is null throughout has no type worth the name: it is compared, as missing.
    """
    if reference.bins == current.bins or current.nulls == current.rows or reference.nulls == reference.rows:
        return ""
    if current.kind is Kind.OTHER:
        return f"the reference holds {reference.kind.value} values ({reference.dtype}), this table {current.dtype}"
    return "the two were not counted over the same bins"


def compare(reference: ColumnProfile, current: ColumnProfile, w0: float = effects.NEGLIGIBLE) -> Comparison:
    """The effect between two columns, missing and infinite values included as bins of their own.

    Bins too thin to be compared are merged first; both columns must be comparable (see `incomparable`).
    """
    bins = reference.bins if reference.nulls < reference.rows else current.bins
    left, right = _counts(reference, bins), _counts(current, bins)
    names = _labels(bins)
    inner = len(left) - 1
    if bins.kind in _ORDERED:
        groups = [*effects.pool_ordered(left[:inner], right[:inner]), (inner,)]
        left, right = effects.pooled(left, groups), effects.pooled(right, groups)
        names = [_merged(names, group, ordered=True) for group in groups]
    groups = [
        tuple(place for place in group if left[place] or right[place]) for group in effects.pool_rare(left, right)
    ]
    groups = [group for group in groups if group]
    left, right = effects.pooled(left, groups), effects.pooled(right, groups)
    names = [_merged(names, group, ordered=False) for group in groups]
    return Comparison(
        effect=effects.compare(left, right, w0),
        histogram=Histogram(
            labels=tuple(names),
            reference=left,
            current=right,
        ),
        bins=len(names),
    )


def _counts(column: ColumnProfile, bins: Bins) -> tuple[int, ...]:
    """-inf, the bins, +inf, missing; what has no bins of its kind is present or missing."""
    if bins.kind is Kind.OTHER:
        return (0, column.rows - column.missing, 0, column.missing)
    counts = column.counts if column.bins == bins else (0,) * bins.size
    return (column.low_infinities, *counts, column.high_infinities, column.missing)


def _labels(bins: Bins) -> list[str]:
    if bins.kind is Kind.CATEGORICAL:
        inner = [*bins.categories, "(other)"]
    elif bins.kind is Kind.BOOLEAN:
        inner = ["false", "true"]
    elif not bins.edges:
        inner = ["(any)"]
    else:
        inner = [_upto(bins.edges, place) for place in range(len(bins.edges))] + [f"> {bins.edges[-1]:.6g}"]
    return ["-inf", *inner, "+inf", "missing"]


def _upto(edges: Sequence[float], place: int) -> str:
    import math

    if place and math.nextafter(edges[place], -math.inf) == edges[place - 1]:
        return f"= {edges[place]:.6g}"
    return f"<= {edges[place]:.6g}"


def _merged(names: Sequence[str], group: tuple[int, ...], *, ordered: bool) -> str:
    if len(group) == 1:
        return names[group[0]]
    if not ordered:
        return "(rare)"
    # Neighbours: the upper border of the last names them all; infinities at either end hold no border.
    inner = [names[place] for place in group if names[place] not in ("-inf", "+inf")]
    return inner[-1].replace("= ", "<= ", 1) if inner and inner[-1].startswith("= ") else inner[-1]
