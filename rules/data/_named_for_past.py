"""Columns that are named for what came before, and are made of what comes after: ``rows["prev"] = x.shift(-1)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_PAST: Final = regex(
    r"(?i)(^|_|\b)(t_?minus|minus|prev|previous|last|past|lags?|lagged|prior|before|ago|since|yesterday)(_|\b|\d|$)"
)
_AHEAD: Final = regex(r"(?i)next|future|forward|fwd|lead|ahead|target|label|until|after|tomorrow|(^|_)y(_|$)")
_SHIFTS: Final = ("shift", "diff", "pct_change")
_SORTS: Final = ("sort_values", "sort_index", "sort", "sorted", "orderBy", "order_by")
_BACKWARDS: Final = regex(
    r"ascending=False|ascending=\[[^]]*False|ascending=0\b|descending=True|reverse=True|\bdesc\b|::-1"
)


class Ahead(NamedTuple):
    """A column, the call that takes the later rows, and where these are put in order, if that is seen."""

    place: ast.expr
    column: str
    shift: ast.Call
    order: ast.Call | None


def named_for_past(file: FileContext) -> Iterator[Ahead]:
    """The columns whose name says that they hold an earlier row, and that are made of a later one."""
    seen: set[ast.AST] = set()
    for shift in called(file, *_SHIFTS):
        if not _is_negative(file, shift):
            continue
        statement = file.statement_of(shift)
        if not isinstance(statement, ast.Assign) or statement in seen or _is_compared(shift):
            continue
        column = _column(statement.targets[0])
        if not _PAST.search(column) or _AHEAD.search(column):
            continue
        home = file.function_of(shift)
        scope = home if home is not None else file.tree.module
        if _BACKWARDS.search(ast.unparse(scope)):
            continue
        seen.add(statement)
        yield Ahead(statement.targets[0], column, shift, _order(file, home, shift))


def _is_negative(file: FileContext, shift: ast.Call) -> bool:
    """``shift(-1)`` and ``shift(-lag)``; of ``for step in (-1, 1)`` nothing is known."""
    periods = file.argument(shift, "periods", 0)
    if not isinstance(shift.func, ast.Attribute) or periods is None:
        return False
    step = file.constant(periods)
    if step is UNKNOWN:
        return isinstance(periods, ast.UnaryOp) and isinstance(periods.op, ast.USub)
    return isinstance(step, int) and step < 0


def _is_compared(shift: ast.Call) -> bool:
    """``rows["is_last"] = rows["card"] != rows["card"].shift(-1)``: where a run of rows ends, and no value of later."""
    return any(
        isinstance(parent, ast.Compare)
        or (isinstance(parent, ast.Call) and last_part(parent.func) in ("ne", "eq", "isna", "isnull"))
        for parent in parents(shift)
    )


def _column(target: ast.expr) -> str:
    """The column that an assignment makes: its name, or what is fixed of a name with numbers in it."""
    if not isinstance(target, ast.Subscript):
        return ""
    key = target.slice.elts[-1] if isinstance(target.slice, ast.Tuple) and target.slice.elts else target.slice
    parts = key.values if isinstance(key, ast.JoinedStr) else [key]
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def _order(file: FileContext, home: FunctionNode | None, shift: ast.Call) -> ast.Call | None:
    """Where rows are put in order before, in the same function."""
    sorts = (s for s in called(file, *_SORTS) if file.function_of(s) is home and s.lineno <= shift.lineno)
    return next((sort for sort in sorts if sort.args or last_part(sort.func) == "sort_index"), None)


__all__ = ["Ahead", "named_for_past"]
