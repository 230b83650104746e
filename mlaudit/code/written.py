"""Expressions as they are written, and the names in them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.pattern import regex

_PLAIN: Final = frozenset({int, str, bool, type(None)})


def as_written(node: ast.AST) -> str:
    """What `ast.unparse` makes of a node, sooner: most that are asked about are names and constants."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
        return f"{as_written(node.value)}.{node.attr}"
    if isinstance(node, ast.Constant) and type(node.value) in _PLAIN and node.kind is None:
        return repr(node.value)
    return ast.unparse(node)


def names_in(node: ast.AST) -> set[str]:
    """All names in a node, read or given."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


_QUOTED: Final = regex(r"(?s)('''|\"\"\"|'|\")(?:\\.|(?!\1).)*\1")
_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_GAP: Final = "..."
_TEXT: Final = 24
"""So many characters of a text are shown, where a longer one is cut."""


def excerpt(node: ast.AST, most: int = 80) -> str:
    """A node as it is written, on one line of at most `most` characters, as a message may show it: see `cut`."""
    return cut(as_written(node), most)


def cut(text: str, most: int) -> str:
    """Code on one line of at most `most` characters.

    What is too much gives way to ``...`` from the inside out: the ends of long texts, then the last of what stands in
    the innermost brackets. So brackets stay whole, and so does the end of a chain, which says what is done:
    ``rows.drop(['a', ...], axis=1).median()``.
    """
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    text = _QUOTED.sub(lambda found: _shorter(found.group(), found[1]), text)
    while len(text) > most:
        inside = [each for each in _brackets(text) if each[2] - each[1] > len(_GAP)]
        if not inside:
            return _at_border(text, most)
        _, start, end = max(inside, key=lambda each: (each[0], each[2] - each[1]))
        text = f"{text[:start]}{_first(text[start:end], end - start - len(text) + most)}{text[end:]}"
    return text


def _at_border(text: str, most: int) -> str:
    """The beginning of a text with nothing left in its brackets, up to a blank; of a chain with none, its end."""
    shown = _blanked(text)
    blank = shown.rfind(" ", 0, most - len(_GAP))
    if blank > 0:
        return f"{text[:blank]} {_GAP}"
    dot = shown.find(".", len(text) - most + len(_GAP) - 1)
    if dot >= 0:
        return f"{_GAP}{text[dot + 1 :]}"
    return f"{text[: most - len(_GAP)].split('(')[0]}{_GAP}"


def _first(inside: str, room: int) -> str:
    """The first of the items between two brackets, as many as there is room for."""
    shown = _blanked(inside)
    comma = shown.rfind(", ", 0, max(room - len(_GAP), 0))
    return _GAP if comma < 0 else f"{inside[:comma]}, {_GAP}"


def _brackets(text: str) -> list[tuple[int, int, int]]:
    """What stands between brackets: how deep, from where, to where. Brackets in texts are none."""
    found, opened = [], []
    for at, char in enumerate(_QUOTED.sub(lambda each: "_" * len(each.group()), text)):
        if char in _PAIRS:
            opened.append((char, at + 1))
        elif opened and char == _PAIRS[opened[-1][0]]:
            found.append((len(opened), opened.pop()[1], at))
    return found


def _blanked(text: str) -> str:
    """`text` with every character of a text, or between brackets, made a ``_``."""
    shown = _QUOTED.sub(lambda each: "_" * len(each.group()), text)
    for _, start, end in _brackets(text):
        shown = shown[:start] + "_" * (end - start) + shown[end:]
    return shown


def _shorter(quoted: str, quote: str) -> str:
    """A text between its quotes, with its beginning alone where it is long."""
    inside = quoted[len(quote) : -len(quote)]
    return quoted if len(inside) <= _TEXT else f"{quote}{inside[: _TEXT - len(_GAP)].rstrip(chr(92))}{_GAP}{quote}"
