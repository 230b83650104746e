"""Reloads of a model that load nothing where there is one already."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .._ways_out import absences
from .._work import kind_of

WORDS: Final = (b"reload", b"refresh", b"swap_model")
_RELOADS: Final = regex(r"(?i)^_*((hot_)?(reload|refresh|swap)(_\w+)?)$")


def never_again(file: FileContext) -> Iterator[tuple[ast.If, FunctionNode]]:
    """``def reload_model(): if model is None: model = load_model()``, and no other load in it."""
    if not file.holds(*WORDS):
        return
    gone = absences(file)
    for function in file.functions():
        if not _RELOADS.match(function.name):
            continue
        loads = [call for call in file.inside(function, ast.Call) if kind_of(file, call) == "load"]
        within = [_absence(file, call, gone) for call in loads]
        first = within[0] if within else None
        if first is not None and all(branch is not None for branch in within):
            emptied = any(
                isinstance(s.value, ast.Constant) and s.value.value is None for s in file.inside(function, ast.Assign)
            )
            if not emptied:
                yield first, function


def _absence(file: FileContext, call: ast.Call, gone: Container[ast.If]) -> ast.If | None:
    for branch in file.ancestors(call, ast.If):
        if branch in gone and any(call in ast.walk(s) for s in branch.body):
            return branch
    return None


__all__ = ["WORDS", "never_again"]
