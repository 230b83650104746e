"""Profiles a table inside DuckDB: one scan, every column, exact counts over frozen bins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from mlaudit.data import sql
from mlaudit.data.moments import Moments, from_sums
from mlaudit.data.plan import Aggregate, scan
from mlaudit.data.profile import Bins, ColumnProfile, Profile
from mlaudit.data.table import FLOATS, Column, Kind, Table, as_double, as_text

if TYPE_CHECKING:
    import duckdb

_LARGEST = 1.7976931348623157e308
_TAKES = {
    Kind.NUMERIC: (Kind.NUMERIC, Kind.BOOLEAN),
    Kind.BOOLEAN: (Kind.NUMERIC, Kind.BOOLEAN),
    Kind.DATETIME: (Kind.DATETIME,),
    Kind.CATEGORICAL: (Kind.CATEGORICAL,),
    Kind.TEXT: (Kind.CATEGORICAL,),
    Kind.OTHER: (),
}


def fit(stored: Kind, bins: Bins) -> Bins:
    """The bins that a column stored as `stored` can be counted over; kind OTHER where its values do not fit them."""
    return bins if stored in _TAKES[bins.kind] else Bins(kind=Kind.OTHER)


def profile_table(con: duckdb.DuckDBPyConnection, table: Table, bins: Mapping[str, Bins]) -> Profile:
    """The profile of the columns of `table` that have `bins`, from one scan.

    A column whose type does not fit its bins (text where the reference held numbers) is counted as kind OTHER: rows
    and nulls only. A second scan follows only where NaN or infinity spoilt a column's moments. Raises `DataError`.
    """
    columns = [(column, fit(column.kind, bins[column.name])) for column in table.columns if column.name in bins]
    asked = [_requests(column, its) for column, its in columns]
    answers = iter(scan(con, table, [request for requests in asked for request in requests]))
    profiles = [
        _read(column, its, table.rows, [next(answers) for _ in requests])
        for (column, its), requests in zip(columns, asked, strict=True)
    ]
    spoilt = [
        place
        for place, found in enumerate(profiles)
        if (found.nans or found.low_infinities or found.high_infinities) and sum(found.counts)
    ]
    wanted = [_moment_requests(_value(*columns[place]), columns[place][1], finite=True) for place in spoilt]
    again = iter(scan(con, table, [request for requests in wanted for request in requests]))
    for place, requests in zip(spoilt, wanted, strict=True):
        moments = _moments([next(again) for _ in requests], profiles[place].counts, columns[place][1])
        profiles[place] = _with_moments(profiles[place], moments)
    return Profile(rows=table.rows, columns=tuple(profiles))


def _value(column: Column, bins: Bins) -> str:
    return f"length({as_text(column)})::DOUBLE" if bins.kind is Kind.TEXT else as_double(column)


def _is_float(column: Column) -> bool:
    return column.dtype.upper() in FLOATS


def _requests(column: Column, bins: Bins) -> list[Aggregate]:
    name = sql.identifier(column.name)
    present = Aggregate(f"count({name})")
    if bins.kind is Kind.OTHER:
        return [present]
    if _is_float(column):
        value = _value(column, bins)
        # NaN sorts above every number, so it falls in the histogram's overflow, together with +inf.
        edges = sql.numbers((float("-inf"), *bins.edges, _LARGEST))
        counts = Aggregate(f"map_values(histogram({value}, {edges}))")
        return [present, counts, Aggregate(f"count_if(isnan({name}))"), *_moment_requests(value, bins, finite=False)]
    estimate = Aggregate(f"approx_count_distinct({name})")
    if bins.kind is Kind.CATEGORICAL:
        if not bins.categories:
            return [present, estimate]
        found = f"histogram_exact({as_text(column)}, ?::VARCHAR[])"
        return [
            present,
            estimate,
            Aggregate(f"map_keys({found})", (bins.categories,)),
            Aggregate(f"map_values({found})", (bins.categories,)),
        ]
    value = _value(column, bins)
    counts = Aggregate(f"map_values(histogram({value}, {sql.numbers((*bins.edges, _LARGEST))}))")
    return [present, estimate, counts, *_moment_requests(value, bins, finite=False)]


def _moment_requests(value: str, bins: Bins, *, finite: bool) -> list[Aggregate]:
    condition = f" FILTER (isfinite({value}))" if finite else ""
    moved = f"({value} - {sql.number(bins.centre)})"
    return [
        Aggregate(f"min({value}){condition}"),
        Aggregate(f"max({value}){condition}"),
        Aggregate(f"sum({moved}){condition}"),
        Aggregate(f"sum({moved} * {moved}){condition}"),
    ]


def _read(column: Column, bins: Bins, rows: int, answers: Sequence[Any]) -> ColumnProfile:
    present = int(answers[0])
    base = ColumnProfile(name=column.name, dtype=column.dtype, rows=rows, nulls=rows - present, bins=bins)
    if bins.kind is Kind.OTHER:
        return base
    if _is_float(column):
        low, *inner = [int(count) for count in answers[1]] if present else [0] * (bins.size + 1)
        nans, counts = int(answers[2]), tuple(inner[: bins.size])
        base = msgspec.structs.replace(
            base,
            nans=nans,
            low_infinities=low,
            high_infinities=present - nans - low - sum(counts),
            counts=counts,
        )
        return _with_moments(base, _moments(answers[3:], counts, bins))
    base = msgspec.structs.replace(base, distinct=int(answers[1] or 0))
    if bins.kind is Kind.CATEGORICAL:
        return msgspec.structs.replace(base, counts=_categories(bins, present, answers[2:]))
    counts = tuple(int(count) for count in answers[2][: bins.size]) if present else (0,) * bins.size
    # A time that is infinite has no microseconds; it is no value.
    base = msgspec.structs.replace(base, nulls=rows - sum(counts), counts=counts)
    return _with_moments(base, _moments(answers[3:], counts, bins))


def _categories(bins: Bins, present: int, answers: Sequence[Any]) -> tuple[int, ...]:
    counts = dict.fromkeys(bins.categories, 0)
    if present and bins.categories:
        # The overflow bin stands last and its key is an empty string, which may also be a category.
        size = len(bins.categories)
        counts.update(zip(answers[0][:size], (int(count) for count in answers[1][:size]), strict=True))
    return (*counts.values(), present - sum(counts.values()))


def _moments(answers: Sequence[Any], counts: tuple[int, ...], bins: Bins) -> Moments:
    low, high, first, second = answers
    return from_sums(sum(counts), low, high, first, second, bins.centre)


def _with_moments(profile: ColumnProfile, moments: Moments) -> ColumnProfile:
    return msgspec.structs.replace(
        profile, minimum=moments.minimum, maximum=moments.maximum, mean=moments.mean, std=moments.std
    )
