"""Work that is tried again and again, and whose last failure becomes nothing."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import is_empty, shown_call
from .._work import kinds

_WORK: Final = ("predict", "request", "query", "load")
_WAITS: Final = frozenset({"sleep", "wait"})
_MAY_BE_NONE: Final = regex(r"\bNone\b|Optional")
_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While)


def exhausted(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``for attempt in range(3): try: return ask(...)``, a handler that logs and waits, and ``return None`` at last."""
    function, loop = file.function_of(handler), parent_of(block)
    if function is None or not isinstance(loop, _LOOPS) or block not in loop.body or not _repeats(loop):
        return None
    if not any(isinstance(s, ast.Return) and s.value is not None for s in statements([*block.body, *block.orelse])):
        return None
    if not all(map(_goes_on, statements(handler.body))):
        return None
    last = _at_last(file, function, loop)
    work = kinds(file, block.body)
    call = next((work[kind] for kind in _WORK if kind in work), None)
    if not last or call is None or (last == "None" and _is_declared(function)):
        return None
    said = f"when every try of `{shown_call(file, call)}` fails, `{function.name}` answers {last}"
    return Verdict("MLA102", f"{said}: the caller cannot tell it from an answer", 0.7, "quiet", mild=True, looks=True)


def _is_declared(function: FunctionNode) -> bool:
    """Whether the annotation of a function says that it may answer None."""
    return function.returns is not None and _MAY_BE_NONE.search(ast.unparse(function.returns)) is not None


def _repeats(loop: ast.stmt) -> bool:
    """Whether a loop does the same again: it counts, or goes on until something ends it."""
    if isinstance(loop, ast.For):
        return isinstance(loop.iter, ast.Call) and last_part(loop.iter.func) == "range"
    return isinstance(loop, ast.While)


def _goes_on(statement: ast.stmt) -> bool:
    """Whether a statement of a handler logs, waits or counts."""
    if isinstance(statement, ast.Pass | ast.Continue | ast.AugAssign | ast.If | ast.Assign):
        return True
    value = statement.value if isinstance(statement, ast.Expr) else None
    call = value.value if isinstance(value, ast.Await) else value
    return isinstance(call, ast.Call) and (handlers.is_log(call) or last_part(call.func) in _WAITS)


def _at_last(file: FileContext, function: FunctionNode, loop: ast.stmt) -> str:
    """What a function answers once a loop has ended, where that is nothing; "" for anything else."""
    work = work_of(function)
    if loop not in work:
        return ""
    after = [s for s in work[work.index(loop) + 1 :] if not handlers.logs_all([s])]
    if isinstance(loop, ast.For | ast.While) and loop.orelse:
        return ""
    if not after:
        return "None"
    if not isinstance(after[0], ast.Return):
        return ""
    value = outcome(after[0])
    if value is None or (isinstance(value, ast.Constant) and value.value is None):
        return "None"
    if isinstance(value, ast.Constant):
        return "an empty text" if value.value == "" else ""
    return f"`{file.text(value)}`" if is_empty(value) else ""


__all__ = ["exhausted"]
