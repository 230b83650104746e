"""Calls that put rows in an order by chance, or divide them so: found once, for all who ask what becomes of it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called_as
from mlaudit.code.file import FileContext, last_part

SHUFFLES: Final = frozenset({"shuffle", "permutation", "randperm", "sample"})
_SPLITS: Final = SHUFFLES | {"train_test_split", "random_split"}
_WORDS: Final = (b"sample", b"_split", b"shuffle", b"permutation", b"randperm")
"""What stands in a file that calls one of these, by whatever name."""


def splits(file: FileContext) -> list[ast.Call]:
    """The calls that order or divide rows."""
    known: list[ast.Call] | None = file.shared.get("calls that order rows")
    if known is None:
        known = file.shared["calls that order rows"] = called_as(file, _SPLITS) if file.holds(*_WORDS) else []
    return known


def shuffles(file: FileContext) -> list[ast.Call]:
    """Those of them that put rows in an order."""
    return [call for call in splits(file) if last_part(call.func) in SHUFFLES or _resolved(file, call) in SHUFFLES]


def _resolved(file: FileContext, call: ast.Call) -> str:
    return (file.call_name(call) or "").rpartition(".")[2]


__all__ = ["shuffles", "splits"]
