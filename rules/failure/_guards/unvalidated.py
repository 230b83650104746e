"""Validators that hand back what did not pass: ``except SchemaErrors: log.warning(...); return rows``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._errors import caught
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .not_guards import parameters

_VALIDATES: Final = regex(
    r"(?i)^_*(validate|verify|enforce|check|assert)(_\w+)?$|(^|_)(schema|data)_(validation|check)$"
)
_REFUSALS: Final = regex(r"(^|\.)(Schema\w*Errors?|ValidationErrors?|\w*ExpectationError|DataQualityError)$")


def unvalidated(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A function that validates what it is given, and answers that, as it came, where it did not pass."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _VALIDATES.search(function.name):
        return None
    back = outcome(last)
    if not isinstance(back, ast.Name) or back.id not in parameters(function) - {"self", "cls"}:
        return None
    if not caught(handler, _REFUSALS) or not handlers.logs_all(handler.body[:-1]):
        return None
    check = next((c for c in calls(file, block.body) if any(_names(each, back.id) for each in c.args)), None)
    answers = any(isinstance(s, ast.Return) for s in statements([*block.body, *block.orelse]))
    if check is None or not answers:
        return None
    said = f"what `{shown_call(file, check)}` refuses goes on as `{back.id}`, as it came, and only a log knows"
    return Verdict("MLA110", f"{said}: who calls `{function.name}` takes it for checked", 0.7, mild=True)


def _names(value: ast.expr, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name


__all__ = ["unvalidated"]
