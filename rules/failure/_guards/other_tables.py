"""Checks of a table that say nothing: of another one than they mend, or of columns whose lack only a log knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, target_of
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import names_in

from .. import _handlers as handlers

MENDS: Final = (b".dropna(", b".fillna(", b".drop_duplicates(")
REQUIRED: Final = (b"REQUIRED", b"required_", b"MANDATORY", b"mandatory_")
_ASKS: Final = frozenset({"isnull", "isna", "duplicated"})
_MENDING: Final = frozenset({"dropna", "fillna", "drop_duplicates"})
_NEEDED: Final = regex(r"(?i)(^|_)(required|mandatory)(_\w*)?(columns?|cols|features?|fields?)(_\w+)?$")


def other_table(file: FileContext) -> Iterator[tuple[ast.If, str, str]]:
    """``if train.isnull().sum().sum() > 0: test.dropna(inplace=True)``: the test, the table that it asks, and the one
    that it mends.
    """
    for node in file.tree.of(ast.If):
        asked = {_owner(c) for c in file.inside(node.test, ast.Call) if last_part(c.func) in _ASKS} - {""}
        if not asked:
            continue
        mended = {
            _owner(call)
            for statement in node.body
            for call in file.inside(statement, ast.Call)
            if last_part(call.func) in _MENDING
        } - {""}
        body = {name for statement in node.body for name in names_in(statement)}
        if len(asked) == 1 and len(mended) == 1 and not (asked | names_in(node.test)) & (mended | body):
            yield node, next(iter(asked)), next(iter(mended))


def _owner(call: ast.Call) -> str:
    """The table that a method is called on, where that is a name; a column of it counts as it does."""
    held = call.func.value if isinstance(call.func, ast.Attribute) else None
    held = held.value if isinstance(held, ast.Subscript) else held
    return held.id if isinstance(held, ast.Name) else ""


def unheeded_columns(file: FileContext) -> Iterator[tuple[ast.If, str, str]]:
    """``missing = REQUIRED_COLUMNS - set(rows.columns)`` and ``if missing: log.warning(...)``, where nothing else asks
    for it: the test, what is missing, and of what.
    """
    for node in file.tree.of(ast.If):
        name = node.test.id if isinstance(node.test, ast.Name) else ""
        function = file.function_of(node)
        if not name or function is None or node.orelse or not handlers.logs_all(node.body):
            continue
        made = [s for s in file.inside(function, ast.Assign) if last_part(target_of(s)) == name]
        needed = _needed(given(made[0])) if len(made) == 1 else ""
        read = [n for n in file.inside(function, ast.Name) if n.id == name and n.lineno > node.lineno]
        end = node.end_lineno or node.lineno
        if needed and all(n.lineno <= end for n in read):
            yield node, name, needed


def _needed(value: ast.expr | None) -> str:
    """The name of what is required, of which what is there is taken away."""
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Sub):
        held: ast.expr = value.left
        held = held.args[0] if isinstance(held, ast.Call) and last_part(held.func) == "set" and held.args else held
    elif isinstance(value, ast.ListComp | ast.SetComp) and value.generators[0].ifs:
        held = value.generators[0].iter
    else:
        return ""
    name = last_part(held)
    return name if _NEEDED.search(name) else ""


__all__ = ["MENDS", "REQUIRED", "other_table", "unheeded_columns"]
