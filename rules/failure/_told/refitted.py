"""Models that a process fits for itself, again and again while it runs."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .._made_up.plain import is_nothing

ENDLESS: Final = regex(r"(?i)^(True|1)$|^(not )?[\w.]*(running|alive|active|stop\w*|shutdown\w*|is_set\(\))$")
"""Tests of loops that go on until they are stopped."""
_ASKS: Final = regex(r"(?i)^_*(predict|forecast|estimate)(_|$)")


def refits_itself(file: FileContext, function: FunctionNode) -> bool:
    """Whether a method is called only in a loop that runs until it is stopped, and what asks its model answers None
    where there is none: the next round fits it again, and until then the loop goes without.
    """
    cls = file.class_of(function)
    called = file.calls_where(lambda _, last: last == function.name) if cls is not None else []
    if cls is None or not called or not all(_is_in_endless(file, call) for call in called):
        return False
    asks = [each for each in cls.body if isinstance(each, ast.FunctionDef) and _ASKS.match(each.name)]
    return any(is_nothing(answer.value) for each in asks for answer in file.inside(each, ast.Return))


def _is_in_endless(file: FileContext, call: ast.Call) -> bool:
    return any(ENDLESS.search(ast.unparse(loop.test)) for loop in file.ancestors(call, ast.While))
