"""Values that are taken from the row before or after in a table of several entities, across the border between two."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from ._rows.tables import TIME_COLUMN
from ._test_rows.tested import own_function

_NEIGHBOURS: Final = frozenset(
    {"ffill", "bfill", "pad", "backfill", "interpolate", "shift", "diff", "pct_change", "rolling", "ewm"}
    | {"forward_fill", "backward_fill", "rolling_mean", "rolling_std", "rolling_sum", "ewm_mean"}
)
_BY_METHOD: Final = {"fillna": "method", "fill_null": "strategy"}
_GROUPS: Final = frozenset(
    {"groupby", "group_by", "over", "pivot", "pivot_table", "unstack", "partition_by", "resample"}
)
_SORTS: Final = ("sort_values", "sort", "orderBy")
_TIMES: Final = regex(
    r"(?i)(^|_)(year|month|week|day|hour|minute|quarter|period|season|round|step|index|idx|seq\w*)(_|$)"
)
_DEPTH: Final = 3


class Across(NamedTuple):
    """A call that looks over the border of two entities, and where the table is put in their order."""

    call: ast.Call
    order: ast.Call


def across(file: FileContext) -> Iterator[Across]:
    """The first call of each kind in a function that does so."""
    if not calls_one(file, _SORTS) or not calls_one(file, (*_NEIGHBOURS, *_BY_METHOD)):
        return
    told: set[object] = set()
    for order in called(file, *_SORTS):
        keys = _keys(file, order)
        if not keys:
            continue
        statement = file.statement_of(order)
        home = file.function_of(order)
        name = _held(file, order, statement)
        found = [call for call in _neighbours(file, order) if _owner(file, call) is order]
        if name:
            end = statement.end_lineno or statement.lineno if statement is not None else order.lineno
            found += list(_of_table(file, home, name, end, keys, _DEPTH))
        for call in found:
            what = ((file.function_of(call), last_part(call.func)), file.statement_of(call))
            if told.isdisjoint(what):
                yield Across(call, order)
            told.update(what)


def _keys(file: FileContext, order: ast.Call) -> set[str]:
    """The entities in whose order, and then in that of time, a table is put; none where it goes by time first."""
    given = file.argument(order, "by", 0)
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    names = list(_names(file, made if made is not None else given))
    for more in order.args[1:]:
        names.extend(_names(file, more))
    time = next((place for place, name in enumerate(names) if TIME_COLUMN.search(name)), 0)
    return {name for name in names[:time] if not _TIMES.search(name)}


def _names(file: FileContext, node: ast.expr | None) -> Iterator[str]:
    """The columns in an expression, or what the names are called that stand for them."""
    if isinstance(node, ast.List | ast.Tuple):
        for each in node.elts:
            yield from _names(file, each.value if isinstance(each, ast.Starred) else each)
    elif isinstance(node, ast.BinOp):
        yield from (*_names(file, node.left), *_names(file, node.right))
    elif node is not None:
        known = file.constant(node)
        if known is UNKNOWN:
            yield from [last_part(node)] if last_part(node) else []
        else:
            yield from (str(each) for each in (known if isinstance(known, list | tuple) else [known]))


def _held(file: FileContext, order: ast.Call, statement: ast.stmt | None) -> str:
    """The name that a sorted table goes by; "" where the sort is only a part of something else."""
    if any(isinstance(p, ast.Call) and last_part(p.func) in (*_GROUPS, "concat", "merge") for p in parents(order)):
        return ""
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    if isinstance(statement, ast.Expr) and file.constant(file.argument(order, "inplace")) is True:
        return last_part(order.func.value) if isinstance(order.func, ast.Attribute) else ""
    return ""


def _of_table(
    file: FileContext, home: FunctionNode | None, name: str, after: int, keys: set[str], depth: int
) -> Iterator[ast.Call]:
    """The calls that look at neighbouring rows in a table that a function holds, and where it is handed on."""
    if depth <= 0 or _heeds_borders(file, home, keys):
        return
    end = _regrouped(file, home, name, after)
    for call in _neighbours(file, home):
        if after < call.lineno < end and file.function_of(call) is home:
            owner = _owner(file, call)
            if isinstance(owner, ast.Name) and owner.id == name and not _is_for_one(file, call):
                yield call
    for call in file.inside(home, ast.Call) if home is not None else file.tree.of(ast.Call):
        if not after < call.lineno < end or file.function_of(call) is not home:
            continue
        function = own_function(file, call)
        if function is not None and function is not home:
            parameter = _parameter(call, function, name)
            if parameter:
                yield from _of_table(file, function, parameter, function.lineno, keys, depth - 1)


def _is_for_one(file: FileContext, call: ast.Call) -> bool:
    """Whether a call is the way of a table of one series, where another branch groups: ``if groups: ... else: ...``."""
    for branch in file.ancestors(call, ast.If):
        if any(last_part(other.func) in _GROUPS for other in file.inside(branch, ast.Call)):
            return True
    return False


def _parameter(call: ast.Call, function: FunctionNode, name: str) -> str:
    """What a function calls the table that it is handed."""
    arguments = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    arguments = arguments[1:] if isinstance(call.func, ast.Attribute) else arguments
    for place, given in zip(arguments, call.args, strict=False):
        if isinstance(given, ast.Name) and given.id == name:
            return place
    return next((k.arg for k in call.keywords if k.arg and isinstance(k.value, ast.Name) and k.value.id == name), "")


def _neighbours(file: FileContext, within: ast.AST | None) -> Iterator[ast.Call]:
    """The calls that look at neighbouring rows, in no group and in no function that is handed groups."""
    for call in called(file, *_NEIGHBOURS, *_BY_METHOD):
        last = last_part(call.func)
        if last in _BY_METHOD and file.argument(call, _BY_METHOD[last]) is None:
            continue
        if file.constant(file.argument(call, "axis")) in (1, "columns") or not isinstance(call.func, ast.Attribute):
            continue
        if within is None or file.function_of(call) is within or isinstance(within, ast.Call):
            yield call


def _owner(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The table of which a column is looked at: ``rows`` of ``rows["sales"].shift(1)``; None where it is grouped."""
    for parent in parents(call):
        if isinstance(parent, ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef):
            if isinstance(parent, ast.Lambda):
                return None
            break
        if isinstance(parent, ast.Call) and isinstance(parent.func, ast.Attribute) and parent.func.attr == "over":
            return None
    node: ast.expr = call
    while True:
        if isinstance(node, ast.Call):
            if last_part(node.func) in _GROUPS:
                return None
            if node is not call and last_part(node.func) in _SORTS:
                return node
            if not isinstance(node.func, ast.Attribute):
                return None
            node = node.func.value
        elif isinstance(node, ast.Subscript | ast.Attribute):
            node = node.value
        elif isinstance(node, ast.Name) and file.qualname(node) == "polars" and (frame := _frame_of(call)) is not None:
            node = frame
        else:
            return node


def _frame_of(call: ast.Call) -> ast.expr | None:
    """The table of Polars that gets a column: ``rows`` of ``rows.with_columns(pl.col("sales").shift(1))``."""
    for parent in parents(call):
        if isinstance(parent, ast.Call) and last_part(parent.func) in ("with_columns", "select"):
            return parent.func.value if isinstance(parent.func, ast.Attribute) else None
    return None


def _heeds_borders(file: FileContext, home: FunctionNode | None, keys: set[str]) -> bool:
    """Whether a function compares an entity with that of the row before, or cuts one out of the table."""
    for compare in file.inside(home, ast.Compare) if home is not None else file.tree.of(ast.Compare):
        if file.function_of(compare) is home:
            for part in ast.walk(compare):
                if isinstance(part, ast.Subscript) and set(_names(file, part.slice)) & keys:
                    return True
                if isinstance(part, ast.Attribute) and part.attr in keys:
                    return True
    return False


def _regrouped(file: FileContext, home: FunctionNode | None, name: str, after: int) -> float:
    """The line at which a name is given a table that is put together by entity, and no longer one of rows."""
    for assign in file.inside(home, ast.Assign) if home is not None else file.tree.of(ast.Assign):
        target = assign.targets[0]
        if assign.lineno > after and isinstance(target, ast.Name) and target.id == name:
            if file.function_of(assign) is home and _owner_of(file, assign.value) != name:
                return assign.lineno
    for loop in file.tree.of(ast.For):
        if loop.lineno > after and file.function_of(loop) is home:
            if any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(loop.target)):
                return loop.lineno
    return float("inf")


def _owner_of(file: FileContext, value: ast.expr) -> str:
    """The table that a new one is made of by its methods alone; "" where it is grouped, or made otherwise."""
    if isinstance(value, ast.Call):
        given = [each.id for each in (*value.args, *(k.value for k in value.keywords)) if isinstance(each, ast.Name)]
        if isinstance(value.func, ast.Attribute) and last_part(value.func.value) == "self" and given:
            return given[0]
        if isinstance(value.func, ast.Name) and given:
            return given[0]
        if last_part(value.func) in (*_GROUPS, "agg", "sum", "mean"):
            return ""
        owner = _owner(file, value)
        return owner.id if isinstance(owner, ast.Name) else ""
    while isinstance(value, ast.Subscript | ast.Attribute):
        value = value.value
    return value.id if isinstance(value, ast.Name) else ""


__all__ = ["Across", "across"]
