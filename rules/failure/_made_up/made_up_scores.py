"""Scores that could not be worked out, and that decide all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .plain import is_number

_SCORES: Final = regex(
    r"(?i)(^|[_.])(prob|proba|probability|scores?|confidence|risk|likelihood|similarity|severity|prediction|rating)$"
)

_GRADES: Final = frozenset({"predict_proba", "decision_function", "predict_log_proba"})


def made_up_score(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: score = 0.5`` behind a `try` that computes the score, and ``score >= 0.5`` after it."""
    for statement in handler.body:
        made = given(statement)
        if made is None or not is_number(made):
            continue
        name = as_written(targets(statement)[0])
        if _SCORES.search(name) and name in _computed(block) and (test := _decides(file, block, name)):
            said = f"whatever fails here, `{file.text(statement)}` is taken for what was worked out"
            return Verdict("MLA109", f"{said}, and `{test}` decides by it", 0.7)
    return None


def _computed(block: ast.Try) -> set[str]:
    """What a `try` gives anything but a constant, as it is written."""
    return {
        as_written(target)
        for statement in statements(block.body)
        if not isinstance(given(statement), ast.Constant)
        for target in targets(statement)
    }


def _decides(file: FileContext, block: ast.Try, name: str) -> str:
    """The test by which what follows a block takes the name for a measurement; "" for none."""
    for later in following(block):
        for test in file.inside(later, ast.Compare):
            sides = [test.left, *test.comparators]
            if any(as_written(side) == name for side in sides) and all(_is_bound(op) for op in test.ops):
                if not any(handlers.is_log(call) for call in file.ancestors(test, ast.Call)):
                    return file.text(test)
    return ""


def _is_bound(operator: ast.cmpop) -> bool:
    return isinstance(operator, ast.Gt | ast.GtE | ast.Lt | ast.LtE)


def hard_label(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str:
    """``probability = float(label)`` where ``predict_proba`` failed: a 0 or a 1 that goes out as a probability; "" for
    anything else.
    """
    if not any(last_part(call.func) in _GRADES for s in block.body for call in file.inside(s, ast.Call)):
        return ""
    for statement in handler.body:
        made = given(statement)
        name = as_written(targets(statement)[0]) if made is not None else ""
        if made is not None and _SCORES.search(name) and name in _computed(block) and _is_label(file, made):
            return file.text(statement)
    return ""


def _is_label(file: FileContext, value: ast.expr) -> bool:
    """``label``, ``float(label)``, ``float(model.predict(row)[0])``."""
    if isinstance(value, ast.Call) and last_part(value.func) in ("float", "int") and len(value.args) == 1:
        value = value.args[0]
    made = file.names.single_value(value) if isinstance(value, ast.Name) else value
    while isinstance(made, ast.Subscript):
        made = made.value
    if isinstance(made, ast.Call) and last_part(made.func) in ("int", "float") and len(made.args) == 1:
        return _is_label(file, made.args[0])
    return isinstance(made, ast.Call) and last_part(made.func) == "predict"
