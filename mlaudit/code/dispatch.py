"""Functions that are looked up in a table, ``MODES = {"one": one, "many": many}``, ``MODES.get(name)(job)``, or in a
module that is found by its name.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import ANY_OF
from mlaudit.code.file import FileContext, last_part


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


def of_modules(file: FileContext) -> Iterator[tuple[FunctionNode | None, str, int]]:
    """For each function that is taken out of a module whose name is put together, ``import_module(f"tools.{name}")``,
    who takes it, the package with the function's name behind a star, ``tools.*.run``, and the line.
    """
    if not file.holds(b"import_module(", b"__import__("):
        return
    for call in file.calls_where(lambda name, _: name == "builtins.getattr"):
        taken = file.constant(call.args[1]) if len(call.args) > 1 else None
        package = _package(file, call.args[0]) if isinstance(taken, str) else ""
        if package:
            yield file.function_of(call), f"{package}{ANY_OF}{taken}", call.lineno
    for call in file.calls_where(
        lambda name, last: name in (f"importlib.import_module().{last}", f"builtins.__import__().{last}")
    ):
        package = _package(file, call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if package:
            yield file.function_of(call), f"{package}{ANY_OF}{last_part(call.func)}", call.lineno


def _package(file: FileContext, module: ast.expr) -> str:
    """The package of a module that is imported by a name of which only the beginning is written: "" for any other."""
    made = file.names.single_value(module)
    if not isinstance(made, ast.Call) or last_part(made.func) not in ("import_module", "__import__") or not made.args:
        return ""
    named = made.args[0]
    while isinstance(named, ast.BinOp):
        named = named.left
    head = named.values[0] if isinstance(named, ast.JoinedStr) and named.values else named
    if head is made.args[0] or not isinstance(head, ast.Constant) or not isinstance(head.value, str):
        return ""
    package, dot, _ = head.value.rpartition(".")
    return package if dot and all(part.isidentifier() for part in package.split(".")) else ""


def _functions(file: FileContext, table: ast.Dict) -> list[str]:
    """The functions of the file that a table holds; what is imported may be anything."""
    names = [value for value in table.values if isinstance(value, ast.Name)]
    found = [
        file.qualname(name)
        for name in names
        if [binding.kind for binding in file.names.lookup(name.id, name)] == ["def"]
    ]
    return [name for name in found if name]
