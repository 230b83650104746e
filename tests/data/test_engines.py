"""DuckDB and Arrow must count the same integers, whatever a column holds, and merging must not depend on order."""

from __future__ import annotations

import datetime as dt
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlaudit.data import arrow, duck
from mlaudit.data.arrays import fetch_values
from mlaudit.data.bins import choose
from mlaudit.data.profile import Bins, Profile, decode, encode
from mlaudit.data.sources import connect
from mlaudit.data.table import Column, Kind, Table, storage_kind


def in_year(year: int) -> dt.datetime:
    return dt.datetime(year, 1, 1)  # noqa: DTZ001


FLOATS = st.one_of(
    st.floats(),
    st.sampled_from([0.0, -0.0, 5e-324, -5e-324, 1.7976931348623157e308, float("nan"), float("inf"), float("-inf")]),
    st.integers(-3, 3).map(float),
)
COLUMNS: dict[str, tuple[Any, pa.DataType]] = {
    "float": (FLOATS, pa.float64()),
    "narrow": (st.floats(width=32), pa.float32()),
    "int": (st.one_of(st.integers(-3, 3), st.integers(-(2**63), 2**63 - 1)), pa.int64()),
    "unsigned": (st.integers(0, 2**64 - 1), pa.uint64()),
    "flag": (st.booleans(), pa.bool_()),
    "word": (st.one_of(st.sampled_from(["", "a", "A ", "ä", "日本", "it's", '"']), st.text(max_size=4)), pa.string()),
    "time": (st.datetimes(in_year(1700), in_year(2200)), pa.timestamp("us")),
    "zoned": (st.datetimes(in_year(1900), in_year(2100)), pa.timestamp("us", "UTC")),
    "day": (st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), pa.date32()),
    "constant": (st.just(7.0), pa.float64()),
    "absent": (st.none(), pa.float64()),
}


def batches(least: int = 0) -> Any:
    row = st.tuples(*(st.one_of(st.none(), values) for values, _ in COLUMNS.values()))
    return st.lists(row, min_size=least, max_size=12).map(to_batch)


def to_batch(rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    arrays = [
        pa.array([None if row[i] is None else _surrogate_free(row[i]) for row in rows], type=kind)
        for i, (_, kind) in enumerate(COLUMNS.values())
    ]
    return pa.RecordBatch.from_arrays(arrays, names=list(COLUMNS))


def _surrogate_free(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


CON = connect()


def as_table(batch: pa.RecordBatch) -> Table:
    CON.register("rows", pa.Table.from_batches([batch]))
    described = CON.execute("DESCRIBE SELECT * FROM rows").fetchall()
    columns = tuple(Column(name, dtype, storage_kind(dtype)) for name, dtype, *_ in described)
    return Table("current", "rows", (), columns, batch.num_rows, "rows", "rows")


def bins_of(batch: pa.RecordBatch) -> dict[str, Bins]:
    table = as_table(batch)
    values = fetch_values(CON, table, table.columns, None)
    return {column.name: choose(column, found) for column, found in zip(table.columns, values, strict=True)}


def integers(profile: Profile) -> dict[str, tuple[Any, ...]]:
    return {c.name: (c.rows, c.nulls, c.nans, c.low_infinities, c.high_infinities, c.counts) for c in profile.columns}


@given(reference=batches(1), current=batches())
@settings(max_examples=100, deadline=None)
def test_both_engines_count_the_same_integers(reference: pa.RecordBatch, current: pa.RecordBatch) -> None:
    bins = bins_of(reference)
    for batch in (reference, current):
        pushed = duck.profile_table(CON, as_table(batch), bins)
        streamed = arrow.finalize(arrow.accumulate(batch, bins))
        assert integers(pushed) == integers(streamed)
        for one, other in zip(pushed.columns, streamed.columns, strict=True):
            assert (one.minimum, one.maximum) == (other.minimum, other.maximum), one.name
            total = one.nulls + one.nans + one.low_infinities + one.high_infinities + sum(one.counts)
            assert total == one.rows == batch.num_rows
        assert decode(encode(pushed), "test") == pushed


@given(reference=batches(1), parts=st.tuples(batches(), batches(), batches()))
@settings(max_examples=40, deadline=None)
def test_merging_is_associative_and_commutative(
    reference: pa.RecordBatch, parts: tuple[pa.RecordBatch, pa.RecordBatch, pa.RecordBatch]
) -> None:
    bins = bins_of(reference)
    a, b, c = (arrow.accumulate(part, bins) for part in parts)
    whole = (
        arrow.accumulate(pa.Table.from_batches(parts).combine_chunks().to_batches(max_chunksize=1000)[0], bins)
        if (sum(part.num_rows for part in parts))
        else a
    )
    merged = [arrow.merge(arrow.merge(a, b), c), arrow.merge(a, arrow.merge(b, c)), arrow.merge(c, arrow.merge(b, a))]
    for state in merged:
        assert integers(arrow.finalize(state)) == integers(arrow.finalize(whole))
        for name, column in state.columns.items():
            assert column.hashes == whole.columns[name].hashes
            assert (column.minimum, column.maximum) == (whole.columns[name].minimum, whole.columns[name].maximum)


def test_moments_are_those_of_numpy_even_far_from_zero() -> None:
    values = np.random.default_rng(0).normal(1e9, 1.0, 20_000)
    batch = pa.RecordBatch.from_arrays([pa.array(values)], names=["x"])
    bins = bins_of(batch)
    for profile in (duck.profile_table(CON, as_table(batch), bins), arrow.profile_batches([batch], bins)):
        (column,) = profile.columns
        assert column.mean == pytest.approx(values.mean(), rel=1e-9)
        assert column.std == pytest.approx(values.std(ddof=1), rel=1e-6)


def test_moments_leave_nan_and_infinity_out() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([1.0, 2.0, 3.0, float("nan"), float("inf"), None])], names=["x"])
    bins = bins_of(batch)
    for profile in (duck.profile_table(CON, as_table(batch), bins), arrow.profile_batches([batch], bins)):
        (column,) = profile.columns
        assert (column.minimum, column.maximum, column.mean, column.std) == (1.0, 3.0, 2.0, 1.0)
        assert (column.nulls, column.nans, column.high_infinities) == (1, 1, 1)


def test_a_value_that_holds_many_rows_has_a_bin_of_its_own() -> None:
    values = np.concatenate([np.zeros(300), np.random.default_rng(1).gamma(2.0, size=700)])
    batch = pa.RecordBatch.from_arrays([pa.array(values)], names=["x"])
    (column,) = arrow.profile_batches([batch], bins_of(batch)).columns
    assert 300 in column.counts
    assert column.bins.edges[:2] == (-5e-324, 0.0)


@pytest.mark.parametrize("distinct", [3, 200, 5_000])
def test_distinct_values_are_estimated(distinct: int) -> None:
    values = np.random.default_rng(2).integers(0, distinct, 60_000)
    batch = pa.RecordBatch.from_arrays([pa.array(values)], names=["x"])
    bins = bins_of(batch)
    truth = len(np.unique(values))
    for profile in (duck.profile_table(CON, as_table(batch), bins), arrow.profile_batches([batch], bins)):
        assert profile.columns[0].distinct == pytest.approx(truth, rel=0.2)


def test_text_is_told_from_categories_and_compared_by_length() -> None:
    words = [f"customer-{i}" * (1 + i % 3) for i in range(5_000)]
    batch = pa.RecordBatch.from_arrays([pa.array(words), pa.array(["a", "b"] * 2_500)], names=["id", "group"])
    bins = bins_of(batch)
    assert (bins["id"].kind, bins["group"].kind) == (Kind.TEXT, Kind.CATEGORICAL)
    pushed, streamed = duck.profile_table(CON, as_table(batch), bins), arrow.profile_batches([batch], bins)
    assert integers(pushed) == integers(streamed)


def test_states_over_other_bins_are_refused() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([1.0, 2.0])], names=["x"])
    one = arrow.accumulate(batch, {"x": Bins(kind=Kind.NUMERIC, edges=(1.0,))})
    other = arrow.accumulate(batch, {"x": Bins(kind=Kind.NUMERIC, edges=(2.0,))})
    with pytest.raises(ValueError, match="different bins"):
        arrow.merge(one, other)


def test_the_embedded_engine_installs_nothing() -> None:
    options = dict(
        CON.execute(
            "SELECT name, value FROM duckdb_settings() "
            "WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions')"
        ).fetchall()
    )
    assert set(options.values()) == {"false"}
    assert isinstance(CON, duckdb.DuckDBPyConnection)
