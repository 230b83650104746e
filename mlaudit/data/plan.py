"""Fuses what is asked of a table into one scan: equal aggregates are computed once, all in one SELECT."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from mlaudit.data.sources import brief
from mlaudit.data.table import Table
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import duckdb


class Aggregate(msgspec.Struct, frozen=True):
    """One SQL aggregate over all rows. `values` fill its question marks: strings from data never become SQL text."""

    expression: str
    values: tuple[Any, ...] = ()


def scan(con: duckdb.DuckDBPyConnection, table: Table, requests: Sequence[Aggregate]) -> list[Any]:
    """The value of each aggregate, in the order asked, from one pass over `table`. Raises `DataError`."""
    import duckdb

    distinct = list(dict.fromkeys(requests))
    if not distinct:
        return []
    select = ", ".join(f"{request.expression} AS a{index}" for index, request in enumerate(distinct))
    parameters = [list(value) if isinstance(value, tuple) else value for each in distinct for value in each.values]
    try:
        (row,) = con.execute(f"SELECT {select} FROM {table.relation}", parameters).fetchall()
    except duckdb.Error as error:
        raise DataError(f"data.{table.name} ({table.source}) cannot be scanned: {brief(error)}") from error
    found = dict(zip(distinct, row, strict=True))
    return [found[request] for request in requests]
