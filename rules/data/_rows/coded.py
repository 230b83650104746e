"""Codes and bins that a column's own values settle: a discretizer or an encoder by one call."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part

from .fits import is_label
from .values import EMPTY, Event, Value

if TYPE_CHECKING:
    from .flow import Reader

_BINS: Final = "pandas.qcut"
_CODES: Final = "factorize"
_WEIGHT: Final = 0.6


def coded(
    reader: Reader, node: ast.Call, name: str, last: str, receiver: Value, given: list[Value], named: dict[str, Value]
) -> Event | None:
    """The fit in ``pd.qcut(rows["age"], 4)``, ``pd.factorize(rows["town"])`` and ``rows["town"].factorize()``."""
    if name != _BINS and last != _CODES:
        return None
    of_receiver = last == _CODES and receiver.origins
    rows = receiver if of_receiver else given[0] if given else named.get("x", named.get("values", EMPTY))
    at: ast.expr | None = node.args[0] if node.args else None
    if of_receiver and isinstance(node.func, ast.Attribute):
        at = node.func.value
    elif at is None:
        at = reader.file.argument(node, "x") or reader.file.argument(node, "values")
    if not rows.origins or is_label(at, rows) or _draws_evenly(reader, node):
        return None
    return Event("fit", node, f"`{last}`", rows.roles, rows.origins, _WEIGHT, lists=last == _CODES)


def _draws_evenly(reader: Reader, node: ast.Call) -> bool:
    """Whether the bins only say how rows are to be held out: ``train_test_split(rows, stratify=rows["bin"])``."""
    statement = reader.file.statement_of(node)
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    texts = {part.value for each in targets for part in ast.walk(each) if isinstance(part, ast.Constant)}
    texts |= {each.id for each in targets if isinstance(each, ast.Name)}
    for call in reader.file.calls_where(lambda _, last: "split" in last.lower()) if texts else ():
        asked = [k.value for k in call.keywords if k.arg in ("stratify", "y", "groups")]
        asked += call.args[1:] if last_part(call.func) == "split" else []
        for part in (inner for each in asked for inner in ast.walk(each)):
            if (
                isinstance(part, ast.Constant | ast.Name)
                and (part.value if isinstance(part, ast.Constant) else part.id) in texts
            ):
                return True
    return False


__all__ = ["coded"]
