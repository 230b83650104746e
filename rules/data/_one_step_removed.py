"""Features that tell a column which a label was made of, though that column itself is left out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part

from ._rows.features import Derived
from ._rows.flow import Reader

_STEPS: Final = 3
_SAME: Final = frozenset(
    {
        *("log", "log1p", "log2", "log10", "exp", "expm1", "sqrt", "square", "power", "abs", "round", "clip", "rank"),
        *(
            "astype",
            "fillna",
            "replace",
            "div",
            "mul",
            "sub",
            "add",
            "divide",
            "multiply",
            "subtract",
            "where",
            "to_numeric",
        ),
        *(
            "float",
            "int",
            "maximum",
            "minimum",
            "select",
            "gt",
            "ge",
            "lt",
            "le",
            "eq",
            "ne",
            "cut",
            "qcut",
            "nan_to_num",
        ),
        *("mean", "median", "std", "max", "min", "sum", "quantile"),
    }
)
"""Calls in arithmetic on columns: what comes out of it tells what went in. A part of a date or of a text does not."""


def revealing(file: FileContext, reader: Reader, label: Derived) -> Iterator[Derived]:
    """The columns that are reckoned from the one column which a label was made of, in a few steps, nearest first."""
    if len(label.sources) != 1 or not is_reckoned(file, label):
        return
    known, told = set(label.sources), {label.column}
    for _ in range(_STEPS):
        found = [
            derived
            for column, entries in reader.derived.items()
            for derived in entries
            if column not in told
            and column not in known
            and not known.isdisjoint(derived.sources)
            and not derived.is_shifted
            and is_reckoned(file, derived)
        ]
        if not found:
            return
        yield from found
        known |= {derived.column for derived in found}


def is_reckoned(file: FileContext, derived: Derived) -> bool:
    """Whether a column is made of others by arithmetic and comparisons alone."""
    statement = file.statement_of(derived.node)
    made = statement.value if isinstance(statement, ast.Assign) else None
    if made is None:
        return False
    return all(last_part(call.func) in _SAME for call in file.inside(made, ast.Call)) and not any(
        isinstance(part, ast.Lambda) or (isinstance(part, ast.Attribute) and part.attr in ("str", "dt"))
        for part in ast.walk(made)
    )


__all__ = ["is_reckoned", "revealing"]
