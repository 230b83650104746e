"""Whether a caller asks for what it was answered before it goes on: ``if found is None``, ``found or default``,
``if rows.empty``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.tree import parent_of

_OF_DATA: Final = frozenset({"pandas", "numpy", "polars", "sklearn", "torch", "tensorflow", "xgboost", "lightgbm"})
"""Libraries whose functions have no use for a None."""
_SAYS: Final = frozenset({"debug", "info", "warning", "error", "exception", "print", "isinstance", "is_none", "isnull"})
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


def is_relied_on(file: FileContext, call: ast.Call) -> bool:
    """Whether an attribute or an item of what a call answers is read, at once or by the name that it gets, or a library
    for data is given it: where it is None, that fails, or leaves it out.
    """
    whole = _awaited(call)
    parent = parent_of(whole)
    if isinstance(parent, ast.Assign | ast.AnnAssign):
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        if isinstance(target, ast.Name):
            return _is_used(file, call, target.id, _used(file).read)
        return isinstance(target, ast.Tuple)
    return isinstance(parent, ast.Attribute | ast.Subscript) and parent.value is whole


def is_handed_on(file: FileContext, call: ast.Call) -> bool:
    """Whether a function is given what a call answers, at once or by the name that it gets."""
    whole = _awaited(call)
    parent = parent_of(whole)
    if isinstance(parent, ast.Assign | ast.AnnAssign):
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        return isinstance(target, ast.Name) and _is_used(file, call, target.id, _used(file).given)
    parent = parent_of(parent) if isinstance(parent, ast.keyword) else parent
    return isinstance(parent, ast.Call) and parent.func is not whole


def _awaited(call: ast.Call) -> ast.expr:
    held = parent_of(call)
    return held if isinstance(held, ast.Await) else call


class _Uses(NamedTuple):
    """The lines on which each function reads an attribute or an item of a name, gives it to another function, and gives
    it a value.
    """

    read: dict[tuple[FunctionNode | None, str], list[int]]
    given: dict[tuple[FunctionNode | None, str], list[int]]
    bound: dict[tuple[FunctionNode | None, str], list[int]]


def _is_used(
    file: FileContext, call: ast.Call, name: str, uses: dict[tuple[FunctionNode | None, str], list[int]]
) -> bool:
    """Whether a name is used behind a call whose answer it gets, before it gets another value."""
    key, end = (file.function_of(call), name), call.end_lineno or call.lineno
    again = min((line for line in _used(file).bound.get(key, ()) if line > end), default=None)
    return any(line > end and (again is None or line <= again) for line in uses.get(key, ()))


def _used(file: FileContext) -> _Uses:
    known: _Uses | None = file.shared.get("names used")
    if known is None:
        known = file.shared["names used"] = _Uses({}, {}, {})
        parts: list[ast.Attribute | ast.Subscript] = [*file.tree.of(ast.Attribute), *file.tree.of(ast.Subscript)]
        for part in parts:
            if isinstance(part.value, ast.Name):
                known.read.setdefault((file.function_of(part), part.value.id), []).append(part.lineno)
        assigned: list[ast.Assign | ast.AnnAssign] = [*file.tree.of(ast.Assign), *file.tree.of(ast.AnnAssign)]
        for statement in assigned:
            for target in targets(statement):
                for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(name, ast.Name):
                        known.bound.setdefault((file.function_of(name), name.id), []).append(name.lineno)
        for (called, last), calls in file.calls.items():
            if last in _SAYS or called.startswith("builtins."):
                continue
            takes = called.partition(".")[0] in _OF_DATA
            for call in calls:
                for given in (*call.args, *(keyword.value for keyword in call.keywords)):
                    for item in given.elts if takes and isinstance(given, ast.List | ast.Tuple) else [given]:
                        if isinstance(item, ast.Name):
                            key = (file.function_of(call), item.id)
                            known.given.setdefault(key, []).append(item.lineno)
                            if takes:
                                known.read.setdefault(key, []).append(item.lineno)
    return known


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
