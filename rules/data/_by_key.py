"""Keys of a table of scores that name a score on test rows: ``sort_values("test_f1")``.

The key says of itself what it was measured on, wherever the table was filled.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_KEY: Final = regex(
    r"(?i)^(?!(mean|std|rank|split\d+)_)(\w+[ _])?(test|hold_?out)[ _-]?(acc(uracy)?|balanced_accuracy|f1\w*"
    r"|f1[ _-]score|r2\w*|rmse|mae|mse|mape|rmsle|auc\w*|pr_auc|roc[_-]?auc|precision|recall|scores?|loss|error|ap|mcc"
    r"|kappa)$"
)
_ORDERS: Final = frozenset({"max", "min", "sorted", "sort", "sort_values", "nlargest", "nsmallest", "idxmax", "idxmin"})
_FOLDS: Final = (b"cross_validate", b"cv_results_")
"""What calls the score on a part that was left out the test score."""


def test_key(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The key by which a call looks for the best, where that names a score on test rows."""
    if last_part(call.func) not in _ORDERS:
        return None
    found = next((key for key in _keys(file, call) if _KEY.match(str(file.constant(key)))), None)
    return None if found is None or file.holds(*_FOLDS) else found


def _keys(file: FileContext, call: ast.Call) -> Iterator[ast.expr]:
    by = file.argument(call, "key")
    if isinstance(by, ast.Lambda):
        for part in ast.walk(by.body):
            if isinstance(part, ast.Subscript):
                yield part.slice
            elif isinstance(part, ast.Call) and last_part(part.func) == "get" and part.args:
                yield part.args[0]
    last = last_part(call.func)
    if last in ("sort_values", "nlargest", "nsmallest"):
        columns = file.argument(call, "by" if last == "sort_values" else "columns", 0 if last == "sort_values" else 1)
        yield from columns.elts[:1] if isinstance(columns, ast.List) else [columns] if columns is not None else []
    if last in ("idxmax", "idxmin") and isinstance(call.func, ast.Attribute):
        if isinstance(call.func.value, ast.Subscript):
            yield call.func.value.slice


__all__ = ["test_key"]
