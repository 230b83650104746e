"""Rows or files that are shuffled and then cut by their places, or dealt out: a split that each run makes anew."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import pairs, target_of
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import callers_of_answer
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .drawing import drawn_from
from .ordered import shuffles

_IN_PLACE: Final = frozenset({"shuffle"})
_FILLS: Final = frozenset({"append", "extend", "add", "update"})
_PART: Final = regex(
    r"(?i)(^|_)(train|training|val|valid|validation|test|testing|dev|hold_?out|calib|calibration)(_|$|\d)|^(train|val|test)[a-z]"
    r"|(^|_)(champ|champion|chal|challenger|control|treatment|variant)(_|$)"
)
"""Parts of rows that one model learns and another look is taken at, and those that two models are compared by."""


def shuffled_and_cut(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The first draw that puts what is cut into parts in an order of its own, and the source that it draws from."""
    told: set[tuple[ast.AST | None, str]] = set()
    for call in shuffles(file):
        for place, held in _held(file, call):
            home = file.function_of(place)
            if (home, held) in told or not (_is_cut(file, place, held) or _is_dealt(file, place, held)):
                continue
            source = drawn_from(file, call, file.call_name(call), last_part(call.func))
            if source in ("random", "numpy", "torch"):
                told.add((home, held))
                yield call, source
                break


def _held(file: FileContext, call: ast.Call) -> Iterator[tuple[ast.Call, str]]:
    """Where something is in another order then, and its name: here, or where what gives it back is called."""
    if (file.call_name(call) or last_part(call.func)).rpartition(".")[2] in _IN_PLACE:
        if call.args and isinstance(call.args[0], ast.Name):
            yield call, call.args[0].id
        return
    made = _statement(call)
    for place in [call, *callers_of_answer(file, made)]:
        target = target_of(made if place is call else _statement(place))
        if isinstance(target, ast.Name):
            yield place, target.id


def _statement(call: ast.Call) -> ast.AST | None:
    """What takes the answer of a call, or what is made of it: ``torch.randperm(n).tolist()``."""
    made: ast.AST | None = parent_of(call)
    while isinstance(made, ast.Call | ast.Attribute):
        made = parent_of(made)
    return made


def _is_cut(file: FileContext, call: ast.Call, held: str) -> bool:
    """Whether both ends of it go to names of parts: ``train = files[:n]`` and ``test = files[n:]``."""
    home: ast.AST = file.function_of(call) or file.tree.module
    ends: set[bool] = set()
    every: list[ast.Assign | ast.AnnAssign] = [*file.inside(home, ast.Assign), *file.inside(home, ast.AnnAssign)]
    for assign in every:
        if assign.lineno < call.lineno:
            continue
        for target, value in pairs(assign):
            cut = value.slice if isinstance(value, ast.Subscript) else None
            if not isinstance(cut, ast.Slice) or not _PART.search(last_part(target)):
                continue
            if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name) and value.value.id == held:
                ends |= {cut.lower is None, cut.upper is not None}
    return len(ends) > 1


def _is_dealt(file: FileContext, call: ast.Call, held: str) -> bool:
    """Whether it is gone through, and lists of parts are filled with what is found, which the function hands back:
    ``return train, val, test``.
    """
    home = file.function_of(call)
    if home is None:
        return False
    loops = [
        loop for loop in file.inside(home, ast.For) if loop.lineno > call.lineno and _goes_through(loop.iter, held)
    ]
    fills = [each for loop in loops for each in file.inside(loop, ast.Call) if last_part(each.func) in _FILLS]
    filled = {last_part(each.func.value) for each in fills if isinstance(each.func, ast.Attribute)}
    if not any(map(_PART.search, filled)):
        return False
    answers = [answer.value for answer in file.inside(home, ast.Return) if file.function_of(answer) is home]
    return any(_names_parts(answer) for answer in answers)


def _goes_through(iterated: ast.expr, held: str) -> bool:
    """``for bin in bins``, ``for place, bin in enumerate(bins)``."""
    if isinstance(iterated, ast.Call) and last_part(iterated.func) == "enumerate" and iterated.args:
        iterated = iterated.args[0]
    return isinstance(iterated, ast.Name) and iterated.id == held


def _names_parts(answer: ast.expr | None) -> bool:
    given = answer.elts if isinstance(answer, ast.Tuple) else []
    given = answer.values if isinstance(answer, ast.Dict) else given
    return sum(_PART.search(last_part(each)) is not None for each in given) > 1


__all__ = ["shuffled_and_cut"]
