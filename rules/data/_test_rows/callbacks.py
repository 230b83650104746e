"""The callbacks that a fit is given: through names, lists, parameters and functions of the file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part

from .from_test import handed_over
from .tested import own_function, returned

_DEPTH: Final = 6
_ADDS: Final = ("append", "extend", "insert")


def callbacks(file: FileContext, fit: ast.Call) -> Iterator[ast.Call]:
    """What makes each callback of a fit, or of the model or trainer that is fitted."""
    made = file.names.single_value(fit.func.value) if isinstance(fit.func, ast.Attribute) else None
    for call in (fit, made):
        given = file.keyword_maybe(call, "callbacks") if isinstance(call, ast.Call) else None
        if isinstance(given, ast.expr):
            yield from _made(file, given, _DEPTH)


def made_of(file: FileContext, node: ast.expr) -> Iterator[ast.Call]:
    """What makes each callback that an expression stands for."""
    return _made(file, node, _DEPTH)


def _made(file: FileContext, node: ast.expr, depth: int) -> Iterator[ast.Call]:
    if depth <= 0:
        return
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        parts: list[ast.expr] = list(node.elts)
    elif isinstance(node, ast.Starred):
        parts = [node.value]
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.BoolOp):
        parts = node.values
    elif isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    elif isinstance(node, ast.Call):
        function = own_function(file, node)
        if function is None:
            yield node
            return
        parts = list(returned(file, function, -1))
    elif isinstance(node, ast.Name | ast.Attribute):
        parts = [each for each in (*_bound(file, node), *_added(file, node)) if each is not node]
    else:
        return
    for part in parts:
        yield from _made(file, part, depth - 1)


def _bound(file: FileContext, node: ast.Name | ast.Attribute) -> Iterator[ast.expr]:
    yield from file.names.values(node)
    if isinstance(node, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(node.id, node)):
        yield from (value for _, value in handed_over(file, node))


def _added(file: FileContext, node: ast.expr) -> Iterator[ast.expr]:
    """What is put into a list afterwards: ``callbacks.append(EarlyStopping())``."""
    held, home = ast.unparse(node), file.function_of(node)
    for call in called(file, *_ADDS):
        if isinstance(call.func, ast.Attribute) and last_part(call.func.value) == last_part(node):
            if ast.unparse(call.func.value) == held and (file.function_of(call) is home or "." in held):
                yield from call.args[-1:]


__all__ = ["callbacks", "made_of"]
