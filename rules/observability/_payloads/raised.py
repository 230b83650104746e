"""What the text of an error holds of a request."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .bodies import is_part, is_whole, may_bring
from .payload import payload

_PARSES: Final = regex(
    r"(?i)(^|_)(parse|extract|decode)(_\w+)?_(outputs?|responses?|answers?|completions?|generations?|actions?|llm)(_|$)"
)


def brought(file: FileContext, part: ast.expr) -> str:
    """What an error's text holds of what its function was given, or a request brought; "" for texts of its own."""
    if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice):
        return brought(file, part.value) if payload(file, part) else ""
    given = _is_given(file, part)
    if given and _parses_answer(file, part):
        return ""
    held = payload(file, part) if given or may_bring(file) else ""
    return held if held and (given or is_part(file, part) or is_whole(file, part)) else ""


def _parses_answer(file: FileContext, part: ast.expr) -> bool:
    """Whether a text is given to a function that parses what a model answered: it says what could not be parsed."""
    home = file.function_of(part)
    return home is not None and _PARSES.search(home.name) is not None


def may_be_brought(file: FileContext, part: ast.expr) -> bool:
    """Whether `brought` may say anything of a part of a text: of most it is seen at once that it does not."""
    while isinstance(part, ast.Subscript):
        part = part.value
    return may_bring(file) or _is_given(file, part)


def _is_given(file: FileContext, part: ast.expr) -> bool:
    return isinstance(part, ast.Name) and any(b.kind == "arg" for b in file.names.lookup(part.id, part))


__all__ = ["brought", "may_be_brought"]
