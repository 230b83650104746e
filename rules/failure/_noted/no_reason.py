"""Predictions that fail without a trace: no log, and the answer that also stands for "there is no model"."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._ways_out import shown_call
from .._work import calls, is_model, kinds
from .words import can_do_without


def no_reason(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return None`` round a model, and nothing else, in a function that answers None also where
    there is no model: who gets it cannot tell the two apart, and no log can.
    """
    function, only = file.function_of(handler), handler.body[0]
    if function is None or len(handler.body) > 1 or not isinstance(only, ast.Return) or not is_nothing(only.value):
        return None
    if not handlers.is_broad(file, handler) or can_do_without(file, function, handler):
        return None
    asked = kinds(file, block.body).get("predict") or next(
        (
            call
            for call in calls(file, block.body)
            if isinstance(call.func, ast.Attribute) and is_model(call.func.value)
        ),
        None,
    )
    within = {id(s) for s in file.inside(block, ast.Return)}
    others = [s for s in file.inside(function, ast.Return) if file.function_of(s) is function and id(s) not in within]
    if asked is None or not any(is_nothing(outcome(s)) for s in others):
        return None
    said = f"why `{shown_call(file, asked)}` failed is told to nobody: it is not logged"
    said = f"{said}, and None is also what `{function.name}` answers where there was nothing to ask"
    return Verdict("MLA102", said, 0.7, "serving", note=True)


__all__ = ["no_reason"]
