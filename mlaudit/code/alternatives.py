"""Calls on what branches make in several ways: ``bot = Local() if private else Hosted()``, then ``bot.answer()``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import is_none
from mlaudit.code.file import FileContext

_DEPTH: Final = 8
_MOST: Final = 4
"""Ways, up to which a call is taken for a call of each."""


def alternatives(file: FileContext, call: ast.Call) -> tuple[str, ...]:
    """The names that the call of a method may have, where its object is made in a few ways, each of them known; empty
    for a call whose name is one, or where one of the ways is not understood.
    """
    function = call.func
    if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Name | ast.Attribute):
        return ()
    made: dict[str, None] = {}
    for value in _ways(file, function.value):
        name = file.qualname(value)
        if name is None or not name.endswith("()") or name.startswith("builtins."):
            return ()
        made[name] = None
    return tuple(f"{name}.{function.attr}" for name in made) if 1 < len(made) <= _MOST else ()


def _ways(file: FileContext, held: ast.expr) -> list[ast.expr]:
    """The values that a name or an attribute may have, but for None; empty where one of them is not an assignment's."""
    found: list[ast.expr] = []
    for binding in file.names.bindings(held) or ():
        if binding.kind != "assign" or binding.value is None:
            return []
        sides = [binding.value]
        for side in sides:
            if isinstance(side, ast.IfExp) and len(sides) < _DEPTH:
                sides += [side.body, side.orelse]
            elif not is_none(side):
                found.append(side)
    return found
