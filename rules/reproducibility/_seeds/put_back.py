"""Lists that are shuffled only for what is asked first: each answer becomes a row, and the rows are sorted again."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_WRAPS: Final = frozenset({"tqdm", "track", "progress_bar", "trange", "iter", "list"})
"""What a loop may go through its list with: the order of the list is not counted."""
_SORTS: Final = frozenset({"sort", "sort_values", "sort_index", "sorted"})
_LEARNS: Final = frozenset({"fit", "fit_transform", "partial_fit", "backward", "step", "train", "train_step"})


def is_put_back(file: FileContext, shuffle: ast.Call) -> bool:
    """Whether a list is shuffled that one loop of the function goes through, which learns nothing and only appends to
    lists that are sorted below it.
    """
    function = file.function_of(shuffle)
    held = shuffle.args[0] if shuffle.args else None
    if function is None or last_part(shuffle.func) != "shuffle" or not isinstance(held, ast.Name):
        return False
    uses = [each for each in _reads(file, function, held.id) if each.lineno > held.lineno]
    loops = [_loop(each) for each in uses]
    loop = loops[0] if len(loops) == 1 else None
    if loop is None or any(last_part(call.func) in _LEARNS for call in file.inside(loop, ast.Call)):
        return False
    rows = _appended(file, loop)
    return bool(rows) and all(_is_sorted(file, function, each, loop.end_lineno or loop.lineno) for each in rows)


def _reads(file: FileContext, function: FunctionNode, name: str) -> list[ast.Name]:
    every = file.inside(function, ast.Name)
    return [each for each in every if each.id == name and isinstance(each.ctx, ast.Load)]


def _loop(read: ast.Name) -> ast.For | None:
    """The loop that goes through a list, or through the list in a bar that shows how far it is."""
    under: ast.AST = read
    above = parent_of(read)
    if isinstance(above, ast.Call) and last_part(above.func) in _WRAPS and above.args[:1] == [read]:
        under, above = above, parent_of(above)
    return above if isinstance(above, ast.For) and above.iter is under else None


def _appended(file: FileContext, loop: ast.For) -> set[str]:
    """The names of the lists that a loop fills."""
    calls = (call.func for call in file.inside(loop, ast.Call) if last_part(call.func) in ("append", "extend"))
    return {each.value.id for each in calls if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name)}


def _is_sorted(file: FileContext, function: FunctionNode, rows: str, below: int) -> bool:
    """Whether rows, or the table that is made of them, are sorted after the loop that filled them."""
    names = {rows}
    for assign in file.inside(function, ast.Assign):
        target, value = assign.targets[0], assign.value
        if assign.lineno > below and isinstance(target, ast.Name) and isinstance(value, ast.Call):
            if value.args and isinstance(value.args[0], ast.Name) and value.args[0].id == rows:
                names.add(target.id)
    for call in file.inside(function, ast.Call):
        if call.lineno > below and last_part(call.func) in _SORTS:
            sorts = call.func.value if isinstance(call.func, ast.Attribute) else call.args[0] if call.args else None
            if isinstance(sorts, ast.Name) and sorts.id in names:
                return True
    return False


__all__ = ["is_put_back"]
