"""Calls of functions that stand in a table: ``for path, load in loaders.items(): load(path)``, ``loaders[kind]()``."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.tree import parents


def functions_called(file: FileContext, call: ast.Call) -> Iterator[ast.expr]:
    """What a call may run, as it stands in a dict, a list or a tuple of this file: names, methods and lambdas."""
    function = call.func
    if isinstance(function, ast.Subscript):
        yield from _entries(file, function.value)
    elif isinstance(function, ast.Call) and isinstance(function.func, ast.Attribute) and function.func.attr == "get":
        yield from _entries(file, function.func.value)
    elif isinstance(function, ast.Name):
        bindings = file.names.lookup(function.id, function)
        if bindings and all(each.kind in ("for", "unpack") for each in bindings):
            for loop in parents(call):
                if isinstance(loop, ast.For | ast.AsyncFor) and _binds(loop.target, function.id):
                    yield from _rows(file, loop.iter)
                    return


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(target))


def _rows(file: FileContext, value: ast.expr) -> Iterator[ast.expr]:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in ("items", "values"):
        yield from _entries(file, value.func.value)
    else:
        for made in _made(file, value):
            for row in made.elts if isinstance(made, ast.List | ast.Tuple) else ():
                yield from _functions(row.elts if isinstance(row, ast.List | ast.Tuple) else [row])


def _entries(file: FileContext, table: ast.expr) -> Iterator[ast.expr]:
    for made in _made(file, table):
        if isinstance(made, ast.Dict):
            for value in made.values:
                yield from _functions(value.elts if isinstance(value, ast.List | ast.Tuple) else [value])


def _made(file: FileContext, value: ast.expr) -> list[ast.expr]:
    return file.names.values(value) if isinstance(value, ast.Name | ast.Attribute) else [value]


def _functions(values: Iterable[ast.expr]) -> Iterator[ast.expr]:
    return (value for value in values if isinstance(value, ast.Name | ast.Attribute | ast.Lambda))
