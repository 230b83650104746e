"""Functions that are looked up in a table: ``MODES = {"one": one, "many": many}``, ``MODES.get(name)(job)``."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext


def looked_up(file: FileContext) -> Iterator[tuple[FunctionNode | None, str, int]]:
    """For each look-up in a table of functions, who looks, and every function that may be found, with the line."""
    tables = {
        name: found
        for name, bindings in file.tree.root.bindings.items()
        if len(bindings) == 1 and isinstance(bindings[0].value, ast.Dict)
        if (found := _functions(file, bindings[0].value))
    }
    for subscript in file.tree.of(ast.Subscript) if tables else ():
        held = subscript.value
        if isinstance(held, ast.Name) and held.id in tables and isinstance(subscript.ctx, ast.Load):
            for name in tables[held.id]:
                yield file.function_of(subscript), name, subscript.lineno
    for (_, last), calls in file.calls.items() if tables else ():
        for call in calls if last == "get" else ():
            held = call.func.value if isinstance(call.func, ast.Attribute) else call.func
            if isinstance(held, ast.Name) and held.id in tables:
                for name in tables[held.id]:
                    yield file.function_of(call), name, call.lineno


def _functions(file: FileContext, table: ast.Dict) -> list[str]:
    """The functions of the file that a table holds; what is imported may be anything."""
    names = [value for value in table.values if isinstance(value, ast.Name)]
    found = [
        file.qualname(name)
        for name in names
        if [binding.kind for binding in file.names.lookup(name.id, name)] == ["def"]
    ]
    return [name for name in found if name]
