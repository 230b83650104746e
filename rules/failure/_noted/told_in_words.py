"""Texts about a failure where a function otherwise gives what it was asked for."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import other_outcomes
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._errors import OUTAGE, caught
from .._handlers import Verdict
from .._told.error_texts import SEEN_BY_PEOPLE, is_looked_at, is_tool
from .._told.texts_of_errors import is_text_of_error
from .._ways_out import shown_call
from .words import note, work

_OF_ERRORS: Final = regex(
    r"(?i)error|exception|traceback|diagnos|(^|_)(messages?|msg|describe|explain|valid\w*|verif\w*|check\w*|tests?|tested"
    r"|status|try|safe|trace|debug|repr|log)(_|$)"
)
"""Functions whose answer may well be what went wrong."""


def told_in_words(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``return str(error)`` of a function that gives something else where nothing fails: a row, a score, a digest."""
    function = file.function_of(handler)
    if function is None or not (handlers.is_broad(file, handler) or caught(handler, OUTAGE)):
        return None
    told = next((s for s in statements(handler.body) if isinstance(s, ast.Return) and is_text_of_error(s)), None)
    if told is None or told.value is None or not _gives_something(function, file, told.value):
        return None
    if _OF_ERRORS.search(function.name) or SEEN_BY_PEOPLE.search(f"{file.path} {function.name}"):
        return None
    if is_tool(file, function) or is_looked_at(file, told.value):
        return None
    if function in marked(file) and route(file, function) is not None:
        return None  # it is told of the status
    call = work(file, block)
    if call is None:
        return None
    said = f"when `{shown_call(file, call)}` fails, the text of the error is what `{function.name}` gives"
    return note(f"{said}: whoever called it takes that for what it was asked for")


def _gives_something(function: FunctionNode, file: FileContext, text: ast.expr) -> bool:
    """Whether a function gives anything but texts of its own, and nothing beside them by which the two differ."""
    others = [value for value in other_outcomes(file, function, text) if not _is_of_own(value)]
    return bool(others) and not any(isinstance(value, ast.Tuple) for value in others)


def _is_of_own(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant | ast.JoinedStr)


__all__ = ["told_in_words"]
