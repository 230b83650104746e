"""Patterns of dotted names, kept by the library and by the last part of the names that they match.

One expression of all of them would try hundreds of alternatives on each name that a project calls anything by; most
names have a library, or a last part, that no pattern has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mlaudit.code.pattern import regex

_ANY: Final = ""
"""A library or a last part that a pattern leaves open: ``([\\w.]+\\.)?WhisperModel``, ``requests\\.\\w+``."""
_PIECE: Final = regex(r"\\.|\[(?:\\.|[^\]])*\]|\w+|.")
"""What is read at once: an escape, a set of characters, letters, any other character."""
_WRITTEN: Final = regex(r"\w+|\\[()]")
_DOT: Final = r"\."

Pieces = list[str]


class _Known:
    """Patterns, and the last parts that they write out: a name with another last part is asked fewer of them."""

    __slots__ = ("_ending", "_lasts", "_others")

    def __init__(self, alternatives: list[Pieces]) -> None:
        lasts = [set(_lasts(alternative)) for alternative in alternatives]
        self._lasts = frozenset().union(*lasts)
        self._ending = _pattern(alternatives)
        others = [each for each, own in zip(alternatives, lasts, strict=True) if _ANY in own]
        self._others = _pattern(others) if others else None

    def match(self, name: str, last: str) -> bool:
        """Whether one of the patterns matches `name`, whose last part is `last`."""
        asked = self._ending if last in self._lasts else self._others
        return asked is not None and asked.match(name) is not None


class ByLibrary:
    """Some patterns of whole names."""

    def __init__(self, *patterns: str) -> None:
        self.patterns = patterns
        self._by_library: dict[str, list[Pieces]] = {}
        self._known: dict[str, _Known] = {}

    def match(self, name: str) -> bool:
        """Whether one of the patterns matches `name`."""
        library, last = name.partition(".")[0], name.rpartition(".")[2]
        return self._of(_ANY).match(name, last) or (library in self._by_library and self._of(library).match(name, last))

    def _of(self, library: str) -> _Known:
        known = self._known.get(library)
        if known is None:
            if not self._by_library:
                self._by_library = _by_library(self.patterns)
            known = self._known[library] = _Known(self._by_library[library])
        return known


def _by_library(patterns: Iterable[str]) -> dict[str, list[Pieces]]:
    """The alternatives of some patterns by the libraries that each of them may begin with."""
    found: dict[str, list[Pieces]] = {_ANY: []}
    for pattern in patterns:
        for alternative in _alternatives(_PIECE.findall(pattern)):
            libraries = set(_libraries(alternative))
            for library in (_ANY,) if _ANY in libraries else libraries:
                found.setdefault(library, []).append(alternative)
    return found


def _pattern(alternatives: list[Pieces]) -> re.Pattern[str]:
    return regex(f"(?:{'|'.join(map(''.join, alternatives))})$")


def _libraries(pattern: Pieces) -> Iterator[str]:
    """The first parts of the names that a pattern matches."""
    for alternative in _alternatives(pattern):
        size = next((i for i, piece in enumerate(alternative) if not _WRITTEN.fullmatch(piece)), len(alternative))
        word, rest = alternative[:size], alternative[size:]
        if not rest or rest[0] == _DOT:
            yield _text(word)
        elif rest[0] == "(":
            end = _closing(rest)
            group, behind = _alternatives(rest[1:end]), rest[end + 1 :]
            often = behind[0] if behind and behind[0] in "?*+{" else ""
            if rest[1] == "?" or (often not in ("", "?") and any(each[:1] != [_DOT] for each in group)):
                yield _ANY
                continue
            for each in group:
                yield from _libraries(word + each + behind[len(often) :])
            if often:
                yield from _libraries(word + behind[1:])
        else:
            yield _ANY


def _lasts(pattern: Pieces) -> Iterator[str]:
    """The last parts of the names that a pattern matches."""
    for alternative in _alternatives(pattern):
        size = next((i for i, piece in enumerate(reversed(alternative)) if not _WRITTEN.fullmatch(piece)), None)
        if size is None:
            yield _text(alternative)
            continue
        rest, word = alternative[: len(alternative) - size], alternative[len(alternative) - size :]
        optional = rest[-1] == "?"
        if rest[-1] == _DOT:
            yield _text(word)
        elif rest[-1] == ")" or rest[-2:] == [")", "?"]:
            start = _opening(rest)
            before, group = rest[:start], rest[start + 1 : -2 if optional else -1]
            if group[0] == "?":
                yield _ANY
                continue
            for each in _alternatives(group):
                yield from _lasts(before + each + word)
            if optional:
                yield from _lasts(before + word)
        else:
            yield _ANY


def _text(word: Pieces) -> str:
    return "".join(word).replace("\\", "")


def _alternatives(pattern: Pieces) -> list[Pieces]:
    """What stands between the bars of a pattern, bars in groups aside."""
    if "|" not in pattern:
        return [pattern]
    found: list[Pieces] = [[]]
    depth = 0
    for piece in pattern:
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append([])
        else:
            found[-1].append(piece)
    return found


def _closing(pattern: Pieces) -> int:
    """Where the group ends that a pattern begins with."""
    depth = 0
    for i, piece in enumerate(pattern):
        depth += (piece == "(") - (piece == ")")
        if not depth:
            return i
    raise ValueError("a group is left open")


def _opening(pattern: Pieces) -> int:
    """Where the group begins that a pattern ends with."""
    end = len(pattern) - pattern[::-1].index(")")
    mirrored = {"(": ")", ")": "("}
    return end - 1 - _closing([mirrored.get(piece, piece) for piece in reversed(pattern[:end])])


__all__ = ["ByLibrary"]
