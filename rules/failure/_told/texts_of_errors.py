"""The text of an error that is caught, where it is what a function answers."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import last_part
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents

_TEXTS: Final = frozenset({"str", "repr", "__str__", "__repr__"})


def is_text_of_error(answer: ast.Return) -> bool:
    """``except Exception as error: return str(error)``, or a text made of it, also under a name."""
    handler = next((p for p in parents(answer) if isinstance(p, ast.ExceptHandler | ast.FunctionDef)), None)
    if not isinstance(handler, ast.ExceptHandler):
        return False
    value = answer.value
    if isinstance(value, ast.Name) and value.id != handler.name:
        named = [
            s for s in statements(handler.body) if [t.id for t in targets(s) if isinstance(t, ast.Name)] == [value.id]
        ]
        value = given(named[-1]) if named else None
    return value is not None and _is_text(value, handler.name)


def _is_text(value: ast.expr, error: str | None) -> bool:
    if isinstance(value, ast.Call):
        last = last_part(value.func)
        owner = value.func.value if isinstance(value.func, ast.Attribute) else None
        if last == "format" and isinstance(owner, ast.Constant):
            return any(_is_error(part, error) or _is_text(part, error) for part in value.args)
        return last in _TEXTS and any(_is_error(part, error) for part in (*value.args, *([owner] if owner else ())))
    if isinstance(value, ast.JoinedStr):
        held = [part.value for part in value.values if isinstance(part, ast.FormattedValue)]
        return any(_is_error(part, error) or _is_text(part, error) for part in held)
    if isinstance(value, ast.BinOp):
        return any(_is_error(part, error) or _is_text(part, error) for part in (value.left, value.right))
    return False


def _is_error(value: ast.expr, error: str | None) -> bool:
    return isinstance(value, ast.Name) and value.id == error


__all__ = ["is_text_of_error"]
