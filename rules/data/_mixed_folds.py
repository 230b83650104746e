"""Searches of one class or function of which some keep the order of time between their folds, and some do not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._rows.tables import CROSS_VALIDATION, SEARCHES

_IN_TIME: Final = regex(r"TimeSeries|WalkForward|Purged|Blocking|Expanding|RollingOrigin|SlidingWindow")
_PLAIN: Final = frozenset({"KFold", "StratifiedKFold", "RepeatedKFold", "RepeatedStratifiedKFold", "ShuffleSplit"})


class Mixed(NamedTuple):
    """Folds that mix what comes before and after, and those beside them that do not."""

    folds: ast.Call
    ordered: ast.Call


def mixed_folds(file: FileContext) -> Iterator[Mixed]:
    """Folds in no order beside ordered ones, but where one function runs both to compare them."""
    if not file.holds(b"TimeSeries", b"WalkForward", b"Purged"):
        return
    folds = [made for call in called(file, *SEARCHES, *CROSS_VALIDATION) if (made := _folds(file, call)) is not None]
    ordered = [each for each in folds if _IN_TIME.search(last_part(each.func))]
    for each in folds:
        if last_part(each.func) not in _PLAIN:
            continue
        beside = [other for other in ordered if file.class_of(other) is file.class_of(each)]
        mine = [other for other in beside if file.function_of(other) is file.function_of(each)]
        if any(not _are_apart(file, each, other) for other in mine):
            continue  # both are run, to see what difference it makes
        if mine or (beside and file.class_of(each) is not None):
            yield Mixed(each, (mine or beside)[0])


def _folds(file: FileContext, call: ast.Call) -> ast.Call | None:
    """``StratifiedKFold(5)`` of ``GridSearchCV(model, grid, cv=StratifiedKFold(5))``."""
    given = file.argument(call, "cv")
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    return made if isinstance(made, ast.Call) else None


def _are_apart(file: FileContext, one: ast.Call, other: ast.Call) -> bool:
    """Whether of two calls only one is made: they stand in the two ways of a choice."""
    for branch in file.ancestors(one, ast.If):
        first = any(one in file.inside(each, ast.Call) for each in branch.body)
        ways = (branch.orelse, branch.body) if first else (branch.body, branch.orelse)
        if any(other in file.inside(each, ast.Call) for each in ways[0]):
            return True
    return False


__all__ = ["Mixed", "mixed_folds"]
