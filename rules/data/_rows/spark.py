"""What Spark does with rows in the order of time, and the names of the tables that its jobs read and write."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part

from .files import file_name
from .tables import TIME_COLUMN
from .values import NOTHING, Event

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

WRITES: Final = frozenset({"save", "saveAsTable", "insertInto", "parquet", "csv", "json", "orc", "jdbc"})
_READS: Final = frozenset({"csv", "parquet", "json", "orc", "table", "load", "jdbc"})
_NEIGHBOURS: Final = frozenset({"lag", "lead"})
_FRAMES: Final = frozenset({"rowsBetween", "rangeBetween"})
_NAMES: Final = frozenset({"collection", "dbtable", "table", "path"})
"""Options that say which table is meant."""


def in_order(reader: Reader, node: ast.Call, name: str, last: str, *, is_frame: bool) -> frozenset[Event]:
    """What a call puts beside rows that lie before or after them in time: ``F.lag("litres", 1)``, and a window of rows
    up to each; or that it puts them in the order of time itself, where it is one of a frame.
    """
    if last in _NEIGHBOURS:
        told = name.startswith("pyspark.")
    elif last in _FRAMES:
        told = any(_by_time(reader, each) for each in _chain(node) if last_part(each.func) == "orderBy")
    else:
        told = last == "orderBy" and is_frame and _by_time(reader, node) != ""
    return frozenset({Event("time", node, f"`{last}`", NOTHING)} if told else ())


def _chain(node: ast.Call) -> Iterator[ast.Call]:
    """The calls that a method is called on: ``partitionBy(...)`` and ``orderBy(...)`` of ``w.rowsBetween(-3, 0)``."""
    part: ast.expr = node.func
    while isinstance(part, ast.Attribute | ast.Call):
        if isinstance(part, ast.Call):
            yield part
        part = part.func if isinstance(part, ast.Call) else part.value


def _by_time(reader: Reader, order: ast.Call) -> str:
    """The column of time that comes first, of ``orderBy("timestamp")`` or ``orderBy(F.col("timestamp").cast("long"))``;
    "" where it is another.
    """
    first: ast.expr | None = order.args[0] if order.args else None
    for call in reader.file.inside(first, ast.Call) if first is not None else ():
        if last_part(call.func) == "col" and call.args:
            first = call.args[0]
    column = reader.file.constant(first)
    column = column[0] if isinstance(column, list | tuple) and column else column
    return column if isinstance(column, str) and TIME_COLUMN.search(column) else ""


def reads(node: ast.Call, last: str) -> bool:
    """``spark.read.csv(path)``, whatever options are set on the way, and ``spark.table(name)``."""
    if last not in _READS:
        return False
    return is_of(node, "read") or ast.unparse(node.func) == "spark.table"


def is_of(node: ast.Call, way: str) -> bool:
    """Whether a call is a step of reading or writing: ``rows.write.mode("append").parquet(path)``."""
    part: ast.expr = node.func
    while isinstance(part, ast.Attribute | ast.Call):
        if isinstance(part, ast.Attribute) and part.attr == way:
            return True
        part = part.func if isinstance(part, ast.Call) else part.value
    return False


def table_of(reader: Reader, node: ast.Call, frame: Frame) -> str:
    """The path or name of the table that is read or written; "" where it is not known. Where no argument says it, an
    option on the way does: ``.option("collection", name)``.
    """
    if node.args:
        return file_name(reader, node.args[0], frame)
    for call in _chain(node):
        if last_part(call.func) == "option" and len(call.args) > 1 and reader.file.constant(call.args[0]) in _NAMES:
            return file_name(reader, call.args[1], frame)
    return ""


__all__ = ["WRITES", "in_order", "is_of", "reads", "table_of"]
