"""Conditions that cannot be read, and that count as met."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._errors import caught
from .._handlers import Verdict
from .._noted.words import note

_CANNOT_READ: Final = regex(r"(^|\.)(ValueError|TypeError|KeyError|AttributeError|InvalidOperation)$")
_CALM: Final = regex(r"(?i)cache|debug|log|plot|display|render|show|retry|exist|available|healthy|running")


def unread_condition(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``try: if score <= float(limit): return False``, ``except ValueError: pass``, and at last ``return True``."""
    function = file.function_of(handler)
    if function is None or not handlers.only_logs(handler) or _CALM.search(function.name):
        return None
    if not handlers.is_broad(file, handler) and not caught(handler, _CANNOT_READ):
        return None
    last = work_of(function)[-1]
    if not isinstance(last, ast.Return) or not _says(last, True) or last.lineno < handler.lineno:
        return None
    refuses = [s for s in statements(block.body) if isinstance(s, ast.Return)]
    if not refuses or not all(_says(s, False) for s in refuses) or not _tests_what_it_reads(file, block):
        return None
    said = f"what `{function.name}` cannot read here counts as met: it answers True without having asked"
    return note(said, code="MLA110")


def _says(answer: ast.Return, what: bool) -> bool:
    value = outcome(answer)
    return isinstance(value, ast.Constant) and value.value is what


def _tests_what_it_reads(file: FileContext, block: ast.Try) -> bool:
    """Whether a `try` makes a number or a date of what it compares."""
    compares = any(file.inside(s, ast.Compare) for s in block.body)
    return compares and any(file.inside(s, ast.Call) for s in block.body)


__all__ = ["unread_condition"]
