"""What a failed load leaves that is not empty: another value that the handler gives it, or what stood there before."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents

_ADDS: Final = frozenset({"append", "extend", "add", "update", "insert"})


def another_given(file: FileContext, handler: ast.ExceptHandler, kept: str) -> bool:
    """``except Exception: self.ranker = self.model``: the handler puts what is there already in the model's place."""
    last = [s for s in statements(handler.body) if any(ast.unparse(target) == kept for target in targets(s))]
    value = given(last[-1]) if last else None
    if not isinstance(value, ast.Name | ast.Attribute | ast.Subscript) or ast.unparse(value) == kept:
        return False
    known = [] if isinstance(value, ast.Subscript) else file.names.values(value)
    return not known or not all(isinstance(each, ast.Constant) for each in known)


def filled_before(file: FileContext, block: ast.stmt, kept: str) -> bool:
    """Whether a container gets an entry in the same function before a `try` that puts one more there."""
    if file.function_of(block) is None or not adds_entry(block, kept):
        return False
    child: ast.AST = block
    for parent in parents(block):
        body = getattr(parent, "orelse" if child in getattr(parent, "orelse", ()) else "body", [])
        earlier = body[: body.index(child)] if isinstance(body, list) and child in body else []
        if any(_fills(s, kept) for s in statements(earlier)):
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
        child = parent
    return False


def adds_entry(block: ast.stmt, kept: str) -> bool:
    """Whether what a block gives to what is kept is entries of it only."""
    set_here = [t for s in statements([block]) for t in targets(s)]
    whole = any(ast.unparse(target) == kept for target in set_here)
    return not whole and any(isinstance(t, ast.Subscript) and ast.unparse(t.value) == kept for t in set_here)


def _fills(statement: ast.stmt, kept: str) -> bool:
    if any(isinstance(t, ast.Subscript) and ast.unparse(t.value) == kept for t in targets(statement)):
        return True
    call = statement.value if isinstance(statement, ast.Expr) else None
    function = call.func if isinstance(call, ast.Call) else None
    return isinstance(function, ast.Attribute) and function.attr in _ADDS and ast.unparse(function.value) == kept
