"""Whether rows could be held out anywhere in a file: asked where nothing else of them matters, before they are followed
through it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called_where, calls_one
from mlaudit.code.file import FileContext

from . import tables
from .calls import SIZES
from .parts import names_of_rows, part_of

_HOLDS: Final = (
    tables.FITS
    | tables.CROSS_VALIDATION
    | tables.FOLDERS
    | {"train_test_split", "randomSplit", "random_split", "Subset", "setup"}
)
"""Calls that hold rows out, or fit what does."""


def may_hold_out(file: FileContext) -> bool:
    """Whether a call may hold rows out, or a name says that it holds some that are."""
    if calls_one(file, _HOLDS):
        return True
    splits = called_where(file, lambda last: "split" in last.lower())
    if any(keyword.arg in SIZES for call in splits for keyword in call.keywords):
        return True
    return any(part_of(file, name) == "test" for name in (*names_of_rows(file), *_keys(file)))


def _keys(file: FileContext) -> Iterator[str]:
    """The names by which rows are picked, and the texts under which something is put."""
    for each in file.tree.of(ast.Subscript):
        key = each.slice.elts[0] if isinstance(each.slice, ast.Tuple) and each.slice.elts else each.slice
        if isinstance(key, ast.Name):
            yield key.id
        if isinstance(each.ctx, ast.Store) and isinstance(put := file.constant(each.slice), str):
            yield put


__all__ = ["may_hold_out"]
