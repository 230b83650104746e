"""Rows that a model did not answer for, and that are given a number all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .lookups import lookups
from .plain import is_number

_ANSWER: Final = regex(
    r"(?i)^(\w+_)?(prediction|predicted(_\w+)?|pred|score|probability|proba|label|class|risk|forecast|y_?pred)$"
)
_ANSWERS: Final = regex(r"(?i)pred|score|result|answer|response|output|forecast|infer")
"""Tables of what a model answered, by row."""


def unanswered_rows(file: FileContext) -> list[ast.Call]:
    """``answers.get(row_id, {}).get("score", 0.0)``: a row that has no answer gets the score of a harmless one."""
    found = []
    for call, owner, key, default in lookups(file):
        if not isinstance(owner, ast.Call) or last_part(owner.func) != "get":
            continue
        name = file.constant(key)
        if not isinstance(name, str) or not _ANSWER.match(name) or not is_number(default):
            continue
        if len(owner.args) != 2 or not _is_hollow(owner.args[1]) or isinstance(owner.args[0], ast.Constant):
            continue
        if isinstance(owner.func, ast.Attribute) and _ANSWERS.search(last_part(owner.func.value)):
            found.append(call)
    return found


def _is_hollow(value: ast.expr) -> bool:
    return isinstance(value, ast.Dict) and not value.keys


__all__ = ["unanswered_rows"]
