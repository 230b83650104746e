"""Models that are there before they are made faster or smaller: where that fails, the same one answers."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .._work import calls

_IMPROVES: Final = regex(r"(?i)optimi[sz]e|compile|quanti[sz]e|better_?transformer|(^|[._])(fuse|script|half)(_|$)")
"""Calls that change how fast or how large a model is, and little of what it answers."""


def only_improves(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """``except Exception: model = plain`` round ``optimizer.optimize()``, where ``plain`` was loaded before."""
    last = handler.body[-1]
    kept = last.value if isinstance(last, ast.Return) else given(last)
    if not isinstance(kept, ast.Name):
        return False
    made = [each for each in file.names.lookup(kept.id, kept) if each.kind == "assign"]
    if not made or any(each.value is None or each.value.lineno >= block.lineno for each in made):
        return False
    values = [each.value.value if isinstance(each.value, ast.Await) else each.value for each in made]
    if not all(isinstance(each, ast.Call) for each in values):
        return False
    return any(_IMPROVES.search(file.text(call.func)) for call in calls(file, block.body))


__all__ = ["only_improves"]
