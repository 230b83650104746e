"""Profiles a table inside DuckDB: one scan, every column, exact counts over frozen bins."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from mlaudit.data import sql
from mlaudit.data.moments import from_sums
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
    and nulls only. Only where NaN or infinity turned up are those columns scanned again, with filters that the common
    case need not pay for. Raises `DataError`.
    """
    columns = [(column, fit(column.kind, bins[column.name])) for column in table.columns if column.name in bins]
    answers = _ask(con, table, [_requests(column, its) for column, its in columns])
    spoilt = [place for place, (column, its) in enumerate(columns) if _is_spoilt(column, its, answers[place])]
    again = _ask(con, table, [_filtered(*columns[place]) for place in spoilt])
    for place, found in zip(spoilt, again, strict=True):
        answers[place] = [answers[place][0], *found]
    profiles = [_read(column, its, table.rows, found) for (column, its), found in zip(columns, answers, strict=True)]
    return Profile(rows=table.rows, columns=tuple(profiles))


def _ask(con: duckdb.DuckDBPyConnection, table: Table, asked: Sequence[Sequence[Aggregate]]) -> list[list[Any]]:
    answers = iter(scan(con, table, [request for requests in asked for request in requests]))
    return [[next(answers) for _ in requests] for requests in asked]


def _value(column: Column, bins: Bins) -> str:
    return f"length({as_text(column)})::DOUBLE" if bins.kind is Kind.TEXT else as_double(column)


def _can_be_spoilt(column: Column, bins: Bins) -> bool:
    return column.dtype.upper() in FLOATS and bins.kind is not Kind.OTHER


def _is_spoilt(column: Column, bins: Bins, answers: Sequence[Any]) -> bool:
    """NaN sorts above every number, so it shows as the maximum, as do the infinities at either end."""
    if not _can_be_spoilt(column, bins):
        return False
    return any(value is not None and not math.isfinite(value) for value in answers[2:4])


def _requests(column: Column, bins: Bins) -> list[Aggregate]:
    """Rows present; then by kind: the bins, minimum, maximum, sums, and an estimate of distinct values."""
    name = sql.identifier(column.name)
    present = Aggregate(f"count({name})")
    if bins.kind is Kind.OTHER:
        return [present]
    estimate = Aggregate(f"approx_count_distinct({name})")
    if bins.kind is Kind.CATEGORICAL:
        found = f"histogram_exact({as_text(column)}, ?::VARCHAR[])"
        values = (bins.categories,)
        keyed = [Aggregate(f"map_keys({found})", values), Aggregate(f"map_values({found})", values)]
        return [present, estimate, *(keyed if bins.categories else ())]
    numbers = _numbers(column, bins, "")
    return [present, *numbers] if _can_be_spoilt(column, bins) else [present, *numbers, estimate]


def _numbers(column: Column, bins: Bins, condition: str) -> list[Aggregate]:
    value = _value(column, bins)
    moved = f"({value} - {sql.number(bins.centre)})"
    # The last border keeps +inf out of the last bin.
    edges = sql.numbers((*bins.edges, _LARGEST))
    aggregates = (
        f"map_values(histogram({value}, {edges}){condition})",
        f"min({value}){condition}",
        f"max({value}){condition}",
        f"sum({moved}){condition}",
        f"sum({moved} * {moved}){condition}",
    )
    return [Aggregate(text) for text in aggregates]


def _filtered(column: Column, bins: Bins) -> list[Aggregate]:
    """The numbers again, of finite values alone; NaN and the infinities are counted."""
    name = sql.identifier(column.name)
    counted = (
        f"count_if(isnan({name}))",
        f"count_if(isinf({name}) AND {name} < 0)",
        f"count_if(isinf({name}) AND {name} > 0)",
    )
    finite = _numbers(column, bins, f" FILTER (isfinite({name}))")
    return [*finite, *(Aggregate(text) for text in counted)]


def _read(column: Column, bins: Bins, rows: int, answers: Sequence[Any]) -> ColumnProfile:
    present = int(answers[0])
    base = ColumnProfile(name=column.name, dtype=column.dtype, rows=rows, nulls=rows - present, bins=bins)
    if bins.kind is Kind.OTHER:
        return base
    if bins.kind is Kind.CATEGORICAL:
        counts = _categories(bins, present, answers[2:])
        return msgspec.structs.replace(base, distinct=int(answers[1] or 0), counts=counts)
    found, low, high, first, second, *rest = answers[1:]
    counts = tuple(int(count) for count in found[: bins.size]) if found else (0,) * bins.size
    moments = from_sums(sum(counts), low, high, first, second, bins.centre)
    base = msgspec.structs.replace(
        base, counts=counts, minimum=moments.minimum, maximum=moments.maximum, mean=moments.mean, std=moments.std
    )
    if not _can_be_spoilt(column, bins):
        # A time that is infinite has no microseconds; it is no value.
        return msgspec.structs.replace(base, nulls=rows - sum(counts), distinct=int(rest[0] or 0))
    if not rest:
        return base
    nans, below, above = (int(count) for count in rest)
    return msgspec.structs.replace(base, nans=nans, low_infinities=below, high_infinities=above)


def _categories(bins: Bins, present: int, answers: Sequence[Any]) -> tuple[int, ...]:
    counts = dict.fromkeys(bins.categories, 0)
    if present and bins.categories:
        # The overflow bin stands last and its key is an empty string, which may also be a category.
        size = len(bins.categories)
        counts.update(zip(answers[0][:size], (int(count) for count in answers[1][:size]), strict=True))
    return (*counts.values(), present - sum(counts.values()))
