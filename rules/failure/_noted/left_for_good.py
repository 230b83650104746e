"""Stores that could not be reached when an object was made, and that it does without from then on."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._work import calls
from .words import can_do_without, note

_REACHES: Final = regex(r"(?i)(^|\.)(connect|ping|from_url|create_pool|Collection|MongoClient|Redis|get_collection)$")


def left_for_good(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: self.ok = False`` of a constructor that connects, without a word, where ``search`` answers
    ``[]`` unless ``self.ok``: nothing tries again, and nobody learns why nothing is found.
    """
    function = file.function_of(handler)
    home = file.class_of(function) if function is not None else None
    if function is None or home is None or function.name != "__init__" or not handlers.is_broad(file, handler):
        return None
    if handlers.logs(file, handler) or can_do_without(file, function, handler):
        return None
    reached = next((c for c in calls(file, block.body) if _REACHES.search(as_written(c.func))), None)
    flags = {as_written(t) for s in handler.body for t in targets(s) if _is_off(given(s))}
    if reached is None or not flags or len(handler.body) > len(flags):
        return None
    end = block.end_lineno or block.lineno
    for flag in flags:
        others = [s for s in file.inside(home, ast.Assign) if flag in map(as_written, s.targets)]
        if any(s.lineno > end and not _is_off(s.value) for s in others):
            continue
        empty = _empty_without(file, home, flag)
        if empty is not None:
            said = f"where `{shown_call(file, reached)}` fails as the object is made, `{empty.name}` answers nothing"
            return note(f"{said} from then on: no log says so, and nothing tries again", code="MLA102")
    return None


def _is_off(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value in (None, False)


def _empty_without(file: FileContext, home: ast.ClassDef, flag: str) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The method that answers with nothing where a flag is not set."""
    for branch in file.inside(home, ast.If):
        last = branch.body[-1]
        value = outcome(last) if isinstance(last, ast.Return) else None
        if value is None or not is_empty(value):
            continue
        for part in ast.walk(branch.test):
            if isinstance(part, ast.UnaryOp) and isinstance(part.op, ast.Not) and as_written(part.operand) == flag:
                return file.function_of(branch)
    return None


__all__ = ["left_for_good"]
