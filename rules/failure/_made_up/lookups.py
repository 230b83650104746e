"""Look-ups that have an answer for what is not there: ``answer.get("risk", "low")``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.called import called
from mlaudit.code.file import FileContext


def lookups(file: FileContext) -> Iterator[tuple[ast.Call, ast.expr, ast.expr, ast.expr]]:
    """The calls of ``get`` with a key and a default: each with what is asked, the key and the default."""
    for call in called(file, "get"):
        if isinstance(call.func, ast.Attribute) and len(call.args) == 2:
            yield call, call.func.value, call.args[0], call.args[1]


__all__ = ["lookups"]
