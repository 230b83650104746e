"""A function that scales rows by their own statistics, called for the training rows and for the test rows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._named import of_arrays
from ._tables import role_of

_ONE: Final = regex(r"(image|img|sample|row|signal|wave|audio|clip|frame)$", re.IGNORECASE)
"""Names of one sample, which may be scaled by itself on both sides."""


def scaled_by_itself(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The call for the test rows, and that for the training rows."""
    if not file.holds(b".min(", b"std("):
        return
    called = lasts(file)
    for function in file.tree.of(ast.FunctionDef):
        if function.name not in called or len(function.args.args) != 1 or not _scales_itself(file, function):
            continue
        calls: dict[str, list[ast.Call]] = {"train": [], "test": []}
        for call in file.tree.of(ast.Call):
            if isinstance(call.func, ast.Name) and call.func.id == function.name and len(call.args) == 1:
                name = last_part(call.args[0])
                role = "" if _ONE.search(name) else role_of(name)
                if role and not call.keywords:
                    calls[role].append(call)
        if calls["train"] and calls["test"]:
            yield calls["test"][0], calls["train"][0]


def _scales_itself(file: FileContext, function: ast.FunctionDef) -> bool:
    """``return (x - x.mean()) / x.std()``, over the whole of the one argument."""
    returns = [s for s in file.inside(function, ast.Return) if s.value is not None]
    if len(returns) != 1:
        return False
    name = function.args.args[0].arg
    value = returns[0].value
    if isinstance(value, ast.Name):
        value = file.names.single_value(value)
    if not isinstance(value, ast.BinOp) or not isinstance(value.op, ast.Div) or not isinstance(value.left, ast.BinOp):
        return False
    if not isinstance(value.left.op, ast.Sub) or ast.unparse(value.left.left) != name:
        return False
    shift, spread = _statistics(file, value.left.right, name), _statistics(file, value.right, name)
    return bool(shift & {"mean", "min"}) and bool(spread & {"std", "max"})


def _statistics(file: FileContext, node: ast.expr, name: str) -> set[str]:
    """The statistics of the whole of `name` that an expression holds; a name stands for what it was given."""
    made = file.names.single_value(node) if isinstance(node, ast.Name) else node
    found = set()
    for call in file.inside(made, ast.Call) if made is not None else ():
        given = [ast.unparse(a) for a in call.args]
        if isinstance(call.func, ast.Attribute) and not call.keywords:
            owner = ast.unparse(call.func.value)
            if (owner == name and not given) or (given == [name] and of_arrays(file, call.func.value)):
                found.add(call.func.attr)
    return found
