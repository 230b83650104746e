"""What a dictionary keeps of each key, where that is a figure, a time or the text of an error."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_KINDS: Final = frozenset({"int", "float", "bool", "datetime", "date", "timedelta"})
_MAKES: Final = frozenset(
    {"time", "monotonic", "perf_counter", "now", "utcnow", "today", "int", "float", "len", "round", "bool", "timestamp"}
)


def keeps_scalars(file: FileContext, made: ast.Assign | ast.AnnAssign, name: str) -> bool:
    """Whether each entry of a dictionary is one figure, time or error, by its annotation, by what it makes of a new
    key, or by all that is put in.
    """
    if isinstance(made, ast.AnnAssign) and isinstance(made.annotation, ast.Subscript):
        kinds = made.annotation.slice
        if isinstance(kinds, ast.Tuple) and last_part(kinds.elts[-1]) in _KINDS:
            return True
    if isinstance(made.value, ast.Call) and made.value.args and last_part(made.value.args[0]) in _KINDS:
        return True
    values = list(_put(file, name))
    return bool(values) and all(_is_scalar(file, each) for each in values)


def _put(file: FileContext, name: str) -> Iterator[ast.expr | None]:
    for entry in file.tree.of(ast.Subscript):
        if isinstance(entry.ctx, ast.Store) and isinstance(entry.value, ast.Name) and entry.value.id == name:
            statement = parent_of(entry)
            yield statement.value if isinstance(statement, ast.Assign | ast.AugAssign) else None


def _is_scalar(file: FileContext, value: ast.expr | None) -> bool:
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int | float)
    if isinstance(value, ast.Name):
        made = file.names.single_value(value)
        return made is not None and made is not value and _is_scalar(file, made)
    if isinstance(value, ast.BinOp):
        return _is_scalar(file, value.left) or _is_scalar(file, value.right)
    if not isinstance(value, ast.Call):
        return False
    if last_part(value.func) in ("str", "repr") and len(value.args) == 1:
        return _is_caught(file, value.args[0])
    return last_part(value.func) in _MAKES


def _is_caught(file: FileContext, value: ast.expr) -> bool:
    """``str(error)`` of ``except OSError as error``."""
    handlers = file.ancestors(value, ast.ExceptHandler)
    return isinstance(value, ast.Name) and any(each.name == value.id for each in handlers)


__all__ = ["keeps_scalars"]
