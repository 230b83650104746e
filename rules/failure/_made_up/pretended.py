"""What pretends to have been computed: mocks, draws and blanks in the place of an answer that failed."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import names_outcome, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._wrapped import seen_through

_PRETENDS: Final = regex(r"(?i)(^|_)(mock|mocked|dummy|fake|stub|simulated|invented)(_|$)")
_DRAWN: Final = regex(r"^(numpy|torch|tensorflow)\.(rand|randn|randint|random\.\w+)$|^random\.\w+$")
_BLANK: Final = regex(r"^(numpy|torch|tensorflow)\.(zeros|ones|full)(_like)?$")
_MODEL: Final = regex(r"(?i)model|predict|classif|infer|llm|embed|recogni|detector")
_REAL: Final = regex(r"(?i)^_*(use_)?(real|actual|trained)_(\w+_)?(models?|predict\w*|inference|llm|mode)$")
_MODE: Final = regex(
    r"(?i)^_*((use|is|in|enable)_)?(mock|fake|dummy|demo|simulat\w+)(_(mode|models?|predict\w*|llm))?$"
)
_MADE_UP: Final = regex(
    r"(?i)^(mock(ed)?|fake|dummy|demo|stub(bed)?|simulat(ed?|ion|or))"
    r"([_ -]?(mode|models?|predict(ions?|or)|service|backend))?$"
)
"""Words for a model that there is none."""
_MODE_OF: Final = regex(
    r"(?i)(^|_)(models?|predictor|classifier|detector|regressor|estimator|pipeline|llm|mode|backend|engine|provider)$"
)
_COUNTERS: Final = regex(
    r"(?i)(^|_)(retr(y|ies)|attempts?|offset|index|idx|page|start|last|since|cursor|delay|wait)(_|$)"
)


def stands_in(file: FileContext, block: ast.Try, statement: ast.stmt) -> str:
    """What takes the place of a prediction that failed: a call of a mock, random numbers, zeros; "" for none."""
    if isinstance(statement, ast.Assign | ast.AnnAssign):
        if names_outcome(statement) or not _assigned(block).intersection(map(ast.unparse, targets(statement)[:1])):
            return ""  # a pause that is drawn, or what is returned next
    elif not isinstance(statement, ast.Return):
        return ""
    value = outcome(statement) if isinstance(statement, ast.Return) else statement.value
    value = seen_through(file, value.value if isinstance(value, ast.Await) else value)
    if isinstance(value, ast.BinOp):
        return file.text(value) if _is_row_of_numbers(value) else ""
    if not isinstance(value, ast.Call):
        return ""
    name = file.call_name(value) or ""
    if _DRAWN.match(name) or _BLANK.match(name):
        return file.text(value.func)
    last = last_part(value.func)
    if _PRETENDS.search(last) and not _is_declared(file, last):
        return file.text(value.func)
    return ""


def drawn_blank(file: FileContext, value: ast.expr | None) -> str:
    """``np.zeros(32)``, ``[0.0] * 384``, random numbers: an array of made-up values; "" for anything else."""
    value = seen_through(file, value)
    if isinstance(value, ast.BinOp):
        return file.text(value) if _is_row_of_numbers(value) else ""
    if not isinstance(value, ast.Call) or any(file.constant(a) == 0 for a in value.args[:1]):
        return ""  # `np.zeros(0)` holds nothing
    name = file.call_name(value) or ""
    return file.text(value) if _DRAWN.match(name) or _BLANK.match(name) else ""


def _assigned(block: ast.Try) -> set[str]:
    """What a `try` computes, as it is written."""
    return {
        ast.unparse(target)
        for statement in statements(block.body)
        if not isinstance(given(statement), ast.Constant)
        for target in targets(statement)
    }


def _is_row_of_numbers(value: ast.BinOp) -> bool:
    """``[0.0] * 384``."""
    row = value.left
    return (
        isinstance(value.op, ast.Mult)
        and isinstance(row, ast.List)
        and bool(row.elts)
        and all(isinstance(item, ast.Constant) and type(item.value) in (int, float) for item in row.elts)
    )


def _is_declared(file: FileContext, name: str) -> bool:
    """Whether what a function of this file answers says that it is made up."""
    return any(
        handlers.tells(file, outcome(answer))
        for function in file.functions()
        if function.name == name
        for answer in file.inside(function, ast.Return)
    )


def switched_mode(file: FileContext, handler: ast.ExceptHandler, loads: bool) -> str:
    """The flag by which a handler turns a service with a model into one that pretends to have one; "" for none."""
    for statement in statements(handler.body):
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Constant):
            continue
        target = statement.targets[0]
        name = last_part(target)
        word = statement.value.value
        if isinstance(word, str) and _MADE_UP.match(word) and _MODE_OF.search(name):
            if loads or _MODEL.search(f"{name} {handlers.enclosing(handler)}"):
                return file.text(statement)
        flag = _REAL if word is False else _MODE if word is True else None
        if flag is None or not flag.match(name):
            continue
        if loads or _MODEL.search(f"{name} {handlers.enclosing(handler)}"):
            return file.text(statement)
    return ""


def same_field(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str:
    """``{"mm": 0, "note": str(error)}`` after a `try` that answers ``{"mm": predicted}``: the field and the number by
    which a failure looks like a prediction, where no field and no status says that it is one; "" for none.
    """
    computed = _answered(block.body)
    for field, value in _answered(handler.body).items():
        number = isinstance(value, ast.Constant) and type(value.value) in (int, float)
        made = computed.get(field)
        if number and made is not None and any(isinstance(part, ast.Call | ast.Name) for part in ast.walk(made)):
            told = [v for s in statements(handler.body) if isinstance(s, ast.Return) and (v := outcome(s)) is not None]
            return "" if any(_says_so(file, answer) for answer in told) else f"{field}: {ast.unparse(value)}"
    return ""


def _answered(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """The fields of the dict that a block answers with, also inside a response."""
    for statement in statements(body):
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        given = value.args[0] if isinstance(value, ast.Call) and value.args else value
        if isinstance(given, ast.Dict):
            return {
                key.value: item
                for key, item in zip(given.keys, given.values, strict=True)
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            }
    return {}


def _says_so(file: FileContext, answer: ast.expr) -> bool:
    """Whether an answer tells of a failure otherwise than by the text of the exception."""
    given = answer.args[0] if isinstance(answer, ast.Call) and answer.args else answer
    named = any(k.arg in ("status", "status_code") for k in answer.keywords) if isinstance(answer, ast.Call) else False
    return named or len(getattr(answer, "args", [])) > 1 or handlers.tells(file, given)


def measured_as(block: ast.Try, handler: ast.ExceptHandler) -> str:
    """``errors = 0`` in a handler whose `try` computes `errors`; "" for none."""
    computed = _assigned(block)
    for statement in statements(handler.body):
        made = given(statement)
        if isinstance(made, ast.Constant):
            target = ast.unparse(targets(statement)[0])
            if type(made.value) in (int, float) and target in computed and not _COUNTERS.search(target):
                return ast.unparse(statement)
    return ""
