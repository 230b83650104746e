"""Answers that stand, and a field more that a model was to put beside them."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import work_of
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._work import kinds


def is_field_more(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """``result = {"labels": labels}`` of a prediction before a `try` which only puts ``result["probabilities"]``
    beside it, and whose handler warns in the log: who reads the answer sees that the field is not there.
    """
    function = file.function_of(block)
    if function is None or not handlers.only_logs(handler) or not handlers.warns(file, handler):
        return False
    before = [s for s in work_of(function) if (s.end_lineno or s.lineno) < block.lineno]
    kept = [t for s in statements(block.body) for t in targets(s) if not isinstance(t, ast.Name)]
    whole = {_whole(t) for t in kept}
    if len(whole) != 1 or "predict" not in kinds(file, before):
        return False
    made = [s.value for s in before if isinstance(s, ast.Assign | ast.AnnAssign) and _names(s) & whole]
    answered = {s.value.id for s in file.inside(function, ast.Return) if isinstance(s.value, ast.Name)}
    holds = any(isinstance(v, ast.Call) or (isinstance(v, ast.Dict) and v.keys) for v in made)
    return holds and whole <= answered


def _whole(target: ast.expr) -> str:
    """``result`` of ``result["field"]`` and of ``result.field``."""
    held = target.value if isinstance(target, ast.Subscript | ast.Attribute) else target
    return held.id if isinstance(held, ast.Name) and held.id != "self" else ""


def _names(statement: ast.stmt) -> set[str]:
    return {t.id for t in targets(statement) if isinstance(t, ast.Name)}


__all__ = ["is_field_more"]
