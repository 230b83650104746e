"""Trainings that fail, and are done another way: what comes of it counts as what was asked for."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._work import calls

_GOES_ON_FROM: Final = regex(
    r"^(init_model|xgb_model|init_score|warm_start|base_model|ckpt_path|resume_from_checkpoint)$"
)
"""Arguments by which a training goes on from a model that there is."""


def other_fit(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: model = other.fit(rows, labels)`` round ``model.fit(rows, labels, init_model=old)``."""
    if not handlers.is_broad(file, handler) or handlers.raises(handler) or handlers.signals(file, handler):
        return None
    tried = [call for call in calls(file, block.body) if _fits(call)]
    again = [call for call in calls(file, handler.body) if _fits(call)]
    if not tried or not again:
        return None
    went_on = next((k.arg for k in tried[0].keywords if k.arg and _GOES_ON_FROM.match(k.arg)), "")
    if not went_on or any(k.arg == went_on for k in again[0].keywords):
        return None
    first, second = _owner(tried[0]), _owner(again[0])
    if first != second and not _takes_its_place(handler, first):
        return None
    said = f"where training cannot go on from `{went_on}`, `{second}` is trained from nothing and takes its place"
    return Verdict("MLA102", f"{said}: what was learnt before is gone, and nobody is told", 0.7, mild=True)


def _fits(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("fit", "train")


def _owner(call: ast.Call) -> str:
    return as_written(call.func.value) if isinstance(call.func, ast.Attribute) else ""


def _takes_its_place(handler: ast.ExceptHandler, name: str) -> bool:
    """Whether a handler gives a name another model, or answers with one."""
    for statement in statements(handler.body):
        if name in map(as_written, targets(statement)):
            return True
        if isinstance(statement, ast.Return) and outcome(statement) is not None:
            return True
    return False


__all__ = ["other_fit"]
