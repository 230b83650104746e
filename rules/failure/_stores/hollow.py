"""Answers of the usual form with nothing in them after a failure: ``{"items": [], "total": 0, "limit": limit}``, or an
object of the usual class, ``Page(items=[], total=0)``.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._made_up.records import fields_of, made_by
from .._told.told import following
from .._ways_out import is_empty

_ZERO: Final = regex(r"^(0+(\.0*)?\s*%?|)$")
"""Texts of nothing: ``"0%"``, and the empty one."""


def is_hollow(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler gives the record that the `try` answers with, by the same fields, and nothing that was found is
    in it: what a client sent stands there as it came, and all the rest is empty or 0.
    """
    block, last = handlers.try_of(handler), handler.body[-1]
    given = outcome(last) if isinstance(last, ast.Return) else None
    mine = None if given is None else fields_of(given)
    if block is None or given is None or mine is None or not handlers.logs_all(handler.body[:-1]):
        return False
    usual = _usual(block, made_by(given))
    if usual is None or not mine or not mine.keys() <= usual.keys():
        return False
    nothing = [key for key, value in mine.items() if _is_nothing(value) and not isinstance(usual[key], ast.Constant)]
    kept = [key for key, value in mine.items() if ast.unparse(value) == ast.unparse(usual[key])]
    tells = any(not _is_none(mine[key]) for key in nothing)
    return tells and len(nothing) + len(kept) == len(mine)


def _usual(block: ast.Try, cls: str) -> dict[str, ast.expr] | None:
    """The fields of the record that a block answers with where all goes well, itself or by what follows it: one of the
    same class as the other.
    """
    after = [*block.body, *block.orelse, *following(block)]
    answers = [answer for s in statements(after) if isinstance(s, ast.Return) and (answer := outcome(s)) is not None]
    records = [fields for each in answers if made_by(each) == cls and (fields := fields_of(each)) is not None]
    return records[-1] if records else None


def _is_nothing(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        if isinstance(value.value, str):
            return _ZERO.match(value.value) is not None
        return value.value is None or (type(value.value) in (int, float) and not value.value)
    if isinstance(value, ast.Dict) and value.keys:
        return all(map(_is_nothing, value.values))
    return is_empty(value)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
