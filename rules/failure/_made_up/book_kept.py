"""Sizes that are only kept books by: how much of a cache is taken, how far a job has come."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_SIZES: Final = regex(
    r"(?i)(?<!batch)(?<!sample)(?<!effect)(?<!position)(?<!order)(?<!lot)(?<!step)(?<!market)(?<!stake)(?<!trade)"
    r"_(size|bytes|memory|footprint|progress|eta)(_|$)"
)
"""Functions that measure what something takes up, by their names; a size of a sample or of an order decides."""
_ROUGHLY: Final = regex(r"(?i)\b(approx\w*|rough(ly)?|estimat\w+|default|guess\w*|assum\w+)\b")


def only_kept_books_by(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a function measures what something takes up, and says that this is an estimate."""
    if _SIZES.search(f"_{function.name.lstrip('_')}") is None:
        return False
    first, last = handler.lineno - 1, handler.end_lineno or handler.lineno
    said = "\n".join([ast.get_docstring(function) or "", *file.source.lines[first:last]])
    return _ROUGHLY.search(said) is not None or _ROUGHLY.search(function.name.replace("_", " ")) is not None
