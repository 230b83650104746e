"""What is added to a list before it is handed on: dependencies that a setting asks for."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext

_ADDS: Final = ("append", "extend", "insert")


def appended(file: FileContext, value: ast.expr) -> list[ast.expr]:
    """What is added to a list that a name holds, under a condition or not: ``guards.append(Depends(check))``."""
    if not isinstance(value, ast.Name):
        return []
    known: dict[str, list[ast.expr]] | None = file.shared.get("added to lists")
    if known is None:
        known = file.shared["added to lists"] = {}
        for call in called(file, *_ADDS):
            held = call.func.value if isinstance(call.func, ast.Attribute) else None
            if isinstance(held, ast.Name) and call.args:
                known.setdefault(held.id, []).append(call.args[-1])
        for grown in file.tree.of(ast.AugAssign):
            if isinstance(grown.target, ast.Name) and isinstance(grown.op, ast.Add):
                known.setdefault(grown.target.id, []).append(grown.value)
    return known.get(value.id, [])


__all__ = ["appended"]
