"""Guards of a few lines that stand in for those that could not be imported, and stop nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome, work_of

from .guard_names import finds_harm, is_guard, keeps_secret
from .open_answers import openness


def stand_in_guards(file: FileContext, handler: ast.ExceptHandler) -> Iterator[FunctionNode]:
    """``def moderate(text): return True`` after ``except ImportError``: those that refuse nothing."""
    for function in handler.body:
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and _lets_through(file, function):
            yield function


def _lets_through(file: FileContext, function: FunctionNode) -> bool:
    body = [s for s in work_of(function) if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    last = body[-1] if len(body) == 1 else None
    given = outcome(last) if isinstance(last, ast.Return) else None
    if given is None:
        return False
    if keeps_secret(function):
        return isinstance(given, ast.Name) and given.id in {each.arg for each in function.args.args}
    if finds_harm(file, function):
        return isinstance(given, ast.Constant) and given.value is False
    return is_guard(file, function) and openness(file, given) is True


__all__ = ["stand_in_guards"]
