"""Checks that answer with what they refuse, and with None where there is nothing to refuse, or where they fail."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.tree import parents

from .. import _handlers as handlers
from .._handlers import Verdict
from .._work import calls
from .guard_names import is_guard
from .guards import READ, asks_others
from .open_answers import openness


def no_findings(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return None`` in a check that answers ``Verdict(action=Action.BLOCK)``, or None."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _is_none(outcome(last)):
        return None
    if not handlers.logs_all(handler.body[:-1]) or not is_guard(file, function):
        return None
    others = [s for s in file.inside(function, ast.Return) if _is_own(file, s, function)]
    if not any(_refuses(file, outcome(s)) for s in others) or not _answers_none_too(function, others):
        return None
    if not any(asks_others(file, call) for call in calls(file, block.body)):
        return None
    said = f"when `{function.name}` fails it answers None, as it does where there is nothing to refuse"
    return Verdict("MLA110", f"{said}: the check is open to whatever breaks it", needs=READ)


def _is_own(file: FileContext, answer: ast.Return, function: FunctionNode) -> bool:
    """Whether an answer is the function's own, and not that of a handler."""
    return file.function_of(answer) is function and not any(isinstance(p, ast.ExceptHandler) for p in parents(answer))


def _refuses(file: FileContext, value: ast.expr | None) -> bool:
    """``{"blocked": True}``, ``Verdict(allowed=False)``, ``Verdict(action=Action.BLOCK)``."""
    if isinstance(value, ast.Call | ast.Dict) and openness(file, value) is False:
        return True
    fields = [k.value for k in value.keywords] if isinstance(value, ast.Call) else []
    return any(isinstance(each, ast.Attribute) and openness(file, each) is False for each in fields)


def _answers_none_too(function: FunctionNode, others: list[ast.Return]) -> bool:
    """Whether None is an answer of the function where nothing fails: it is returned, or nothing is at the end."""
    return any(_is_none(outcome(s)) for s in others) or not isinstance(function.body[-1], ast.Return | ast.Try)


def _is_none(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


__all__ = ["no_findings"]
