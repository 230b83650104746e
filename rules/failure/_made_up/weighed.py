"""What becomes of a number: it goes out or decides, or it only weighs in a sum of others."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers

_DEPTH: Final = 3


def only_weighs(file: FileContext, place: ast.expr, depth: int = _DEPTH) -> bool:
    """Whether a number is nowhere answered, kept or compared as it is: ``0.3 * row.get("score", 0.5) + ...``."""
    child: ast.expr = place
    while True:
        parent = parent_of(child)
        if isinstance(parent, ast.keyword):
            call = parent_of(parent)
            return isinstance(call, ast.Call) and handlers.is_log(call)
        if isinstance(parent, ast.Call) and handlers.is_log(parent):
            return True
        if isinstance(parent, ast.BinOp) and not _is_of_one(parent):
            return True
        if not isinstance(parent, ast.expr) or isinstance(parent, ast.Compare | ast.Dict | ast.Yield):
            break
        child = parent
    if isinstance(parent, ast.AugAssign):
        return True
    target = target_of(parent)
    if not isinstance(target, ast.Name) or depth <= 0:
        return False
    home = file.function_of(place) or file.tree.module
    uses = [part for part in ast.walk(home) if isinstance(part, ast.Name) and part.id == target.id]
    read = [each for each in uses if isinstance(each.ctx, ast.Load) and each.lineno > child.lineno]
    return bool(read) and all(only_weighs(file, each, depth - 1) for each in read)


def _is_of_one(sum_of: ast.BinOp) -> bool:
    """``100 * share``, ``1 - share``: what is made of the one number, and says no more than that."""
    return isinstance(sum_of.left, ast.Constant) or isinstance(sum_of.right, ast.Constant)


__all__ = ["only_weighs"]
