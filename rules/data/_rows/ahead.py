"""Values that are filled or smoothed with later ones: the future, where rows are held out in the order of time."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.written import cut

from .tables import FOLDERS
from .values import Event, Value

if TYPE_CHECKING:
    from .flow import Reader

KIND: Final = "ahead"
_BACK: Final = frozenset({"bfill", "backfill"})
WARM_UP: Final = 0.3
"""How much it harms that the first rows of a window are filled with the next one."""
_OF_BEFORE: Final = frozenset({"rolling", "pct_change", "diff", "shift"})
"""Methods that leave the first rows open, as there is nothing before them."""
_FORWARD: Final = frozenset({"pad", "ffill", "previous", "zero"})
_SMOOTHS: Final = frozenset({"savgol_filter", "seasonal_decompose"})
"""Filters of which each value is made of those on both sides."""
_AT_RANDOM: Final = FOLDERS - {"TimeSeriesSplit"} | {"random_split", "randomSplit", "sample", "setup"}


def looked(reader: Reader, node: ast.Call, last: str, receiver: Value, given: list[Value]) -> frozenset[Event]:
    """The mark of rows in the order of time that a call fills or smooths with later ones: ``prices.bfill()``."""
    rows = receiver if receiver.origins else given[0] if given else receiver
    if not any(event.kind == "time" for event in rows.events) or any("train" in role for role in rows.roles):
        return frozenset()
    if not _looks(reader.file, node, last):
        return frozenset()
    weight = WARM_UP if _is_warm_up(reader.file, node) else 0.6
    return frozenset({Event(KIND, node, f"`{_call(node)}`", rows.roles, rows.origins, weight)})


def _looks(file: FileContext, node: ast.Call, last: str) -> bool:
    if last in _BACK:
        return not _is_filled_forward(file, node)
    if last == "fillna":
        return file.constant(file.argument(node, "method")) in _BACK and not _is_filled_forward(file, node)
    if last == "interpolate" and isinstance(node.func, ast.Attribute):
        how = file.keyword_maybe(node, "method", 0)
        method = file.constant(how) if isinstance(how, ast.expr) else "linear" if how is None else UNKNOWN
        return method is not UNKNOWN and method not in _FORWARD
    if last == "rolling":
        return file.constant(file.argument(node, "center")) is True
    return last in _SMOOTHS


def _is_filled_forward(file: FileContext, node: ast.Call) -> bool:
    """Whether all gaps but those before the first value were filled forward just before: ``rows.ffill().bfill()``."""
    before = node.func.value if isinstance(node.func, ast.Attribute) else None
    if not isinstance(before, ast.Call):
        return False
    forward = last_part(before.func) in ("ffill", "pad") or file.constant(file.argument(before, "method")) in _FORWARD
    return forward and file.argument(before, "limit") is None


def _is_warm_up(file: FileContext, node: ast.Call) -> bool:
    """Whether a call fills what a window over the rows before has left open: ``rows.rolling(14).mean().bfill()``. Only
    the first few rows, all of them of the training part, are given a value of a little later.
    """
    if last_part(node.func) not in _BACK and last_part(node.func) != "fillna":
        return False
    before = node.func.value if isinstance(node.func, ast.Attribute) else None
    for call in file.inside(before, ast.Call) if before is not None else ():
        if last_part(call.func) in _OF_BEFORE and file.constant(file.argument(call, "center")) is not True:
            behind = file.constant(file.argument(call, "periods", 0)) if last_part(call.func) == "shift" else 1
            if isinstance(behind, int) and behind > 0:
                return True
    return False


def _call(node: ast.Call) -> str:
    """``rows.interpolate()`` without what it is called on, which is often long."""
    given = ", ".join(ast.unparse(each) for each in (*node.args, *node.keywords))
    return cut(f"{last_part(node.func)}({given})", 60)


def by_order(file: FileContext, where: ast.AST, how: str) -> bool:
    """Whether rows are held out in their order, as by a slice or a date, rather than drawn at random."""
    if how in ("pycaret", "validation_split"):
        return how == "validation_split"
    if not isinstance(where, ast.Call):
        return True
    last = last_part(where.func)
    if last == "train_test_split":
        return file.constant(file.argument(where, "shuffle")) is False
    return last not in _AT_RANDOM and how != "folds"


__all__ = ["KIND", "WARM_UP", "by_order", "looked"]
