"""Evaluations that look at nothing: a model and rows come in, and numbers go out that are written down."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex

from .plain import is_number
from .records import fields_of

WORDS: Final = (b"evaluat", b"metric", b"_score", b"validat")
"""Of which a file has at least one that evaluates."""
_EVALUATES: Final = regex(
    r"(?i)^_*(evaluat\w*|(get|compute|calculate|calc|measure|run)_(\w+_)?(metrics?|evaluation|scores?)"
    r"|(validate|test|score|eval)_(\w+_)?model\w*|model_(evaluation|metrics))$"
)
_GIVEN: Final = regex(
    r"(?i)^_*(model|net|clf|classifier|estimator|pipeline|x|y|(x|y)_\w+|(test|val|eval|validation)_?\w*|data\w*|df|frame"
    r"|rows|labels|targets?|pred\w*|features)$"
)
"""Parameters that an evaluation has to look at."""
_STUBS: Final = regex(r"(?i)mock|dummy|fake|stub|base|abstract|example|demo|noop|null")


class Unread(NamedTuple):
    """A function, and the numbers that it answers whatever it is given."""

    answer: ast.expr
    function: FunctionNode
    given: str


def unread_inputs(file: FileContext) -> Iterator[Unread]:
    """``def evaluate(model, X, y): return {"accuracy": 0.9}``."""
    if not file.holds(*WORDS):
        return
    for function in file.functions():
        if not _EVALUATES.match(function.name) or _STUBS.search(function.name):
            continue
        given = [a.arg for a in (*function.args.args, *function.args.kwonlyargs) if a.arg not in ("self", "cls")]
        asked = [name for name in given if _GIVEN.match(name)]
        if not asked or function.args.vararg or function.args.kwarg or _is_stub(file, function):
            continue
        read = {n.id for n in file.inside(function, ast.Name) if isinstance(n.ctx, ast.Load)}
        if read.intersection(given) or "self" in read:
            continue
        answers = [a for a in file.inside(function, ast.Return) if file.function_of(a) is function]
        values = [value for answer in answers if (value := outcome(answer)) is not None]
        if len(values) == len(answers) == 1 and (made := _numbers(file, values[0])) is not None:
            yield Unread(made, function, ", ".join(f"`{name}`" for name in asked[:3]))


def _is_stub(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function stands for others that will have a body: a base class, a protocol, a double."""
    owner = file.class_of(function)
    bases = [ast.unparse(base) for base in owner.bases] if owner is not None else []
    named = [owner.name, *bases] if owner is not None else []
    return any(_STUBS.search(name) or name in ("ABC", "Protocol") for name in named) or not work_of(function)


def _numbers(file: FileContext, value: ast.expr) -> ast.expr | None:
    """What of an answer holds nothing but numbers that are written out."""
    for part in value.elts if isinstance(value, ast.Tuple) else [value]:
        made = file.names.single_value(part) if isinstance(part, ast.Name) else part
        if isinstance(made, ast.Constant) and type(made.value) is float:
            return made
        fields = fields_of(made) if isinstance(made, ast.Dict | ast.Call) else None
        if fields and all(map(is_number, fields.values())) and any(not _is_nought(v) for v in fields.values()):
            return made
    return None


def _is_nought(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value == 0


__all__ = ["WORDS", "Unread", "unread_inputs"]
