"""Statistics of the training and the test rows put together, by which both are then scaled or filled."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.written import names_in

from .._rows.tables import is_test_name, is_validation_name, role_of
from .named import of_arrays

JOINS: Final = frozenset({"concat", "concatenate", "vstack", "row_stack", "append"})
_STATISTICS: Final = frozenset({"mean", "std", "var", "min", "max", "median", "quantile", "nanmean", "nanstd"})
_FILLS: Final = frozenset({"fillna", "fill_null", "replace", "where"})


def pooled(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The first statistic of rows that are put together so, in each function, and where they are put together."""
    if not file.holds(b"concat", b"vstack", b"append(", b"row_stack") or not file.holds(b"est"):
        return
    for join in called(file, *JOINS):
        statement = file.statement_of(join)
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if not isinstance(target, ast.Name) or not _puts_together(file, join):
            continue
        home: ast.AST = file.function_of(join) or file.tree.module
        for call in file.inside(home, ast.Call):
            after = call.lineno > join.lineno and file.function_of(call) is file.function_of(join)
            if (
                after
                and _of(file, call) == target.id
                and join in file.names.values(_name(file, call))
                and _used(file, call)
            ):
                yield call, join
                break


def _puts_together(file: FileContext, join: ast.Call) -> bool:
    """Whether what is put together is one part to train on and one to test on, each with all of its columns."""
    given: list[ast.expr] = []
    for each in join.args[:1]:
        made = file.names.single_value(each) if isinstance(each, ast.Name) else each
        given += made.elts if isinstance(made, ast.List | ast.Tuple) else [each]
    if last_part(join.func) == "append" and isinstance(join.func, ast.Attribute):
        given.append(join.func.value)
    if len(given) != 2 or file.constant(file.argument(join, "axis", 1)) in (1, "columns"):
        return False
    names = [last_part(each) for each in given if isinstance(each, ast.Name | ast.Attribute)]
    if any(map(is_validation_name, names)):
        return False
    return len(names) == 2 and any(map(is_test_name, names)) and "train" in {role_of(name) for name in names}


def _name(file: FileContext, call: ast.Call) -> ast.expr:
    """The table of ``table["age"].mean()`` and of ``np.mean(table)``."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else call
    if call.args and of_arrays(file, owner):
        owner = call.args[0]
    while isinstance(owner, ast.Subscript | ast.Attribute):
        owner = owner.value
    return owner


def _of(file: FileContext, call: ast.Call) -> str:
    """The name of the table that a call takes a statistic of, over rows; "" for any other call."""
    if last_part(call.func) not in _STATISTICS or file.constant(file.argument(call, "axis")) in (1, "columns"):
        return ""
    owner = _name(file, call)
    return owner.id if isinstance(owner, ast.Name) else ""


def _used(file: FileContext, call: ast.Call) -> bool:
    """Whether rows are scaled or filled by it: at once, by the name that it is given, or by an object that keeps it."""
    if _scales(file, call):
        return True
    statement = file.statement_of(call)
    if not isinstance(statement, ast.Assign):
        return False
    for target in statement.targets:
        kept = target.value if isinstance(target, ast.Subscript) else target
        if isinstance(kept, ast.Attribute):
            return ast.unparse(kept).startswith("self.")
    home: ast.AST = file.function_of(call) or file.tree.module
    names = set().union(*(names_in(target) for target in statement.targets))
    return any(
        each.id in names and each.lineno > statement.lineno and _scales(file, each)
        for each in file.inside(home, ast.Name)
        if isinstance(each.ctx, ast.Load)
    )


def _scales(file: FileContext, node: ast.expr) -> bool:
    """Whether a value is taken from, or divides, or fills something else within its statement."""
    child: ast.AST = node
    for parent in file.ancestors(node, (ast.BinOp, ast.Call, ast.Subscript)):
        if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Sub | ast.Div) and _is_in(parent.right, child):
            return True
        if isinstance(parent, ast.Call):
            return last_part(parent.func) in _FILLS and not _is_in(parent.func, child)
    return False


def _is_in(part: ast.AST, node: ast.AST) -> bool:
    return any(each is node for each in ast.walk(part))


__all__ = ["JOINS", "pooled"]
