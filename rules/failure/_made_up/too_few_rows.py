"""Watches over a model that say that nothing has drifted where there was nothing to look at."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import other_outcomes, outcome
from mlaudit.code.pattern import regex

from .._ways_out import absences

WORDS: Final = (b"drift", b"psi", b"population_stability")
_WATCHES: Final = regex(r"(?i)(^|_)(drift\w*|psi|population_stability\w*|divergence)(_|$)")
_SETTLES: Final = regex(r"(?i)(^|_)(test|mock|simulat\w*|plot|make|inject|add|apply|should)(_|$)")
_COUNTS: Final = regex(r"\blen\(|\.empty\b|\.size\b|\.shape\b|\bcount\b|n_samples|n_rows|\bn_\w+|_count\b")


def too_few_rows(file: FileContext, node: ast.If) -> ast.Return | None:
    """``if len(rows) < 30: return 0.0`` of a function that works out how far they have drifted."""
    function, last = file.function_of(node), node.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _WATCHES.search(function.name):
        return None
    if _SETTLES.search(function.name) or next(file.ancestors(node, (ast.For, ast.While)), None) is not None:
        return None
    if node not in absences(file) and not _COUNTS.search(ast.unparse(node.test)):
        return None
    value = outcome(last)
    if not isinstance(value, ast.Constant) or value.value not in (0, False):
        return None
    others = other_outcomes(file, function, value)
    return last if any(not isinstance(other, ast.Constant) for other in others) else None


__all__ = ["WORDS", "too_few_rows"]
