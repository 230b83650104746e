"""What an answer says field by field: a dict that is written out, or an object that is made with keywords."""

from __future__ import annotations

import ast

from mlaudit.code.file import last_part


def fields_of(value: ast.expr) -> dict[str, ast.expr] | None:
    """The fields of ``{"total": 0}``, ``Stats(total=0)`` or ``dict(total=0)``; None where not all of them are named."""
    found: dict[str, ast.expr] = {}
    if isinstance(value, ast.Dict):
        for key, item in zip(value.keys, value.values, strict=True):
            if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
                return None
            found[key.value] = item
        return found
    if not isinstance(value, ast.Call) or value.args or not made_by(value):
        return None
    for keyword in value.keywords:
        if keyword.arg is None:
            return None
        found[keyword.arg] = keyword.value
    return found or None


def made_by(value: ast.expr) -> str:
    """The class that an object is made of, by its name, which begins like one; "" for a dict and for any other call."""
    name = last_part(value.func) if isinstance(value, ast.Call) else ""
    if name == "dict":
        return name
    return name if name.lstrip("_")[:1].isupper() and not name.isupper() else ""


__all__ = ["fields_of", "made_by"]
