"""Predictions that are no number, and are made one: a broken model answers like a sound one."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called_names
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._work import kind_of
from .plain import is_number

_FILLS: Final = regex(r"^(numpy|torch|jax\.numpy|tensorflow\.experimental\.numpy)\.nan_to_num_?$")
_TESTS: Final = frozenset(
    f"{library}.{test}"
    for library in ("numpy", "torch", "math", "pandas", "jax.numpy", "tensorflow.math")
    for test in ("isnan", "is_nan", "isna", "isnull")
)
_SCORES: Final = regex(
    r"(?i)^(\w+_)?(pred|preds|predicted|prediction|predictions|proba|probs?|probability|probabilities|y_(hat|pred|score))(_\w+)?$"
    r"|^(\w+_)?(risk|churn|fraud|default|propensity|model|stacked|ensemble)_score$"
)
"""Columns that hold what a model answered."""
_KEEPS: Final = frozenset(
    {"float", "int", "squeeze", "flatten", "ravel", "cpu", "numpy", "detach", "item", "tolist", "astype", "reshape"}
    | {"softmax", "sigmoid", "array", "asarray", "clip", "to"}
)
"""Calls that hand on what they are given, or what they are called on, as a number."""


def tests_numbers(file: FileContext) -> bool:
    """Whether a file asks of anything whether it is a number."""
    return not _TESTS.isdisjoint(called_names(file))


def filled_prediction(file: FileContext, node: ast.Call) -> bool:
    """``torch.nan_to_num(logits)``."""
    if not _FILLS.match(file.call_name(node) or ""):
        in_place = isinstance(node.func, ast.Attribute) and node.func.attr in ("nan_to_num", "nan_to_num_")
        return in_place and isinstance(node.func, ast.Attribute) and _is_predicted(file, node.func.value)
    return bool(node.args) and _is_predicted(file, node.args[0])


def filled_column(file: FileContext, node: ast.Call) -> str:
    """``table["prediction"].fillna(0.5)``: the column of predictions whose gaps a number fills; "" for the rest."""
    held = node.func.value if isinstance(node.func, ast.Attribute) else None
    number = file.argument(node, "value", 0)
    if not isinstance(held, ast.Subscript) or number is None or not is_number(number):
        return ""
    column = file.constant(held.slice)
    return column if isinstance(column, str) and _SCORES.match(column) else ""


def replaced_prediction(file: FileContext, node: ast.If) -> ast.Assign | None:
    """``if np.isnan(score): score = 0.0``: the statement that gives the number."""
    name = _found_missing(file, node.test)
    if name is None or not _is_predicted(file, name):
        return None
    for statement in node.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == ast.unparse(name):
            return statement if is_number(statement.value) else None
    return None


def other_prediction(file: FileContext, node: ast.IfExp) -> bool:
    """``0.0 if np.isnan(score) else float(score)``."""
    negative = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
    name = _found_missing(file, node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test)
    return name is not None and is_number(node.orelse if negative else node.body) and _is_predicted(file, name)


def masked_prediction(file: FileContext, node: ast.Assign) -> bool:
    """``scores[np.isnan(scores)] = 0``."""
    target = node.targets[0]
    if not isinstance(target, ast.Subscript) or not is_number(node.value):
        return False
    name = _found_missing(file, target.slice)
    return name is not None and ast.unparse(name) == ast.unparse(target.value) and _is_predicted(file, name)


def _found_missing(file: FileContext, test: ast.expr) -> ast.expr | None:
    if isinstance(test, ast.Call) and test.args and file.call_name(test) in _TESTS:
        return test.args[0]
    return None


def _is_predicted(file: FileContext, value: ast.expr, depth: int = 6) -> bool:
    """Whether a value is what a model answered, at most as another type."""
    if depth <= 0:
        return False
    if isinstance(value, ast.Name):
        bindings = [b for b in file.names.lookup(value.id, value) if b.value is not None]
        return any(
            b.value is not value and _is_predicted(file, b.value, depth - 1) for b in bindings if b.value is not None
        )
    if isinstance(value, ast.Subscript | ast.Attribute):
        return _is_predicted(file, value.value, depth - 1)
    if not isinstance(value, ast.Call):
        return False
    if last_part(value.func) in _KEEPS:
        owner = value.func.value if isinstance(value.func, ast.Attribute) else None
        return any(_is_predicted(file, each, depth - 1) for each in (*value.args[:1], *([owner] if owner else [])))
    return kind_of(file, value) == "predict" and not isinstance(value.func, ast.Lambda)
