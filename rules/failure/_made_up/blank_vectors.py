"""Vectors that hold nothing, where what was to make them is not set up: a search by one finds anything."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import other_outcomes, outcome
from mlaudit.code.pattern import regex

from .._ways_out import absences, name_of
from .pretended import drawn_blank

WORDS: Final = (b"embed", b"vector", b"encode")
_MAKES: Final = regex(r"(?i)(^|_)(embed\w*|vectori[sz]e\w*|encode|get_vector)(_|$)")
_NEEDS: Final = regex(
    r"(?i)(key|client|model|embedder|encoder|token|api|session|configured|available|loaded|ready|enabled)$"
)
"""What an embedding cannot be made without; without a text there is nothing to make one of."""


def blank_vector(file: FileContext, node: ast.If) -> tuple[ast.Return, str] | None:
    """``if not api_key: return [0.0] * 768`` of a function that embeds a text: the answer, and what is missing."""
    function, last = file.function_of(node), node.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _MAKES.search(function.name):
        return None
    missing = next((name for held in absences(file).get(node, []) if _NEEDS.search(name := name_of(held))), "")
    blank = outcome(last)
    if not missing or not drawn_blank(file, blank):
        return None
    others = other_outcomes(file, function, blank)
    return (last, missing) if any(not drawn_blank(file, other) for other in others) else None


__all__ = ["WORDS", "blank_vector"]
