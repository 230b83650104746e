"""Thresholds that are chosen by what they score on the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called_where, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .._rows.parts import speaks_of_test
from .._rows.tables import MOST_NAMES, is_validation_name
from .from_test import handed_over, labels_of_test, named_test, pycaret_call
from .swept import may_sweep, swept
from .tested import given

_FINDS: Final = regex(
    r"(?i)(best|optimal|optimi[sz]ed?|find|choose|select|tuned?|pick|search|maximi[sz]e)_?\w*(threshold|thresh|cut_?off)"
    r"|(threshold|thresh|cut_?off)_?(optimi[sz]er?|search|tuner?|sweep|finder)"
)
"""Functions that look for the best threshold, by their name."""


def chosen(file: FileContext, told: set[ast.AST]) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr]]:
    """Where a threshold is taken that scores best on the test rows, with their labels as they are given to what scores;
    not the loops that were `told` of already. Where a function tries the thresholds, or PyCaret gives its rows, it is
    the call that the test rows come in by.
    """
    if not speaks_of_test(file) and not file.holds(b"pycaret"):
        return
    if not any(map(finds_threshold, lasts(file))) and not may_sweep(file):
        return
    helpers = set()
    seen: set[ast.AST] = set()
    for place, labels in swept(file, told, _of_test):
        if function := file.function_of(place):
            helpers.add(function.name)
        handed = handed_over(file, labels) if isinstance(labels, ast.Name) and not named_test(labels.id) else []
        yield from handed
        if not handed:
            where = pycaret_call(file, labels) or place
            seen.add(where)
            yield where, labels
    for call, labels in _from_functions(file):
        if call not in seen and last_part(call.func) not in helpers:
            seen.add(call)
            yield call, labels


@lru_cache(MOST_NAMES)
def finds_threshold(name: str) -> bool:
    """Whether a function looks for the best threshold, by its name."""
    return _FINDS.search(name) is not None


def _from_functions(file: FileContext) -> Iterator[tuple[ast.Call, ast.expr]]:
    """``cut = best_threshold(y_test, scores)``: what looks for a threshold is given the labels of the test rows."""
    for call in called_where(file, finds_threshold):
        tested = _of_test(file, given(call))
        if tested is None or isinstance(parent_of(call), ast.Expr):
            continue
        tries = _tried_by(file, tested)
        yield tries or (call, tested)


def _tried_by(file: FileContext, table: ast.expr) -> tuple[ast.Call, ast.expr] | None:
    """The call that made a table of scores by threshold of the labels of test rows: it is where these come in."""
    made = file.names.single_value(table) if isinstance(table, ast.Name) and not named_test(table.id) else None
    labels = labels_of_test(file, given(made)) if isinstance(made, ast.Call) else None
    if not isinstance(made, ast.Call) or labels is None or file.function_of(made) is not file.function_of(table):
        return None
    return made, labels


def _of_test(file: FileContext, every: list[ast.expr]) -> ast.expr | None:
    """The labels of test rows among what a call is given, unless it is given validation rows, too."""
    return None if any(is_validation_name(last_part(each)) for each in every) else labels_of_test(file, every)
