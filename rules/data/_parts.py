"""Which part of the data a name says it holds, in the file that it stands in."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.pattern import regex

from ._tables import is_test_name, is_validation_name, role_of

if TYPE_CHECKING:
    from mlaudit.code.file import FileContext

NAME_ALONE: Final = "name alone"
"""Held out as far as a name says, and nothing else."""
_USABLE: Final = regex(r"(?i)valid(?!a)")
_NUMBER: Final = regex(r"split|size|ratio|frac|score|acc|loss")
_TRAINING: Final = ("train", "tr", "trn", "training")
_NO_ROWS: Final = frozenset({"import", "def", "class"})


def part_of(file: FileContext, name: str) -> str:
    """``train``, ``test`` or "": `valid_rows` are rows that may be used, unless there are `train_rows` beside them."""
    role = role_of(name)
    if role == "test" and _USABLE.search(name) and "test" not in name.lower() and not _has_training(file, name):
        return ""
    return role


def kind_of(name: str) -> str:
    """``validation`` or ``test``: what rows that are held out are called."""
    return "validation" if is_validation_name(name) else "test"


def knows_test(file: FileContext) -> bool:
    """Whether a file names rows to test on."""
    return any(is_test_name(name) and not _NUMBER.search(name) for name in _names(file))


def knows_validation(file: FileContext) -> bool:
    """Whether a file names rows by which a choice may be made."""
    return any(is_validation_name(name) and not _NUMBER.search(name) for name in _names(file))


def _has_training(file: FileContext, name: str) -> bool:
    """Whether a file knows training rows by the same name: ``X_train_scaled`` or ``X_train`` of ``X_valid_scaled``."""
    known = _names(file)
    low = name.lower()
    before, _, after = low.partition("valid")
    return any(f"{before}{word}{after}" in known or (before and f"{before}{word}" in known) for word in _TRAINING)


def _names(file: FileContext) -> frozenset[str]:
    """All names that a file gives to rows, perhaps, in lower case; the last parts of attributes too."""
    known = file.shared.get("names of rows")
    if not isinstance(known, frozenset):
        bound = (name for name, bindings in file.tree.bound() if any(each.kind not in _NO_ROWS for each in bindings))
        fields = (each.attr for each in file.tree.of(ast.Attribute))
        known = frozenset(name.lower() for name in (*bound, *fields))
        file.shared["names of rows"] = known
    return known


__all__ = ["NAME_ALONE", "kind_of", "knows_test", "knows_validation", "part_of"]
