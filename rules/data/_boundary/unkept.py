"""Cleaning of a table whose outcome nobody takes: the rows go on as they were."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parents

_CLEANS: Final = ("fillna", "dropna", "drop_duplicates", "replace", "clip", "interpolate", "ffill", "bfill", "where")
"""Methods of a table or column that give a changed copy, unless they are told to change it in place."""
_LIBRARIES: Final = ("pandas.", "polars.", "dask.", "cudf.", "modin.")
_MAKES: Final = frozenset({"DataFrame", "concat", "merge", "json_normalize"})
_FOLLOWED: Final = 3


def unkept(file: FileContext) -> Iterator[ast.Call]:
    """``rows["age"].replace(-1, np.nan)`` as a statement, but where an error of it is what is waited for."""
    if file.source.notebook is not None:
        return
    for call in called(file, *_CLEANS):
        statement = file.statement_of(call)
        if not isinstance(statement, ast.Expr) or statement.value is not call:
            continue
        if not isinstance(call.func, ast.Attribute) or any(_changes(file, each) for each in call.keywords):
            continue
        if _is_table(file, call.func.value) and not any(isinstance(each, ast.Try | ast.With) for each in parents(call)):
            yield call


def _changes(file: FileContext, keyword: ast.keyword) -> bool:
    """Whether an argument may say that the table itself is changed."""
    return keyword.arg is None or (keyword.arg in ("inplace", "out") and file.constant(keyword.value) is not False)


def _is_table(file: FileContext, node: ast.expr) -> bool:
    """Whether a table, or a column of one, is known to be pandas' by how it was made or what its annotation says."""
    for _ in range(_FOLLOWED):
        while isinstance(node, ast.Subscript | ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            return False
        bindings = file.names.lookup(node.id, node)
        if any(each.annotation is not None and "DataFrame" in ast.unparse(each.annotation) for each in bindings):
            return True
        made = [binding.value for binding in bindings if isinstance(binding.value, ast.expr)]
        if any(_makes_table(file, value) for value in made):
            return True
        if len(made) != 1:
            return False
        node = made[0]
    return False


def _makes_table(file: FileContext, value: ast.expr) -> bool:
    name = (file.call_name(value) or "") if isinstance(value, ast.Call) else ""
    last = name.rpartition(".")[2]
    return name.startswith(_LIBRARIES) and (last.startswith("read_") or last in _MAKES)
