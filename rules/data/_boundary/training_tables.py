"""Tables that something is fitted on, and that are read with no look at their columns, types or ranges."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called_where, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .._rows.tables import FITS

_READS: Final = frozenset({"read_csv", "read_excel", "read_json", "read_table", "scan_csv"})
"""What guesses types from the text that a file holds; a parquet file and a database keep theirs."""
_MADE_HERE: Final = regex(
    r"(?i)process|clean|feature|interim|silver|gold|split|encoded|scaled|(^|[/_])(x|y)_|(^|[/_-])(train|test|val|valid)\b"
)
"""Paths of tables that an earlier step of the same program wrote."""
_OWNERS: Final = frozenset({"pandas", "polars", "dask", "modin", "cudf"})
_TYPES: Final = ("dtype", "dtypes", "schema", "schema_overrides", "converters")
_LOOKS: Final = regex(
    r"(?i)validat|schema|pandera|great_expectations|expect_|deepchecks|tensorflow_data_validation|evidently|frictionless"
    r"|(check|verify|ensure|assert)_\w*(column|data|frame|df|miss|null|nan|type|quality|row|feature|input)"
    r"|(data|quality|sanity)_?checks?"
)
"""Names of what looks at a table before anything is made of it."""
_ASKED: Final = regex(
    r"\.columns\b|\bisnull\(|\bisna\(|\bnotna\(|\bnotnull\(|\.dtypes?\b|\.empty\b|\.shape\b|\blen\(|nunique\(|\.between\("
    r"|duplicated\(|missing"
)


def unchecked_table(file: FileContext) -> ast.Call | None:
    """The first table that a file reads and nothing in it looks at, where something is fitted in the same file."""
    if (
        file.source.notebook is not None
        or not calls_one(file, _READS)
        or not (calls_one(file, FITS) or file.holds(b"xgb.train(", b"lgb.train("))
    ):
        return None
    reads = [call for call in called_where(file, lambda last: last in _READS) if _is_read(file, call)]
    if not reads or _looks(file):
        return None
    return min(reads, key=lambda call: call.lineno)


def _is_read(file: FileContext, call: ast.Call) -> bool:
    name = file.call_name(call) or ""
    if name.partition(".")[0] not in _OWNERS or any(k.arg in _TYPES for k in call.keywords) or not call.args:
        return False
    return not _MADE_HERE.search(str(file.constant(call.args[0]))) and not _MADE_HERE.search(ast.unparse(call.args[0]))


def _looks(file: FileContext) -> bool:
    """Whether a file refuses a table for what it holds, by itself or by what says so by its name."""
    if _LOOKS.search(file.source.text):
        return True
    if any(_ASKED.search(ast.unparse(each.test)) for each in file.tree.of(ast.Assert)):
        return True
    return any(
        isinstance(statement, ast.Raise | ast.Return) or (isinstance(statement, ast.Expr) and _leaves(statement.value))
        for branch in file.tree.of(ast.If)
        if _ASKED.search(ast.unparse(branch.test))
        for statement in branch.body
    )


def _leaves(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and last_part(value.func) in ("exit", "_exit", "abort")


def is_looked_at(project: ProjectView) -> bool:
    """Whether anything that training runs looks at its tables, by its name."""
    known: bool | None = project.shared.get("MLA307 tables looked at")
    if known is None:
        known = project.shared["MLA307 tables looked at"] = any(
            _LOOKS.search(call.target.rpartition(".")[2])
            for path, facts in project.files.items()
            for function in facts.functions
            if project.is_reached("training", path, function.qualname)
            for call in function.calls
        )
    return known


__all__ = ["is_looked_at", "unchecked_table"]
