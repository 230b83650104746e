"""Tests of whether a model was fitted that only log: it is asked all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below
from mlaudit.code.written import as_written

from .. import _handlers as handlers

_FITTED: Final = regex(r"(?i)^_*(is_|has_been_)?(fit|fitted|trained|calibrated)_?$")
_ASKS: Final = regex(r"^_*(predict\w*|transform|score\w*|decision_function|explain\w*|infer\w*)$")


def unfitted_asked(file: FileContext, node: ast.If) -> str:
    """``if not model.is_fitted: log.error(...)`` before ``model.predict(rows)``: the model; "" for other branches."""
    test = node.test.operand if isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not) else None
    if node.orelse or not isinstance(test, ast.Attribute) or not _FITTED.match(test.attr):
        return ""
    if not handlers.logs_all(node.body):
        return ""
    owner = as_written(test.value)
    for statement in below(node):
        for call in file.inside(statement, ast.Call):
            if not isinstance(call.func, ast.Attribute) or not _ASKS.match(call.func.attr):
                continue
            asked = as_written(call.func.value)
            if asked == owner or (owner == "self" and asked.startswith("self.")):
                return owner if owner != "self" else asked
    return ""


__all__ = ["unfitted_asked"]
