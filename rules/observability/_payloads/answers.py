"""Tracebacks in what a caller is answered."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import is_returned
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_WRITES: Final = frozenset({"traceback.format_exc", "traceback.format_exception", "traceback.format_tb"})
_REFUSES: Final = frozenset({"HTTPException", "abort", "HttpException", "APIException", "HTTPError"})
_DEBUG: Final = regex(r"(?i)debug|develop|\bdev\b|local|verbose|environment|\benv\b|production")
_ANSWERS: Final = regex(r"Response$|^jsonify$|^make_response$")
_SAME: Final = frozenset({"dumps", "str", "join", "format", "splitlines"})


def answered_tracebacks(file: FileContext) -> Iterator[tuple[ast.expr, bool]]:
    """The tracebacks that a function gives back in a dict, or puts into the error that is answered; each with whether
    it is seen to be an answer, whoever calls the function.
    """
    for call in file.calls_where(lambda name, _: name in _WRITES) if file.holds(b"format_") else ():
        for use in (call, *_uses(file, call)) if not _is_for_debugging(call) else ():
            answered = _answered(file, use)
            if answered:
                yield use, answered == "answer"
                break


def _uses(file: FileContext, call: ast.Call) -> Iterator[ast.expr]:
    """Where a name that a traceback is given to is used, in the same function."""
    statement, home = file.statement_of(call), file.function_of(call)
    target = target_of(statement)
    if home is None or not isinstance(target, ast.Name):
        return
    held = target.id
    for name in file.inside(home, ast.Name):
        if name.id == held and isinstance(name.ctx, ast.Load) and name.lineno > target.lineno:
            yield name


def _answered(file: FileContext, node: ast.expr) -> str:
    """How a text goes out: as an ``answer``, in a ``dict`` that is returned; "" for neither, and while debugging."""
    child: ast.AST = node
    found = ""
    for parent in parents(node):
        if isinstance(parent, ast.Call) and child is not parent.func:
            last = last_part(parent.func)
            if last in _REFUSES:
                return "" if _is_for_debugging(node) else "answer"
            if _ANSWERS.search(last):
                found = "answer"
            elif last not in _SAME:
                return ""
        elif isinstance(parent, ast.Dict):
            found = found or "dict"
        elif isinstance(parent, ast.IfExp | ast.BoolOp | ast.Compare):
            return ""
        elif isinstance(parent, ast.stmt):
            return found if is_returned(parent) and not _is_for_debugging(node) else ""
        child = parent
    return ""


def _is_for_debugging(node: ast.expr) -> bool:
    """Whether a line runs only where a setting says so."""
    return any(isinstance(p, ast.If) and _DEBUG.search(ast.unparse(p.test)) for p in parents(node))
