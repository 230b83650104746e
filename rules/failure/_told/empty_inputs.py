"""Answers to a request that held nothing: no failure of the service is lost in them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parents

_STRIPS: Final = frozenset({"strip", "get", "lower"})


def is_of_empty_input(file: FileContext, node: FunctionNode, answer: ast.stmt) -> bool:
    """Whether a route answers so because a field of its request is empty: in the ``else`` of ``if text:``."""
    child: ast.AST = answer
    for above in parents(answer):
        if isinstance(above, ast.If):
            missing = _missing(above.test, stands_below=child in above.orelse)
            if missing is not None and _is_of_request(file, node, missing):
                return True
        if above is node:
            return False
        child = above
    return False


def _missing(test: ast.expr, *, stands_below: bool) -> ast.expr | None:
    """What is empty where a branch is taken: `text` of ``if not text:``, and in the ``else`` of ``if text:``."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return None if stands_below else test.operand
    return test if stands_below else None


def _is_of_request(file: FileContext, node: FunctionNode, value: ast.expr) -> bool:
    """Whether a value is an argument of the route, or a field of one, as it came."""
    given = node.args
    names = {each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
    for _ in range(3):
        while not isinstance(value, ast.Name):
            if isinstance(value, ast.Call) and last_part(value.func) in _STRIPS:
                value = value.func
            elif isinstance(value, ast.Attribute | ast.Subscript):
                value = value.value
            else:
                return False
        if value.id in names:
            return True
        made = file.names.single_value(value)
        if made is None:
            return False
        value = made
    return False


__all__ = ["is_of_empty_input"]
