"""Text that goes into SQL: every name and value from outside is quoted here and nowhere else."""

from __future__ import annotations

import math
from collections.abc import Iterable


def identifier(name: str) -> str:
    """A column name as a quoted SQL identifier, whatever characters it holds."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A string as a quoted SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def number(value: float) -> str:
    """A float as a SQL literal that reads back as the same 64-bit float, subnormals and infinities included."""
    if math.isnan(value) or math.isinf(value):
        return f"'{value}'::DOUBLE"
    return f"({float(value)!r})::DOUBLE"


def numbers(values: Iterable[float]) -> str:
    """Floats as a SQL list of type DOUBLE[]."""
    return "[" + ", ".join(number(value) for value in values) + "]::DOUBLE[]"


def texts(values: Iterable[str]) -> str:
    """Strings as a SQL list of type VARCHAR[]."""
    return "[" + ", ".join(text(value) for value in values) + "]::VARCHAR[]"
