"""Scores that are the same for all, where what was to score them gave no answer."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import other_outcomes, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

_SCORES: Final = regex(r"(?i)(^|_)(re_?rank\w*|rank\w*|scores?|scored|relevance|similarity|confidence|classif\w*)(_|$)")


def equal_ranks(file: FileContext, node: ast.If) -> ast.Return | None:
    """``if answer is None: return [(page, 0.5) for page in pages]`` of a function that scores them."""
    function = file.function_of(node)
    if function is None or not _SCORES.search(function.name):
        return None
    for statement in statements(node.body):
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        if isinstance(statement, ast.Return) and value is not None and _is_equal(value):
            others = other_outcomes(file, function, value)
            if any(not _is_equal(other) and not isinstance(other, ast.List | ast.Constant) for other in others):
                return statement
    return None


def _is_equal(value: ast.expr) -> bool:
    """``[(page, 0.5) for page in pages]``."""
    if not isinstance(value, ast.ListComp) or not isinstance(value.elt, ast.Tuple):
        return False
    numbers = [e for e in value.elt.elts if isinstance(e, ast.Constant) and type(e.value) is float and e.value > 0]
    return bool(numbers) and any(isinstance(e, ast.Name) for e in value.elt.elts)


__all__ = ["equal_ranks"]
