"""Patterns of dotted names, kept by the library and by the last part of the names that they match.

One expression of all of them would try hundreds of alternatives on each name that a project calls anything by; most
names have a library, or a last part, that no pattern has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
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
    """What names of one library are compared with: its own patterns, and those that leave the library open.

    A name whose last part is none of `lasts` can match those alone that leave the last part open, too; it begins, if
    so, with one of `begins`.
    """

    __slots__ = ("_every", "_others", "begins", "lasts")

    def __init__(self, *parts: list[Pieces]) -> None:
        every = [(alternative, _written_lasts("".join(alternative))) for part in parts for alternative in part]
        others = [alternative for alternative, lasts in every if _ANY in lasts]
        self.lasts = frozenset(last for _, lasts in every for last in lasts)
        self.begins = tuple(map(_beginning, others))
        self._every = [_pattern(part) for part in parts if part]
        self._others = _pattern(others)

    def ends_so(self, name: str) -> bool:
        """Whether a name that ends with one of `lasts` matches."""
        return any(pattern.match(name) for pattern in self._every)

    def begins_so(self, name: str) -> bool:
        """Whether a name that begins with one of `begins`, and ends with none of `lasts`, matches."""
        return self._others.match(name) is not None


class ByLibrary:
    """Some patterns of whole names."""

    def __init__(self, *patterns: str) -> None:
        self.patterns = patterns
        self._by_library: dict[str, list[Pieces]] = {}
        self._known: dict[str, _Known] = {}

    def match(self, name: str) -> bool:
        """Whether one of the patterns matches `name`."""
        library = name.partition(".")[0]
        known = self._known.get(library) or self._of(library)
        if name.rpartition(".")[2] in known.lasts:
            return known.ends_so(name)
        return name.startswith(known.begins) and known.begins_so(name)

    def _of(self, library: str) -> _Known:
        if not self._by_library:
            self._by_library = _by_library(self.patterns)
        if library not in self._by_library:
            if _ANY not in self._known:
                self._known[_ANY] = _Known(self._by_library[_ANY])
            return self._known[_ANY]
        known = self._known[library] = _Known(self._by_library[library], self._by_library[_ANY])
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


def _beginning(pattern: Pieces) -> str:
    """The letters that all names begin with that a pattern matches."""
    word = pattern[0] if pattern and pattern[0].isidentifier() else ""
    return word[:-1] if pattern[1:2] and pattern[1] in "?*+{|" else word


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


@cache
def _written_lasts(pattern: str) -> frozenset[str]:
    return frozenset(_lasts(_PIECE.findall(pattern)))


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
