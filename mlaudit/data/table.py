"""A table as the checks see it: name, columns, row count. What it holds stays in DuckDB."""

from __future__ import annotations

import enum
from collections.abc import Iterable

import msgspec

from mlaudit.config import nearest
from mlaudit.data import sql
from mlaudit.errors import DataError


class Kind(enum.Enum):
    """What a column's values are compared as."""

    NUMERIC = "numeric"
    BOOLEAN = "boolean"
    CATEGORICAL = "categorical"
    DATETIME = "datetime"
    TEXT = "text"
    OTHER = "other"  # lists, structs, blobs, intervals: only rows and nulls are counted


FLOATS = frozenset({"FLOAT", "DOUBLE"})
INTEGERS = frozenset(
    {
        "TINYINT",
        "SMALLINT",
        "INTEGER",
        "BIGINT",
        "HUGEINT",
        "UTINYINT",
        "USMALLINT",
        "UINTEGER",
        "UBIGINT",
        "UHUGEINT",
    }
)


def storage_kind(dtype: str) -> Kind:
    """The kind that a DuckDB type alone tells; strings are `CATEGORICAL` until their values say `TEXT`."""
    base = dtype.upper()
    if base.endswith("]"):
        return Kind.OTHER
    if base in FLOATS or base in INTEGERS or base.startswith("DECIMAL"):
        return Kind.NUMERIC
    if base == "BOOLEAN":
        return Kind.BOOLEAN
    if base == "DATE" or base.startswith("TIMESTAMP"):
        return Kind.DATETIME
    if base in {"VARCHAR", "UUID"} or base.startswith("ENUM"):
        return Kind.CATEGORICAL
    return Kind.OTHER


class Column(msgspec.Struct, frozen=True):
    """One column: its name, DuckDB's name of its type, and the kind that the type tells."""

    name: str
    dtype: str
    kind: Kind

    @property
    def integral(self) -> bool:
        """Whether the type cannot hold a fraction, NaN or infinity."""
        return self.dtype.upper() in INTEGERS


class Table(msgspec.Struct, frozen=True):
    """An opened table. `relation` is what stands after FROM; `numbered` adds the row number `row_key`, from 0.

    `source` is the setting's own text, for messages; `files` are what it matched.
    """

    name: str
    source: str
    files: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: int
    relation: str
    numbered: str

    @property
    def names(self) -> tuple[str, ...]:
        """The column names in file order."""
        return tuple(column.name for column in self.columns)

    def has(self, name: str) -> bool:
        """Whether there is a column of this exact name."""
        return any(column.name == name for column in self.columns)

    def column(self, name: str) -> Column:
        """The column of this exact name. Raises `DataError` with the nearest name."""
        for column in self.columns:
            if column.name == name:
                return column
        raise DataError(
            f"data.{self.name} ({self.source}) has no column `{name}`{nearest(name, self.names)}; "
            f"it has {_listing(self.names)}"
        )

    def require(self, names: Iterable[str]) -> None:
        """Raise `DataError` for the first name that is not a column."""
        for name in names:
            self.column(name)


def as_double(column: Column) -> str:
    """A SQL expression of a numeric, boolean or datetime column as DOUBLE, -0.0 as 0.0, times as microseconds."""
    name = sql.identifier(column.name)
    if column.kind is Kind.DATETIME:
        return f"CASE WHEN isfinite({name}) THEN epoch_us({name})::DOUBLE END"
    if column.dtype.upper() == "DOUBLE":
        return f"({name} + 0.0::DOUBLE)"
    return f"({name}::DOUBLE + 0.0::DOUBLE)"


def as_text(column: Column) -> str:
    """A SQL expression of a string column as VARCHAR."""
    name = sql.identifier(column.name)
    return name if column.dtype.upper() == "VARCHAR" else f"{name}::VARCHAR"


def _listing(names: tuple[str, ...], most: int = 12) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
