"""Scores that are made up where every model failed: the last way out of a ladder of those that answered."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import names_in

from .. import _handlers as handlers
from .._ways_out import absences
from .._work import kinds
from .plain import is_number

WORDS: Final = (b"predict", b"classif", b"infer", b"score")
_SCORES: Final = regex(
    r"(?i)(^|_)(prob|proba|probability|score|confidence|prediction|pred|risk|forecast|estimate|price)(_|$)"
)
"""Names of what is a score, and of functions that answer one."""
_PREDICTS: Final = regex(r"(?i)predict|classif|ensemble|score|infer|forecast|probab|risk|vote|detect")


class LastWay(NamedTuple):
    """Where a number is taken, and the names of what failed."""

    place: ast.stmt
    shown: str
    failed: str


def when_all_failed(file: FileContext) -> Iterator[LastWay]:
    """``elif second > 0: p = second`` with ``else: p = 0.5``, where `second` stays 0 if its model fails."""
    if not file.holds(*WORDS):
        return
    lost: dict[FunctionNode, set[str]] = {}
    for block in file.tree.of(ast.Try):
        function = file.function_of(block)
        if function is not None and (names := _lost(file, block)):
            lost.setdefault(function, set()).update(names)
    for function, names in lost.items():
        yield from _none_gathered(file, function, names)
        for node in file.inside(function, ast.If):
            asked = names_in(node.test) & names
            last = node.orelse[-1] if node.orelse else None
            if not asked or last is None or isinstance(last, ast.If) or len(node.orelse) > 1:
                continue
            value = outcome(last) if isinstance(last, ast.Return) else given(last)
            if value is None or not is_number(value) or not _is_score(function, last):
                continue
            if _gives(node.body, last):
                yield LastWay(last, file.text(last), ", ".join(f"`{name}`" for name in sorted(asked)))


def _none_gathered(file: FileContext, function: FunctionNode, names: set[str]) -> Iterator[LastWay]:
    """``if not scores: return 0.5`` after a loop that passes over what fails, ``mean(scores) if scores else 0.5``."""
    for node in file.inside(function, ast.If):
        gone = {held.id for held in absences(file).get(node, []) if isinstance(held, ast.Name)} & names
        last = node.body[-1]
        value = outcome(last) if isinstance(last, ast.Return) else None
        if gone and value is not None and is_number(value) and _PREDICTS.search(function.name):
            yield LastWay(last, file.text(last), ", ".join(f"`{name}`" for name in sorted(gone)))
    for answer in file.inside(function, ast.Return):
        value = outcome(answer)
        if isinstance(value, ast.IfExp) and isinstance(value.test, ast.Name) and value.test.id in names:
            if is_number(value.orelse) and not is_number(value.body) and _PREDICTS.search(function.name):
                yield LastWay(answer, file.text(value.orelse), f"`{value.test.id}`")


def _lost(file: FileContext, block: ast.Try) -> set[str]:
    """The names that a model was to give a value, and that keep what they had where it fails."""
    broad = [handler for handler in block.handlers if handlers.is_broad(file, handler)]
    if not broad or not all(map(handlers.only_logs, broad)):
        return set()
    if "predict" not in kinds(file, block.body):
        return set()
    gathered = {
        call.func.value.id
        for s in block.body
        for call in file.inside(s, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append" and isinstance(call.func.value, ast.Name)
    }
    return gathered | {t.id for s in statements(block.body) for t in targets(s) if isinstance(t, ast.Name)}


def _is_score(function: FunctionNode, last: ast.stmt) -> bool:
    named = [function.name] if isinstance(last, ast.Return) else [ast.unparse(t) for t in targets(last)]
    return any(_SCORES.search(name) for name in named)


def _gives(body: list[ast.stmt], last: ast.stmt) -> bool:
    """Whether the branch for an answer that came gives the same name what was worked out."""
    if isinstance(last, ast.Return):
        return any(isinstance(s, ast.Return) and not isinstance(s.value, ast.Constant) for s in body)
    names = {ast.unparse(t) for t in targets(last)}
    return any(
        not isinstance(given(s), ast.Constant) and names & {ast.unparse(t) for t in targets(s)}
        for s in statements(body)
    )


__all__ = ["WORDS", "LastWay", "when_all_failed"]
