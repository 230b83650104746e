"""Columns of a model that a table lacks, and that are made up: ``if name not in rows.columns: rows[name] = 0``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from .named_before import is_named_before

_ASKS: Final = frozenset({"predict", "predict_proba", "predict_on_batch", "decision_function"})
_FITS: Final = frozenset({"fit", "fit_transform", "partial_fit", "train_test_split"})
_PREPARES: Final = regex(r"(?i)(^|_)(train|eval|backtest|experiment)")
_LEVELS: Final = 2
"""Calls between the function that asks a model and the one that makes its rows ready."""


class Made(NamedTuple):
    """Where a loop over the names of columns gives those that a table lacks one number, and the function that does so;
    whether it asks a model itself, names the columns itself, and does so in a file that trains.
    """

    place: ast.Assign
    function: FunctionNode
    asks: bool
    own: bool
    trains: bool


def made_columns(file: FileContext) -> Iterator[Made]:
    """Columns that are made up. Dummies that a request has no category for are zero, rightly."""
    if not file.holds(b".columns") or file.holds(b"get_dummies") or file.source.notebook is not None:
        return
    told: set[FunctionNode] = set()
    for assign in file.tree.of(ast.Assign):
        home = file.function_of(assign)
        if home is None or home in told or not _fills(file, assign) or is_named_before(file, home, assign):
            continue
        calls = {last_part(call.func) for call in file.inside(home, ast.Call)}
        if calls.isdisjoint(_FITS):
            told.add(home)
            own = _is_listed(file, assign)
            yield Made(assign, home, not calls.isdisjoint(_ASKS), own, own and calls_one(file, _FITS))


def _fills(file: FileContext, assign: ast.Assign) -> bool:
    """``rows[name] = 0`` in a loop over names, of which it takes those that ``rows.columns`` lacks."""
    target = assign.targets[0]
    if not isinstance(target, ast.Subscript) or not isinstance(target.slice, ast.Name) or not _is_number(assign.value):
        return False
    name, table = target.slice.id, ast.unparse(target.value)
    loop = next((f for f in file.ancestors(assign, ast.For) if last_part(f.target) == name), None)
    if loop is None:
        return False
    tests = [branch.test for branch in file.ancestors(assign, ast.If) if branch.lineno >= loop.lineno]
    walked = file.names.single_value(loop.iter) if isinstance(loop.iter, ast.Name) else loop.iter
    return any(_lacks(test, table) for test in (*tests, *([] if walked is None else [walked])))


def _is_listed(file: FileContext, assign: ast.Assign) -> bool:
    """Whether the columns are written out as a list, here or where their name begins."""
    loop = next(file.ancestors(assign, ast.For), None)
    walked = loop.iter if loop is not None else None
    if not isinstance(walked, ast.Name):
        return isinstance(walked, ast.List | ast.Tuple)
    home = file.function_of(assign)
    grown = [each for each in assignments(file, home) if last_part(each.targets[0]) == walked.id] if home else []
    values = [*file.names.values(walked), *(each.value for each in grown)]
    return any(isinstance(each, ast.List | ast.Tuple) for each in values)


def _lacks(node: ast.expr, table: str) -> bool:
    """Whether an expression holds ``name not in rows.columns``, or what is left of names without ``rows.columns``."""
    columns = f"{table}.columns"
    for part in ast.walk(node):
        if isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.NotIn):
            if ast.unparse(part.comparators[0]).startswith((columns, f"set({columns}", f"list({columns}")):
                return True
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Sub) and columns in ast.unparse(part.right):
            return True
        if isinstance(part, ast.Call) and last_part(part.func) == "difference" and part.args:
            return columns in ast.unparse(part.args[0])
    return False


def _is_number(value: ast.expr) -> bool:
    if isinstance(value, ast.UnaryOp) and isinstance(value.op, ast.USub):
        value = value.operand
    return (
        isinstance(value, ast.Constant) and isinstance(value.value, int | float) and not isinstance(value.value, bool)
    )


def prepares(project: ProjectView, node: Node, *, trains: bool) -> bool:
    """Whether a function, by its file, prepares rows to train or to evaluate, and answers nobody."""
    if project.is_reached("serving", *node):
        return False
    return trains or _PREPARES.search(node[0].rpartition("/")[2]) is not None or project.context(*node) == "training"


def asked_with(project: ProjectView, node: Node) -> bool:
    """Whether what calls a function, or what calls that, asks a model, and nobody who calls it trains."""
    seen, front, asks = {node}, [node], False
    for _ in range(_LEVELS):
        front = [
            c for each in front for caller in project.callers(each) if (c := (caller.path, caller.qualname)) not in seen
        ]
        seen.update(front)
        for each in front:
            function = project.function(each)
            called = {call.target.rpartition(".")[2] for call in function.calls} if function is not None else set()
            if not called.isdisjoint(_FITS):
                return False
            asks |= not called.isdisjoint(_ASKS)
    return asks
