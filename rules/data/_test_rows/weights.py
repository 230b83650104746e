"""Weights of the models of an ensemble that are made of their scores on the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import names_in

from .._rows.tables import is_validation_name
from .best_of import measured_each
from .tested import may_score_on_test, score_on_test

_WEIGHTS: Final = regex(r"(?i)(^|_)(weights?|w|pesos?|poids|gewichte?|blend(ing)?|mix|alphas?|coeffs?)(_?\d+|_\w+|$)")
_NO_ENSEMBLE: Final = regex(
    r"(?i)(class|sample|loss|pos|feature|model|layer|word|edge)_?weights?$|weights?_(path|file|dir)"
)
_SEVERAL: Final = 2


def weighed(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What weighs models by their scores on the test rows, and where one of these is measured."""
    if not may_score_on_test(file) or not file.holds(b"eight", b"peso", b"poids", b"blend", b"alpha"):
        return
    told: set[ast.AST] = set()
    for value in _values(file):
        scores = _scores_in(file, value)
        if scores and told.isdisjoint(scores):
            told.update(scores)
            yield value, scores[0]


def _values(file: FileContext) -> Iterator[ast.expr]:
    """What is given to a name for weights, or for the parameter of that name."""
    for assign in file.tree.of(ast.Assign):
        name = last_part(assign.targets[0])
        if name and _WEIGHTS.search(name) and not _NO_ENSEMBLE.search(name):
            yield assign.value
    for call in file.tree.of(ast.Call):
        yield from (keyword.value for keyword in call.keywords if keyword.arg == "weights")


def _scores_in(file: FileContext, value: ast.expr) -> list[ast.expr]:
    """The scores on test rows, one of each of several models, that an expression is made of."""
    found: dict[ast.expr, None] = {}
    if any(is_validation_name(name) for name in names_in(value)):
        return []
    for part in ast.walk(value):
        if isinstance(part, ast.Name | ast.Call | ast.Subscript | ast.Attribute):
            if (every := measured_each(file, part, part, 0)) is not None:
                return [every]
            if (score := score_on_test(file, part)) is not None:
                found[score] = None
    return list(found) if len(found) >= _SEVERAL else []


__all__ = ["weighed"]
