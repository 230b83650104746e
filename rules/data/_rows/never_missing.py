"""Columns that hold no gap by their type: pandas keeps a missing value in neither `bool` nor whole numbers."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_WHOLE: Final = regex(r"^(bool|u?int(8|16|32|64)?)$")


def never_missing(file: FileContext, filled: ast.expr) -> bool:
    """Whether what is filled was chosen by such a type: the columns of ``df.select_dtypes("bool")``, one by one too."""
    if not file.holds(b"select_dtypes"):
        return False
    if not isinstance(filled, ast.Subscript) or not isinstance(filled.slice, ast.Name):
        return _is_chosen_so(file, filled)
    name = filled.slice.id
    loops = (p for p in parents(filled) if isinstance(p, ast.For) and last_part(p.target) == name)
    loop = next(loops, None)
    return _is_chosen_so(file, loop.iter if loop is not None else filled.slice)


def _is_chosen_so(file: FileContext, columns: ast.expr) -> bool:
    made = file.names.single_value(columns) if isinstance(columns, ast.Name) else columns
    for call in file.inside(made, ast.Call) if made is not None else ():
        if last_part(call.func) == "select_dtypes":
            kinds = file.argument(call, "include", 0)
            listed = kinds.elts if isinstance(kinds, ast.List | ast.Tuple) else [kinds] if kinds is not None else []
            named = [file.constant(kind) if isinstance(kind, ast.Constant) else last_part(kind) for kind in listed]
            return bool(named) and all(isinstance(kind, str) and _WHOLE.match(kind) for kind in named)
    return False
