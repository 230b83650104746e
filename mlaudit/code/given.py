"""What small functions of a module give back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext


def given_back(file: FileContext, value: ast.expr) -> ast.expr:
    """What a call of a small function of the module gives back: ``request.get_json()`` for ``payload()``; any other
    value itself.
    """
    call = value.value if isinstance(value, ast.Await) else value
    small = small_function(file, call) if isinstance(call, ast.Call) else None
    if small is None:
        return value
    return small.value.value if isinstance(small.value, ast.Await) and call is not value else small.value


def calls_through(file: FileContext, node: ast.AST) -> Iterator[ast.Call]:
    """The calls under a node, and after each that asks a small function of the module those that make its value."""
    for call in file.inside(node, ast.Call):
        yield call
        small = small_function(file, call)
        if small is not None:
            yield from file.inside(small.value, ast.Call)


def passed(file: FileContext, name: ast.Name) -> ast.expr | None:
    """What the one call in the file of a function of the module gives that parameter of it which a name is."""
    home = file.function_of(name)
    if home is None or name.id not in (names := [each.arg for each in home.args.args]):
        return None
    if file.tree.scope_at(home).qualname != home.name:
        return None
    calls = file.calls.get((f"{file.module}.{home.name}", home.name), [])
    return file.argument(calls[0], name.id, names.index(name.id)) if len(calls) == 1 else None


class Small(NamedTuple):
    """A function of the module that makes names and returns one of them, or an expression: that is its value."""

    function: FunctionNode
    value: ast.expr


def small_function(file: FileContext, call: ast.Call) -> Small | None:
    """The small function that a call asks; None where it asks anything else."""
    if not isinstance(call.func, ast.Name):
        return None
    bindings = file.tree.root.bindings.get(call.func.id, ())
    made = bindings[0].node if len(bindings) == 1 else None
    if not isinstance(made, FunctionNode) or len(made.body) > 3 or made.decorator_list:
        return None
    *before, last = _within(made.body)
    plain = all(isinstance(each, ast.Assign | ast.AnnAssign) or _is_text(each) for each in before)
    if not plain or not isinstance(last, ast.Return) or last.value is None:
        return None
    return Small(made, file.names.single_value(last.value) or last.value)


def _within(body: list[ast.stmt]) -> list[ast.stmt]:
    """What a function does in a span, or before a ``finally``, where that is all."""
    *before, last = body
    if isinstance(last, ast.With | ast.AsyncWith) or (isinstance(last, ast.Try) and not last.handlers):
        return [*before, *last.body]
    return body


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


__all__ = ["calls_through", "given_back", "passed", "small_function"]
