"""Rows that a program writes out itself: a handful, to see that something runs, whose score nobody decides by."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_MOST: Final = 60
"""Numbers of a handful of rows."""
_PLAIN: Final = (ast.List, ast.Tuple, ast.Dict, ast.UnaryOp, ast.USub, ast.Load)
_FORMS: Final = 4
_TABLES: Final = frozenset({"DataFrame", "Series"})


def is_written_out(node: ast.expr) -> bool:
    """Whether a list, or a call that is given one, is made of a few constants: ``np.array([[1, 2], [3, 4]])``; or an
    empty table is answered, for want of any.
    """
    if isinstance(node, ast.Call) and not (node.args or node.keywords):
        return last_part(node.func) in _TABLES and isinstance(parent_of(node), ast.Return)
    for _ in range(_FORMS):
        if not isinstance(node, ast.Call):
            break
        if node.args and isinstance(node.args[0], ast.List | ast.Tuple | ast.Dict):
            node = node.args[0]
        elif isinstance(node.func, ast.Attribute):
            node = node.func.value  # ``np.array([1, 2]).reshape(-1, 1)``
    if not isinstance(node, ast.List | ast.Tuple | ast.Dict):
        return False
    inner = list(ast.walk(node))
    constants = sum(isinstance(each, ast.Constant) for each in inner)
    return 0 < constants <= _MOST and all(isinstance(each, (ast.Constant, *_PLAIN)) for each in inner)


def are_written_out(file: FileContext, node: ast.expr) -> bool:
    """The same of what a name stands for."""
    values = file.names.values(node)
    return bool(values) and all(is_written_out(value) for value in values)


__all__ = ["are_written_out", "is_written_out"]
