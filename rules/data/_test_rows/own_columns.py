"""A function that divides columns by statistics of their own, called for the training rows and for the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part

from .._rows.tables import role_of

_SPREADS: Final = ("max", "std", "sum", "mean")


def columns_by_themselves(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call, ast.Call]]:
    """The call for the test rows, that for the training rows, and the statistic that columns are divided by, of
    ``rows["a"] = rows["a"] / rows["a"].max()``.
    """
    if lasts(file).isdisjoint(_SPREADS):
        return
    told: set[ast.AST] = set()
    for statistic in called(file, *_SPREADS):
        function = file.function_of(statistic)
        if function is None or function in told or len(function.args.args) != 1:
            continue
        if not _divides_its_column(file, statistic, function.args.args[0].arg):
            continue
        told.add(function)
        calls = {role: call for call, role in _by_role(file, function.name)}
        if "train" in calls and "test" in calls:
            yield calls["test"], calls["train"], statistic


def _by_role(file: FileContext, name: str) -> Iterator[tuple[ast.Call, str]]:
    for call in called(file, name):
        if isinstance(call.func, ast.Name) and len(call.args) == 1 and not call.keywords:
            yield call, role_of(last_part(call.args[0]))


def _divides_its_column(file: FileContext, statistic: ast.Call, rows: str) -> bool:
    """Whether a statistic of all of a column of `rows` is what this column is divided by."""
    column = statistic.func.value if isinstance(statistic.func, ast.Attribute) else None
    if not isinstance(column, ast.Subscript) or not isinstance(column.value, ast.Name) or column.value.id != rows:
        return False
    if statistic.args or statistic.keywords or not isinstance(file.constant(column.slice), str):
        return False
    written = ast.unparse(column)
    return any(
        isinstance(ratio.op, ast.Div)
        and statistic in file.inside(ratio.right, ast.Call)
        and any(ast.unparse(each) == written for each in file.inside(ratio.left, ast.Subscript))
        for ratio in file.ancestors(statistic, ast.BinOp)
    )


__all__ = ["columns_by_themselves"]
