"""Classes that a model does not know, and for which the probability of another one is answered."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_number
from .._work import calls
from .words import note

_LOOKS_UP: Final = frozenset({"index", "where", "get_loc", "argwhere"})
_ASKS: Final = frozenset({"predict_proba", "predict_log_proba", "decision_function"})


def other_class(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``column = list(model.classes_).index(1)``, ``except ValueError: column = -1``, and then
    ``model.predict_proba(rows)[:, column]``: what the last class got is answered for the one that was asked for.
    """
    function = file.function_of(handler)
    if function is None or handlers.raises(handler) or not file.holds(b"classes_", b"classes"):
        return None
    looked = next((c for c in calls(file, block.body) if last_part(c.func) in _LOOKS_UP and c.args), None)
    if looked is None or not any(last_part(c.func) in _ASKS for c in file.inside(function, ast.Call)):
        return None
    made = {t.id for s in statements(block.body) for t in targets(s) if isinstance(t, ast.Name)}
    for statement in handler.body:
        value = given(statement)
        names = {t.id for t in targets(statement) if isinstance(t, ast.Name)} & made
        if value is None or not is_number(value) or not any(_is_column(file, function, name) for name in names):
            continue
        said = f"where `{file.text(looked)}` finds no such class, `{file.text(statement)}` takes another column"
        return note(f"{said}: the probability of that class is answered for it", code="MLA109")
    return None


def _is_column(file: FileContext, function: ast.AST, name: str) -> bool:
    """``scores[:, name]``"""
    return any(
        isinstance(each.slice, ast.Tuple) and any(isinstance(i, ast.Name) and i.id == name for i in each.slice.elts)
        for each in file.inside(function, ast.Subscript)
    )


__all__ = ["other_class"]
