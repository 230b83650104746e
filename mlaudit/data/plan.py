"""Fuses what is asked of a table into one scan: equal aggregates are computed once, all in one SELECT.

A table of very many columns takes several, for the time to plan a SELECT grows with the square of its length; each
reads the columns that it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

from mlaudit.data.sources import brief
from mlaudit.data.table import Table
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import duckdb


MOST_TOGETHER: Final = 1_000
"""Aggregates in one SELECT: about 170 columns of numbers."""


class Aggregate(msgspec.Struct, frozen=True):
    """One SQL aggregate over all rows. `values` fill its question marks: strings from data never become SQL text."""

    expression: str
    values: tuple[Any, ...] = ()


def scan(con: duckdb.DuckDBPyConnection, table: Table, requests: Sequence[Aggregate]) -> list[Any]:
    """The value of each aggregate, in the order asked, from one pass over `table`. Raises `DataError`."""
    distinct = list(dict.fromkeys(requests))
    found: dict[Aggregate, Any] = {}
    for start in range(0, len(distinct), MOST_TOGETHER):
        part = distinct[start : start + MOST_TOGETHER]
        found.update(zip(part, _select(con, table, part), strict=True))
    return [found[request] for request in requests]


def _select(con: duckdb.DuckDBPyConnection, table: Table, distinct: Sequence[Aggregate]) -> tuple[Any, ...]:
    import duckdb

    select = ", ".join(f"{request.expression} AS a{index}" for index, request in enumerate(distinct))
    parameters = [list(value) if isinstance(value, tuple) else value for each in distinct for value in each.values]
    try:
        (row,) = con.execute(f"SELECT {select} FROM {table.relation}", parameters).fetchall()
    except duckdb.Error as error:
        raise DataError(f"data.{table.name} ({table.source}) cannot be scanned: {brief(error)}") from error
    return tuple(row)
