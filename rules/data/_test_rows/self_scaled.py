"""A function that scales rows by their own statistics, called for the training rows and for the test rows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._rows.tables import role_of
from .named import of_arrays

_ONE: Final = regex(r"(image|img|sample|row|signal|wave|audio|clip|frame)$", re.IGNORECASE)
"""Names of one sample, which may be scaled by itself on both sides."""


def scaled_by_itself(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The call for the test rows, and that for the training rows."""
    for function, scaled in may_scale(file):
        if not _by_itself(file, scaled):
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


def may_scale(file: FileContext) -> list[tuple[ast.FunctionDef, ast.BinOp]]:
    """The functions of one argument that are called and give back ``(x - ...) / ...`` of it, and this."""
    if not file.holds(b".min(", b"std("):
        return []
    called = lasts(file)
    return [
        (each, scaled)
        for each in file.tree.of(ast.FunctionDef)
        if len(each.args.args) == 1 and each.name in called and (scaled := _scaled(file, each)) is not None
    ]


def _scaled(file: FileContext, function: ast.FunctionDef) -> ast.BinOp | None:
    """``(x - x.mean()) / x.std()`` of the one argument, which a function gives back at once or by a name."""
    returns = [s for s in file.inside(function, ast.Return) if s.value is not None]
    value = returns[0].value if len(returns) == 1 else None
    if isinstance(value, ast.Name):
        value = file.names.single_value(value)
    if not isinstance(value, ast.BinOp) or not isinstance(value.op, ast.Div) or not isinstance(value.left, ast.BinOp):
        return None
    rows = value.left.left
    is_own = isinstance(rows, ast.Name) and rows.id == function.args.args[0].arg
    return value if is_own and isinstance(value.left.op, ast.Sub) else None


def _by_itself(file: FileContext, scaled: ast.BinOp) -> bool:
    """Whether rows are shifted and divided by statistics of the whole of them."""
    shifted = scaled.left
    if not isinstance(shifted, ast.BinOp) or not isinstance(shifted.left, ast.Name):
        return False
    name = shifted.left.id
    shift, spread = _statistics(file, shifted.right, name), _statistics(file, scaled.right, name)
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
