"""Numbers of which a page makes nothing but the bounds of what a person moves there."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parents

_WIDGETS: Final = frozenset({"slider", "select_slider", "number_input", "date_input", "pagination", "Slider", "Number"})
_OF_NUMBERS: Final = frozenset({"min", "max", "int", "float", "round", "abs"})
_DEPTH: Final = 3


def only_bounds(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether all who call the function of a handler, in a page, only hand its answer to sliders and the like."""
    function = file.function_of(handler)
    if function is None or not file.imports("streamlit", "gradio"):
        return False
    asked = called(file, function.name)
    return bool(asked) and all(_is_bound(file, call, _DEPTH) for call in asked)


def _is_bound(file: FileContext, value: ast.expr, deep: int) -> bool:
    """Whether a value goes into a widget, at once or by names that are made of it."""
    for parent in parents(value):
        if isinstance(parent, ast.Call):
            if last_part(parent.func) in _WIDGETS:
                return True
        elif isinstance(parent, ast.stmt):
            given = targets(parent)
            if deep <= 0 or len(given) != 1 or not isinstance(given[0], ast.Name) or not _is_number(parent, value):
                return False
            home = file.function_of(parent) or file.tree.module
            name, end = given[0].id, parent.end_lineno or parent.lineno
            read = [n for n in file.inside(home, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load)]
            later = [n for n in read if n.lineno > end]
            return bool(later) and len(later) == len(read) and all(_is_bound(file, n, deep - 1) for n in later)
    return False


def _is_number(statement: ast.stmt, value: ast.expr) -> bool:
    """``most = max(10, count)``: whether nothing but arithmetic stands round a value."""
    for parent in parents(value):
        if parent is statement:
            return True
        if isinstance(parent, ast.Call) and last_part(parent.func) not in _OF_NUMBERS:
            return False
    return False
