"""Tables that a route is sent as a file and that go to the model with no look at their columns."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ...serving._web.routes import route
from .followed import CHECKS, follow, gets, is_checked

_READS: Final = frozenset(
    f"{library}.read_{kind}"
    for library in ("pandas", "polars")
    for kind in ("csv", "excel", "json", "parquet", "feather", "table", "fwf")
)
_ASKS: Final = frozenset({"predict", "predict_proba", "decision_function"})
_LOOKS: Final = regex(
    r"\.(columns|dtypes|schema|isna|isnull|notna|notnull|select_dtypes|reindex|feature_names_in_|shape|between|clip"
    r"|astype|dropna|fillna|filter|select|loc)\b|\.keys\(\)|issubset|set\("
)
"""What a route asks a table for before it is used, or brings it into form with."""
_NAMELESS: Final = regex(r"\.(values\b(?!\()|to_numpy\()|\bnp\.(array|asarray)\(|\bnumpy\.(array|asarray)\(")
"""What leaves the names of the columns behind: the model then takes them by their places."""


class TableSent(NamedTuple):
    """Where a route reads the table it is sent, the call that hands it to the model, and whether its columns are
    nameless by then.
    """

    read: ast.Call
    asks: ast.Call
    nameless: bool


def table_sent(file: FileContext, node: FunctionNode) -> TableSent | None:
    """The table of an upload that a route gives to a model in its own body, where nothing looks at it."""
    reads = [call for call in file.inside(node, ast.Call) if file.call_name(call) in _READS]
    if not reads:
        return None
    found = route(file, node)
    if found is None or not found.upload:
        return None
    tainted = follow(node, file, reads)
    asks = [
        call
        for call in file.inside(node, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr in _ASKS and gets(call, tainted, reads)
    ]
    if not asks or is_checked(node, file, tainted) or _looks(node, file, tainted, reads):
        return None
    first = asks[0]
    made = [value for each in first.args for value in (each, file.names.single_value(each)) if value is not None]
    return TableSent(reads[0], first, any(_NAMELESS.search(ast.unparse(value)) for value in made))


def _looks(node: FunctionNode, file: FileContext, tainted: set[str], reads: list[ast.Call]) -> bool:
    """Whether a route selects columns, asks for them, or hands the table to what may do so."""
    for part in file.inside(node, ast.Subscript):
        table = part.value in reads or (isinstance(part.value, ast.Name) and part.value.id in tainted)
        if table and isinstance(part.ctx, ast.Load):
            return True
    for call in file.inside(node, ast.Call):
        known = file.call_name(call) or ""
        handed = gets(call, tainted, reads) and last_part(call.func) not in _ASKS
        own = isinstance(call.func, ast.Name) and not known.startswith("builtins.")
        if handed and (own or CHECKS.search(known)):
            return True
    return any(_LOOKS.search(ast.unparse(statement)) for statement in node.body)


__all__ = ["TableSent", "table_sent"]
