"""Rows or files that are shuffled and then cut in two by their places: a split that each run makes anew."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import pairs
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from ._drawing import drawn_from

_IN_PLACE: Final = frozenset({"shuffle"})
_GIVES: Final = frozenset({"permutation", "randperm", "sample"})
_PART: Final = regex(r"(?i)(^|_)(train|training|val|valid|validation|test|testing|dev)(_|$|\d)|^(train|val|test)[a-z]")


def shuffled_and_cut(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The first draw that puts what is cut into parts in an order of its own, and the source that it draws from."""
    told: set[tuple[ast.AST | None, str]] = set()
    for call in called(file, *_IN_PLACE, *_GIVES):
        held = _held(call)
        home = file.function_of(call)
        if not held or (home, held) in told or not _is_cut(file, call, held):
            continue
        source = drawn_from(file, call, file.call_name(call), last_part(call.func))
        if source in ("random", "numpy", "torch"):
            told.add((home, held))
            yield call, source


def _held(call: ast.Call) -> str:
    """The name of what is in another order then."""
    if last_part(call.func) in _IN_PLACE:
        return call.args[0].id if call.args and isinstance(call.args[0], ast.Name) else ""
    made: ast.AST | None = parent_of(call)
    while isinstance(made, ast.Call | ast.Attribute):  # ``torch.randperm(n).tolist()``
        made = parent_of(made)
    target = made.targets[0] if isinstance(made, ast.Assign) else None
    return target.id if isinstance(target, ast.Name) else ""


def _is_cut(file: FileContext, call: ast.Call, held: str) -> bool:
    """Whether both ends of it go to names of parts: ``train = files[:n]`` and ``test = files[n:]``."""
    home: ast.AST = file.function_of(call) or file.tree.module
    ends: set[bool] = set()
    for assign in file.inside(home, ast.Assign):
        if assign.lineno < call.lineno:
            continue
        for target, value in pairs(assign):
            cut = value.slice if isinstance(value, ast.Subscript) else None
            if not isinstance(cut, ast.Slice) or not _PART.search(last_part(target)):
                continue
            if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name) and value.value.id == held:
                ends |= {cut.lower is None, cut.upper is not None}
    return len(ends) > 1


__all__ = ["shuffled_and_cut"]
