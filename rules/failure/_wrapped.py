"""Small functions of a file that consist of one call: what is true of the call is true where they are called."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import led_to, outcome, work_of


def wrapped(function: FunctionNode) -> ast.Call | None:
    """The call of ``def opened(path): return joblib.load(path)``; None for a function that does anything else."""
    body = [s for s in work_of(function) if not isinstance(s, ast.Expr) or not isinstance(s.value, ast.Constant)]
    answer = outcome(body[-1]) if body and isinstance(body[-1], ast.Return) else None
    answer = answer.value if isinstance(answer, ast.Await) else answer
    return answer if isinstance(answer, ast.Call) and not led_to(body) else None


def seen_through(file: FileContext, value: ast.expr | None) -> ast.expr | None:
    """The call that a call of such a function comes to; anything else as it is."""
    called = value.value if isinstance(value, ast.Await) else value
    if not isinstance(called, ast.Call) or not isinstance(called.func, ast.Name):
        return value
    known: dict[str, ast.Call | None] | None = file.shared.get("what small functions come to")
    if known is None:
        own = [f for f in file.functions() if file.class_of(f) is None and file.function_of(f) is None]
        known = file.shared["what small functions come to"] = {f.name: wrapped(f) for f in own}
    return known.get(called.func.id) or value


__all__ = ["seen_through", "wrapped"]
