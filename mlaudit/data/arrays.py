"""Rows as NumPy arrays: whole columns, or a sample that is the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mlaudit.data import sql
from mlaudit.data.sources import brief
from mlaudit.data.table import FLOATS, Column, Kind, Table, as_double
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import duckdb
    import numpy as np


def fetch(
    con: duckdb.DuckDBPyConnection, table: Table, names: Sequence[str], rows: np.ndarray[Any, Any] | None = None
) -> dict[str, np.ndarray[Any, Any]]:
    """Columns of `table` in file order, each of shape (n,); `rows` are sorted row numbers, None for all.

    Integers and floats keep their type, integers with nulls become float64 with NaN; booleans with nulls and strings
    are object arrays with None; times are datetime64[us] with NaT. Raises `DataError`.
    """
    columns = [table.column(name) for name in names]
    selected = ", ".join(f"{_plain(column)} AS c{index}" for index, column in enumerate(columns))
    return dict(zip(names, _run(con, table, columns, selected, rows), strict=True))


def fetch_values(
    con: duckdb.DuckDBPyConnection, table: Table, columns: Sequence[Column], rows: np.ndarray[Any, Any] | None
) -> list[np.ndarray[Any, Any]]:
    """The non-null values of each column as they are binned: float64, or str objects."""
    selected = ", ".join(f"{_binned(column)} AS c{index}" for index, column in enumerate(columns))
    return _run(con, table, columns, selected, rows, drop_null=True)


def positions(rows: int, most: int, seed: int) -> np.ndarray[Any, Any] | None:
    """`most` row numbers out of `rows`, sorted and drawn without replacement; None where that is all of them."""
    import numpy as np

    if rows <= most:
        return None
    return np.sort(np.random.default_rng(seed).choice(rows, size=most, replace=False, shuffle=False))


def _run(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    columns: Sequence[Column],
    selected: str,
    rows: np.ndarray[Any, Any] | None,
    *,
    drop_null: bool = False,
) -> list[np.ndarray[Any, Any]]:
    import duckdb

    if not columns:
        return []
    query = f"SELECT {selected} FROM {table.relation}"
    parameters: list[Any] = []
    if rows is not None:
        query = (
            f"SELECT {selected} FROM {table.numbered} WHERE row_key IN (SELECT unnest(?::BIGINT[])) ORDER BY row_key"
        )
        parameters = [rows.tolist()]
    try:
        found = con.execute(query, parameters).fetchnumpy()
    except duckdb.Error as error:
        raise DataError(f"data.{table.name} ({table.source}) cannot be read: {brief(error)}") from error
    if drop_null:
        return [_present(found[f"c{index}"]) for index in range(len(columns))]
    return [_filled(found[f"c{index}"]) for index in range(len(columns))]


def _present(values: Any) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.asarray(values.compressed() if isinstance(values, np.ma.MaskedArray) else values)


def _filled(values: Any) -> np.ndarray[Any, Any]:
    import numpy as np

    if not isinstance(values, np.ma.MaskedArray):
        return np.asarray(values)
    mask = np.ma.getmaskarray(values)
    data = np.asarray(values.data)
    if not mask.any():
        return data
    if data.dtype.kind in "iuf":
        data = data.astype(np.float64) if data.dtype.kind != "f" else data.copy()
        data[mask] = np.nan
    elif data.dtype.kind == "M":
        data = data.copy()
        data[mask] = np.datetime64("NaT")
    else:
        data = data.astype(object)
        data[mask] = None
    return data


def _plain(column: Column) -> str:
    name = sql.identifier(column.name)
    base = column.dtype.upper()
    if column.kind is Kind.DATETIME:
        return f"make_timestamp(epoch_us({name}))"  # a zoned time as UTC, without the time-zone extension
    if column.kind is Kind.CATEGORICAL:
        return f"{name}::VARCHAR"
    if column.kind is Kind.NUMERIC and base not in FLOATS and (base.startswith("DECIMAL") or "HUGE" in base):
        return f"{name}::DOUBLE"
    return f"{name}::VARCHAR" if column.kind is Kind.OTHER else name


def _binned(column: Column) -> str:
    if column.kind is Kind.CATEGORICAL:
        return _plain(column)
    return "NULL::DOUBLE" if column.kind is Kind.OTHER else as_double(column)
