"""Zeros that were set before a call that fails, and that stand for what it was to answer."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.undone import is_optional
from .._ways_out import shown_call
from .._work import calls, kinds
from .words import falls_through, note

_LIMITS: Final = regex(
    r"(?i)(^|_)(timeout|limit|retries|attempts?|port|size|width|height|threads|workers|delay|ttl|seed|interval|max|min"
    r"|default|start|begin|time|elapsed|duration|latency|level|version|memory|mem|gpu|cpu|epoch|step|iteration|offset|idx|i)(_|$)"
)
"""Numbers that may well have a default."""
_GOES: Final = (ast.Dict, ast.BinOp, ast.Return, ast.Tuple)
"""Where a number goes that is answered, or reckoned with."""


def left_preset(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``deleted = 0`` before a `try` that sets it by a call, a handler that only logs, and then
    ``{"deleted": deleted}``: a failure looks like a count, or a score, of 0.
    """
    function = file.function_of(block)
    if function is None or not falls_through(handler) or is_optional(file, function, handler):
        return None
    for statement in block.body:
        for target in targets(statement):
            name = target.id if isinstance(target, ast.Name) else ""
            call = next(calls(file, [statement]), None)
            if not name or call is None or _LIMITS.search(name) or not _is_preset(function, block, name):
                continue
            about = kinds(file, [statement])
            predicts, call = "predict" in about, next(iter(about.values()), call)
            if _goes_on(file, function, block, name, predicts=predicts):
                said = f"when `{shown_call(file, call)}` fails, `{name}` stays at 0"
                return note(f"{said}: what reads it takes it for an answer")
    return None


def _is_preset(function: FunctionNode, block: ast.Try, name: str) -> bool:
    """Whether all that a function gives a name, outside a block, is a 0 before it."""
    given = [s for s in statements(function.body) if name in map(ast.unparse, targets(s))]
    given += [s for s in statements(function.body) if isinstance(s, ast.AugAssign) and ast.unparse(s.target) == name]
    end = block.end_lineno or block.lineno
    outside = [s for s in given if not block.lineno <= s.lineno <= end]
    if len(outside) != 1 or outside[0].lineno > block.lineno:
        return False
    value = getattr(outside[0], "value", None)
    return (
        not isinstance(outside[0], ast.AugAssign)
        and isinstance(value, ast.Constant)
        and type(value.value) in (int, float)
        and not value.value
    )


def _goes_on(file: FileContext, function: FunctionNode, block: ast.Try, name: str, *, predicts: bool) -> bool:
    """Whether a name is answered or reckoned with behind a block, and no test asks for it: of a prediction, how great
    it is says nothing.
    """
    end = block.end_lineno or block.lineno
    read = [
        n for n in file.inside(function, ast.Name) if n.id == name and n.lineno > end and isinstance(n.ctx, ast.Load)
    ]
    read = [n for n in read if not handlers.is_logged(file, n)]
    if any(_is_asked(n, predicts=predicts) for n in read):
        return False
    return any(isinstance(parent_of(n), _GOES) or (predicts and _is_kept(file, n)) for n in read)


def _is_kept(file: FileContext, name: ast.Name) -> bool:
    """``answer["score"] = round(score, 4)``."""
    given = targets(file.statement_of(name))
    return any(isinstance(target, ast.Subscript) for target in given)


def _is_asked(name: ast.Name, *, predicts: bool) -> bool:
    held = parent_of(name)
    if predicts and isinstance(held, ast.Compare) and isinstance(held.ops[0], ast.Gt | ast.GtE | ast.Lt | ast.LtE):
        return False
    return isinstance(held, ast.If | ast.IfExp | ast.BoolOp | ast.UnaryOp | ast.Compare)
