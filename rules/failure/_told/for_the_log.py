"""Texts and exceptions that a handler puts together for the log alone: nobody else reads them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from mlaudit.code.bindings import Scope
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_EXCEPTION: Final = regex(r"^[A-Z]\w*(Error|Exception)$")
_TEXTS: Final = frozenset({"str", "repr", "format", "format_exc"})


def is_unraised(call: ast.expr) -> bool:
    """``AppException(error, sys)``: an exception that is made, and by itself raised by nobody."""
    return isinstance(call, ast.Call) and _EXCEPTION.match(last_part(call.func)) is not None


def is_for_the_log(statement: ast.stmt, is_log: Callable[[ast.Call], bool]) -> bool:
    """``failure = AppException("no index", error)`` before ``log.error(failure)``, of a name that nothing but the log
    reads: neither a flag nor an answer.
    """
    if not isinstance(statement, ast.Assign | ast.AnnAssign) or not _is_worded(statement.value):
        return False
    names = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    target = names[0]
    scope: Scope | None = getattr(target, "scope", None)
    if len(names) > 1 or not isinstance(target, ast.Name) or scope is None or target.id in scope.globals:
        return False
    around = list(parents(statement))
    home = next((p for p in around if isinstance(p, ast.FunctionDef | ast.AsyncFunctionDef)), None)
    handler = next((p for p in around if isinstance(p, ast.ExceptHandler)), None)
    if home is None or handler is None:
        return False
    reads = [n for n in ast.walk(home) if isinstance(n, ast.Name) and n.id == target.id and isinstance(n.ctx, ast.Load)]
    reads = [n for n in reads if not _is_of_another(n, handler)]
    return bool(reads) and all(handler in parents(n) and _is_logged(n, is_log) for n in reads)


def _is_worded(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return is_unraised(value) or last_part(value.func) in _TEXTS
    return isinstance(value, ast.JoinedStr | ast.BinOp) or (
        isinstance(value, ast.Constant) and isinstance(value.value, str)
    )


def _is_of_another(node: ast.AST, handler: ast.ExceptHandler) -> bool:
    """Whether a node stands in another handler, which names what it caught itself."""
    around = [p for p in parents(node) if isinstance(p, ast.ExceptHandler)]
    return bool(around) and handler not in around


def _is_logged(node: ast.AST, is_log: Callable[[ast.Call], bool]) -> bool:
    return any(isinstance(p, ast.Call) and last_part(p.func) != "write" and is_log(p) for p in parents(node))
