"""What says of a payload only which entries of a vocabulary it is made of."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_TABLE: Final = regex(r"(?i)(2|_to_)(id|ids|idx|index|int)$|(^|_)(vocab|vocabulary|word_?index|stoi)$")
"""Tables that give each word, or each thing, its number."""
_DEPTH: Final = 8


def is_coded(file: FileContext, part: ast.expr) -> bool:
    """Whether a payload is written out, and each part of it is a constant or the numbers of a look-up: ``{"instances":
    [[item2id[i] for i in basket]]}``. It tells something of a user to who has the table.
    """
    return _is_of_lookups(file, part, _DEPTH) and not isinstance(part, ast.Constant)


def _is_of_lookups(file: FileContext, part: ast.expr, depth: int) -> bool:
    if depth <= 0:
        return False
    if isinstance(part, ast.Constant):
        return True
    if isinstance(part, ast.Name):
        bindings = file.names.lookup(part.id, part)
        made = bindings[0].value if len(bindings) == 1 and bindings[0].kind == "assign" else None
        return made is not None and not isinstance(made, ast.Constant) and _is_of_lookups(file, made, depth - 1)
    if isinstance(part, ast.Dict):
        return bool(part.values) and all(_is_of_lookups(file, each, depth - 1) for each in part.values)
    if isinstance(part, ast.List | ast.Tuple):
        return bool(part.elts) and all(_is_of_lookups(file, each, depth - 1) for each in part.elts)
    if isinstance(part, ast.ListComp):
        return _is_of_lookups(file, part.elt, depth - 1)
    if isinstance(part, ast.Subscript):
        return _TABLE.search(last_part(part.value)) is not None
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
        return part.func.attr == "get" and _TABLE.search(last_part(part.func.value)) is not None
    return False


__all__ = ["is_coded"]
