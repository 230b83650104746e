"""Flags by which a health route says 503 where a model could not be loaded, and its routes leave the model alone."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._ways_out import absences
from .shown import flags_set

_HEALTH: Final = regex(r"(?i)health|ready|readiness|\blive|liveness|status")
_DOWN: Final = regex(r"\b503\b|SERVICE_UNAVAILABLE")


def told_by_health(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler sets a flag on which a health route answers 503, and without which another function leaves."""
    if not file.holds(b"503", b"SERVICE_UNAVAILABLE"):
        return False
    return any(_is_told(file, flag) and _is_heeded(file, flag) for flag in flags_set(handler.body))


def _is_told(file: FileContext, flag: str) -> bool:
    for function in file.functions():
        if _HEALTH.search(function.name) and function.decorator_list:
            if _asks(file, function, flag) and _DOWN.search(ast.unparse(function)):
                return True
    return False


def _asks(file: FileContext, function: ast.AST, flag: str) -> bool:
    """Whether a function branches by a flag."""
    every: list[ast.If | ast.IfExp] = [*file.inside(function, ast.If), *file.inside(function, ast.IfExp)]
    return any(_names(part, flag) for each in every for part in ast.walk(each.test))


def _names(part: ast.AST, flag: str) -> bool:
    return isinstance(part, ast.Name | ast.Attribute) and last_part(part) == flag


def _is_heeded(file: FileContext, flag: str) -> bool:
    """``if not MODEL_LOADED: return ...`` in a function that tells of no health."""
    for branch, held in absences(file).items():
        function = file.function_of(branch)
        if function is None or _HEALTH.search(function.name):
            continue
        if any(_names(each, flag) for each in held) and isinstance(branch.body[-1], ast.Return | ast.Raise):
            return True
    return False
