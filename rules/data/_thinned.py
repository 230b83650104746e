"""Random splits that only make a table smaller: one of the two parts is thrown away, and nothing is judged on it."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import target_of
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of


def only_thins(file: FileContext, split: object) -> bool:
    """``kept, _ = train_test_split(rows, train_size=n)``, and ``train_test_split(rows, train_size=n)[0]``."""
    if not isinstance(split, ast.Call) or last_part(split.func) != "train_test_split":
        return False
    above = parent_of(split)
    if isinstance(above, ast.Subscript):
        return len(split.args) == 1 and isinstance(above.slice, ast.Constant)
    target = target_of(file.statement_of(split), split)
    if not isinstance(target, ast.Tuple | ast.List) or len(target.elts) < 2 or len(target.elts) % 2:
        return False
    first, second = target.elts[::2], target.elts[1::2]
    return any(all(_is_dropped(file, split, each) for each in part) for part in (first, second))


def _is_dropped(file: FileContext, split: ast.Call, target: ast.expr) -> bool:
    """Whether a part goes to ``_``, or to ``_rest`` that nothing reads."""
    if not isinstance(target, ast.Name) or not target.id.startswith("_"):
        return False
    home: ast.AST = file.function_of(split) or file.tree.module
    return not any(each.id == target.id and isinstance(each.ctx, ast.Load) for each in file.inside(home, ast.Name))


__all__ = ["only_thins"]
