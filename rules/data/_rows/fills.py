"""Gaps, zeros and outliers that are replaced by a statistic of the column: an imputer or winsorizer by hand."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.written import excerpt

from .fits import is_label
from .never_missing import never_missing
from .tables import is_target
from .values import EMPTY, Event, Value

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

_METHODS: Final = {"fillna": (0, 1), "clip": (0, 2), "replace": (1, 2), "where": (1, 2), "mask": (1, 2)}
"""Which arguments of a method of a column may take the place of its values."""
_BY_NAME: Final = ("lower", "upper", "value", "other")
_BOUNDS: Final = ("a_min", "a_max", "min", "max")
_PLACES: Final = frozenset({"loc", "iloc", "at"})
_WEIGHT: Final = 0.6


def filled(
    reader: Reader, node: ast.Call, name: str, last: str, receiver: Value, given: list[Value], named: dict[str, Value]
) -> Event | None:
    """The fit in ``age.fillna(age.median())``, ``age.replace(0, middle)``, ``fare.clip(low, high)``,
    ``np.clip(fare, low, high)`` and ``np.where(age == 0, middle, age)``.
    """
    if last not in _METHODS or not isinstance(node.func, ast.Attribute):
        return None
    if name == "numpy.where":
        if len(given) != 3:
            return None
        fillers = [value for value in given[1:] if value.statistic is not None]
        kept = [(at, value) for at, value in zip(node.args[1:], given[1:], strict=True) if value.statistic is None]
        if len(fillers) != 1 or len(kept) != 1:
            return None
        at, rows = kept[0]
    elif name == "numpy.clip":
        if not given:
            return None
        at, rows = node.args[0], given[0]
        fillers = [*given[1:3], *(named[key] for key in _BOUNDS if key in named)]
    else:
        first, end = _METHODS[last]
        fillers = [*given[first:end], *(named[key] for key in _BY_NAME if key in named)]
        at, rows = node.func.value, receiver
    return _fit(reader, node, at, rows, fillers)


def put_in(reader: Reader, target: ast.Subscript, value: Value, whole: Value, frame: Frame) -> Event | None:
    """The fit in ``rows.loc[rows["age"] == 0, "age"] = middle`` and ``age[age > high] = high``."""
    if value.statistic is None or not isinstance(target.value, ast.Name | ast.Attribute | ast.Subscript):
        return None
    chosen, column = target.slice, None
    if isinstance(chosen, ast.Tuple) and len(chosen.elts) == 2:
        if not isinstance(target.value, ast.Attribute) or target.value.attr not in _PLACES:
            return None
        chosen, column = chosen.elts
    if column is not None and is_target(str(reader.file.constant(column))):
        return None
    if not reader.value(chosen, frame).is_mask:
        return None
    return _fit(reader, target, target.value, whole, [value])


def of_known(node: ast.Call) -> bool:
    """Whether a statistic is of the values that are none of a few odd ones: ``rows[rows["age"] != 0]["age"].mean()``;
    no rows are held out by that.
    """
    asked: ast.expr | None = node.func.value if isinstance(node.func, ast.Attribute) else None
    keys: set[str] = set()
    masks: list[ast.expr] = []
    while isinstance(asked, ast.Subscript | ast.Attribute):
        if isinstance(asked, ast.Attribute):
            keys |= set() if asked.attr in _PLACES else {repr(asked.attr)}
        else:
            for each in asked.slice.elts if isinstance(asked.slice, ast.Tuple) else [asked.slice]:
                if isinstance(each, ast.Compare):
                    masks.append(each)
                else:
                    keys.add(ast.unparse(each))
        asked = asked.value
    return bool(masks) and all(_leaves_out(mask, keys) for mask in masks)


def _leaves_out(mask: ast.expr, keys: set[str]) -> bool:
    """``rows["age"] != 0`` and ``rows.age > 0``: of the column that is asked for itself, and a number."""
    if not isinstance(mask, ast.Compare) or not isinstance(mask.ops[0], ast.NotEq | ast.Gt):
        return False
    if not isinstance(mask.comparators[0], ast.Constant | ast.UnaryOp):
        return False
    left = mask.left
    if isinstance(left, ast.Subscript):
        return ast.unparse(left.slice) in keys
    return isinstance(left, ast.Attribute) and repr(left.attr) in keys


def _fit(reader: Reader, node: ast.expr, at: ast.expr, rows: Value, fillers: list[Value]) -> Event | None:
    filler = next((value for value in fillers if value.statistic is not None), EMPTY)
    if filler.statistic is None or not filler.origins & rows.origins:
        return None
    if is_label(at, rows) or never_missing(reader.file, at):
        return None
    return Event(
        "fit", _told_at(reader, filler.statistic, node), _shown(filler.statistic), filler.roles, filler.origins, _WEIGHT
    )


def _told_at(reader: Reader, statistic: ast.AST, node: ast.expr) -> ast.AST:
    """Where the statistic is taken, if that is a statement of its own in the same function; else where it is used."""
    if reader.file.function_of(statistic) is not reader.file.function_of(node):
        return node
    return node if reader.file.statement_of(statistic) is reader.file.statement_of(node) else statistic


def _shown(statistic: ast.AST) -> str:
    return f"`{excerpt(statistic, 60)}`"


__all__ = ["filled", "of_known", "put_in"]
