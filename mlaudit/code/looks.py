"""Whether a caller asks for what it was answered before it goes on: ``if found is None``, ``found or default``,
``if rows.empty``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of

_ASKS: Final = frozenset({"isinstance", "len"})


def is_looked_at(file: FileContext, call: ast.Call) -> bool:
    """Whether what a call answers, awaited or not, is tested for being there, at once or by the name that it gets."""
    child: ast.AST = call
    parent = parent_of(child)
    if isinstance(parent, ast.Await):
        child, parent = parent, parent_of(parent)
    if isinstance(parent, ast.Assign | ast.AnnAssign):
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        return isinstance(target, ast.Name) and target.id in _tested(file).get(file.function_of(call), ())
    if isinstance(parent, ast.NamedExpr):
        child, parent = parent, parent_of(parent)
    if isinstance(parent, ast.BoolOp):
        return isinstance(parent.op, ast.And) or parent.values[-1] is not child
    if isinstance(parent, ast.UnaryOp):
        return isinstance(parent.op, ast.Not)
    if isinstance(parent, ast.Compare):
        return _is_none(parent.comparators[0])
    return isinstance(parent, ast.If | ast.IfExp | ast.While | ast.Assert) and parent.test is child


def _tested(file: FileContext) -> dict[FunctionNode | None, set[str]]:
    """The names that the tests of each function ask for."""
    known: dict[FunctionNode | None, set[str]] | None = file.shared.get("names asked for")
    if known is None:
        known = file.shared["names asked for"] = {}
        tests: list[ast.If | ast.IfExp | ast.While | ast.Assert] = [*file.tree.of(ast.If), *file.tree.of(ast.IfExp)]
        for test in (*tests, *file.tree.of(ast.While), *file.tree.of(ast.Assert)):
            for name in _asked(test.test):
                known.setdefault(file.function_of(test), set()).add(name)
    return known


def _asked(test: ast.expr) -> Iterator[str]:
    if isinstance(test, ast.Name):
        yield test.id
    elif isinstance(test, ast.BoolOp):
        for part in test.values:
            yield from _asked(part)
    elif isinstance(test, ast.UnaryOp):
        yield from _asked(test.operand)
    elif isinstance(test, ast.Compare) and (_is_none(test.comparators[0]) or _is_count(test.left)):
        yield from _asked(test.left)
    elif isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id in _ASKS and test.args:
        yield from _asked(test.args[0])
    elif isinstance(test, ast.Attribute) and test.attr == "empty":
        yield from _asked(test.value)


def _is_count(value: ast.expr) -> bool:
    """``len(rows)``: how much of it there is."""
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "len"


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
