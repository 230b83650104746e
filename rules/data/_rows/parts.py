"""Which part of the data a name says it holds, in the file that it stands in."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import Final

from mlaudit.code.bindings import Binding
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.vocabulary import attributes

from .metrics import NO_ROWS
from .tables import MOST_NAMES, is_test_name, is_validation_name, role_of

NAME_ALONE: Final = "name alone"
"""Held out as far as a name says, and nothing else."""
_USABLE: Final = regex(r"(?i)valid(?!a)")
_NUMBER: Final = regex(r"split|size|ratio|frac|score|acc|loss")
_OLD_OUT: Final = (b"oldout", b"old_out", b"oldOut", b"old_Out", b"old-out", b"old out", b"OLDOUT", b"OLD_OUT")
_HELD: Final = (b"held", b"Held", b"HELD")
_AS_CODE: Final = {
    (b"test", b"Test"): regex(r"[tT]est(?<!latest)(?<!contest)(?<!greatest)(?<!backtest)(?!ament|imon)"),
    (b"TEST",): regex(r"TEST(?<!LATEST)(?<!CONTEST)(?<!GREATEST)(?<!BACKTEST)"),
    (b"oos",): regex(r"oos(?<![A-Za-z]oos)(?![a-wz])"),
    (b"OOS", b"Oos"): regex(r"OOS|Oos(?![a-wz])"),
    _HELD: regex(r"(?<![A-WZa-wz])(?i:held)"),
    _OLD_OUT: regex(r"[lL][dD][-_ ]?[oO][uU][tT]"),
}
"""Letters of words for rows to test on, and how these stand in a name or key: most files with the letters say
``latest`` or ``choose``.
"""
_COMMENT: Final = regex(r"#[^\"'\n]*$")
_LINE: Final = attrgetter("lineno")
_TRAINING: Final = ("train", "tr", "trn", "training")


def part_of(file: FileContext, name: str) -> str:
    """``train``, ``test`` or "": `valid_rows` are rows that may be used, unless there are `train_rows` beside them."""
    role = role_of(name)
    if role == "test" and _USABLE.search(name) and "test" not in name.lower() and not _has_training(file, name):
        return ""
    return role


def kind_of(name: str) -> str:
    """``validation`` or ``test``: what rows that are held out are called."""
    return "validation" if is_validation_name(name) else "test"


def mentions_test(file: FileContext) -> bool:
    """Whether the text of a file has the letters of a word for rows to test on, be it in a comment."""
    letters = file.holds(b"test", b"Test", b"TEST", b"oos", b"OOS", b"Oos", *_HELD)
    return letters or (file.holds(b"old", b"OLD") and file.holds(*_OLD_OUT))


def speaks_of_test(file: FileContext) -> bool:
    """Whether the code of a file has a word for rows to test on: where it has none, no name and no key is one."""
    known: bool | None = file.shared.get("speaks of test rows")
    if known is None:
        known = file.shared["speaks of test rows"] = mentions_test(file) and _says_test(file)
    return known


def _says_test(file: FileContext) -> bool:
    """Whether a line says such a word outside of comments and of texts that stand alone."""
    text = file.source.text
    text = "\n".join(file.source.lines) if "\r" in text else text
    alone: list[ast.Expr] | None = None
    for letters, word in _AS_CODE.items():
        number, seen = 1, 0
        for found in word.finditer(text) if file.holds(*letters) else ():
            number, seen = number + text.count("\n", seen, found.start()), found.start()
            if alone is None:
                alone = [each for each in file.tree.of(ast.Expr) if isinstance(each.value, ast.Constant)]
            if word.search(_COMMENT.sub("", file.source.lines[number - 1])) and not _is_within(alone, number):
                return True
    return False


def _is_within(statements: list[ast.Expr], line: int) -> bool:
    """Whether a line is one of those of some statements, which are in the order of the file."""
    at = bisect_right(statements, line, key=_LINE)
    return at > 0 and line <= (statements[at - 1].end_lineno or statements[at - 1].lineno)


def knows_test(file: FileContext) -> bool:
    """Whether a file names rows to test on."""
    return speaks_of_test(file) and _names_one(file, _is_of_test)


def has_test_key(file: FileContext) -> bool:
    """Whether a file asks something for its rows to test on: ``parts["test"]``."""
    if not speaks_of_test(file):
        return False
    keys = (each.slice.value for each in file.tree.of(ast.Subscript) if isinstance(each.slice, ast.Constant))
    return any(isinstance(key, str) and is_test_name(key.lower()) for key in keys)


def knows_validation(file: FileContext) -> bool:
    """Whether a file names rows by which a choice may be made."""
    return _names_one(file, _is_of_validation)


@lru_cache(MOST_NAMES)
def _is_of_test(name: str) -> bool:
    low = name.lower()
    return is_test_name(low) and _NUMBER.search(low) is None


@lru_cache(MOST_NAMES)
def _is_of_validation(name: str) -> bool:
    low = name.lower()
    return is_validation_name(low) and _NUMBER.search(low) is None


def _names_one(file: FileContext, says: Callable[[str], bool]) -> bool:
    """Whether anything that may hold rows has a name that `says` so."""
    return any(map(says, attributes(file))) or any(
        _may_be_rows(scope.bindings[name]) for scope in file.tree.scopes for name in filter(says, scope.bindings)
    )


def _may_be_rows(bindings: list[Binding]) -> bool:
    return any(each.kind not in NO_ROWS for each in bindings)


def _has_training(file: FileContext, name: str) -> bool:
    """Whether a file knows training rows by the same name: ``X_train_scaled`` or ``X_train`` of ``X_valid_scaled``."""
    known = names_of_rows(file)
    low = name.lower()
    before, _, after = low.partition("valid")
    return any(f"{before}{word}{after}" in known or (before and f"{before}{word}" in known) for word in _TRAINING)


def names_of_rows(file: FileContext) -> frozenset[str]:
    """All names that a file gives to rows, perhaps, in lower case; the last parts of attributes too."""
    known = file.shared.get("names of rows")
    if not isinstance(known, frozenset):
        bound = (name for name, bindings in file.tree.bound() if _may_be_rows(bindings))
        known = frozenset(name.lower() for name in (*bound, *attributes(file)))
        file.shared["names of rows"] = known
    return known


__all__ = [
    "NAME_ALONE",
    "has_test_key",
    "kind_of",
    "knows_test",
    "knows_validation",
    "mentions_test",
    "names_of_rows",
    "part_of",
    "speaks_of_test",
]
