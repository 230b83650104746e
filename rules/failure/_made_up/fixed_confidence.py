"""Confidences that are written down beside what a model really answered."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._work import kinds
from .records import fields_of

WORDS: Final = (b"confidence", b"probability", b"certainty")
_SURE: Final = regex(r"(?i)^(\w+_)?(confidence|probability|certainty)(_(score|level))?$")
_CHOSEN: Final = regex(
    r"(?i)thresh|min|max|level$|default|weight|required|target|cut|base|initial|prior|boost|step|decay"
)
_ANSWERED: Final = regex(
    r"(?i)pred|label|class|result|answer|sentiment|diagnosis|disease|risk|category|species|response|output"
)
_TELLS: Final = regex(r"(?i)fall_?back|heuristic|rule|mock|dummy|demo|source|method|note|estimated|placeholder")
_SEVERAL: Final = 2
"""Numbers of which something is worked out, as far as it looks."""


def fixed_confidence(file: FileContext) -> Iterator[tuple[ast.expr, str, bool]]:
    """The confidences of a file that nothing worked out: the number, the field that it is answered as, and whether it
    is answered at any rate.
    """
    if not file.holds(*WORDS):
        return
    for answer in file.tree.of(ast.Return):
        function, value = file.function_of(answer), outcome(answer)
        if function is None or value is None or _in_branch(file, answer):
            continue
        for part in ast.walk(value):
            fields = fields_of(part) if isinstance(part, ast.Dict | ast.Call) else None
            if fields and _is_of_model(file, function, fields):
                for name, item in fields.items():
                    if _names(name) and _is_share(item):
                        yield item, name, True
    for assign in file.tree.of(ast.Assign):
        made = given(assign)
        if isinstance(made, ast.Dict):
            yield from _left_as_it_was(file, assign, made)
        name = last_part(targets(assign)[0])
        if isinstance(made, ast.Call) and _names(name) and _of_numbers(file, made):
            yield made, name, True


def _left_as_it_was(file: FileContext, assign: ast.Assign, made: ast.Dict) -> Iterator[tuple[ast.expr, str, bool]]:
    """``answer = {"confidence": 0.5}`` that is returned, where only a branch puts in what was worked out."""
    function, name = file.function_of(assign), targets(assign)[0]
    if function is None or not isinstance(name, ast.Name) or assign not in function.body:
        return
    returned = [a for a in file.inside(function, ast.Return) if isinstance(a.value, ast.Name) and a.value.id == name.id]
    for field, item in (fields_of(made) or {}).items() if returned else ():
        if not _names(field) or not _is_share(item):
            continue
        put = [
            s
            for s in file.inside(function, ast.Assign)
            for t in targets(s)
            if isinstance(t, ast.Subscript) and last_part(t.value) == name.id and file.constant(t.slice) == field
        ]
        worked_out = [s for s in put if not isinstance(s.value, ast.Constant)]
        if worked_out and not any(s in function.body for s in put):
            branches = [b for s in worked_out for b in file.ancestors(s, ast.If)]
            if branches and not any(_in(s, b.orelse) for b in branches for s in put):
                yield item, field, False


def _in(statement: ast.stmt, body: list[ast.stmt]) -> bool:
    return any(statement is part for each in body for part in ast.walk(each))


def _names(name: str) -> bool:
    return _SURE.match(name) is not None and _CHOSEN.search(name) is None


def _in_branch(file: FileContext, answer: ast.Return) -> bool:
    """Whether an answer is one of several ways out: what a branch or a handler answers is judged by its test."""
    return next(file.ancestors(answer, (ast.If, ast.ExceptHandler, ast.Match)), None) is not None


def _is_of_model(file: FileContext, function: FunctionNode, fields: dict[str, ast.expr]) -> bool:
    """Whether a record holds what a model answered, and says nothing of where it comes from."""
    if any(_TELLS.search(name) for name in fields) or not any(_ANSWERED.search(name) for name in fields):
        return False
    fixed = all(isinstance(v, ast.Constant) for name, v in fields.items() if _ANSWERED.search(name))
    return not fixed and "predict" in kinds(file, function.body)


def _is_share(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and type(value.value) is float and 0 < value.value < 1


def _of_numbers(file: FileContext, call: ast.Call) -> bool:
    """``consensus(0.88, 0.95)``: a function of the project's own that is given nothing but numbers."""
    if call.keywords or not all(map(_is_share, call.args)) or len(call.args) < _SEVERAL:
        return False
    name = last_part(call.func)
    return any(function.name == name for function in file.functions()) and not _CHOSEN.search(
        f"{name} {handlers.enclosing(call)}"
    )


__all__ = ["WORDS", "fixed_confidence"]
