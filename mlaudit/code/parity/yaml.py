"""What a program reads from a YAML file of its project: as much of the format as settings are written in.

Blocks of keys, lists of scalars and scalars are read; all else (anchors, tags, folded text, what is filled in later)
is unknown, and nothing but it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity.values import UNKNOWN, Const, Items, Mapping, Value
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_ENDS: Final = (".yaml", ".yml")
_LARGEST: Final = 64_000
"""Bytes of a file beyond which it holds no settings."""
_LINE: Final = regex(r"( *)(.*?)\s*$")
_KEY: Final = regex(r"""(?:"([^"]*)"|'([^']*)'|([^\s'"#\[\]{},&*!|>%@`-][^#:]*?|-?\d+))\s*:(?:\s+(.*))?$""")
_COMMENT: Final = regex(r"(^|\s)#.*$")
_NUMBER: Final = regex(r"[-+]?(\d+|\d*\.\d+|\d+\.\d*)([eE][-+]?\d+)?")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
    **dict.fromkeys(("null", "~", ""), None),
}
_Lines = list[tuple[int, str]]


def settings(machine: Machine, path: str) -> Value | None:
    """What a file of the project holds, by the path that it is opened by; None where there is no such file."""
    root = machine.project.root
    if root is None or not path.endswith(_ENDS):
        return None
    tail = path.lstrip("*").replace("\\", "/").lstrip("./")
    if ".." in tail:
        return None
    for file in (folder / tail for folder in _round(root, machine.here[0])):
        text = _text(file)
        if text is not None:
            lines = _lines(text)
            return _block(lines, 0, lines[0][0])[0] if lines else Mapping({})
    return None


def _round(root: Path, path: str) -> list[Path]:
    """The folders that a program may be run from: the root first, then those down to its own."""
    parts = path.split("/")[:-1]
    return [root.joinpath(*parts[:depth]) for depth in range(len(parts) + 1)]


def _text(file: Path) -> str | None:
    try:
        fits = file.is_file() and file.stat().st_size <= _LARGEST
        return file.read_text("utf-8", errors="replace") if fits else None
    except OSError:
        return None  # not there: another folder may hold it


def _lines(text: str) -> _Lines:
    """The lines that say something, with how far each is indented; up to the second document."""
    found: _Lines = []
    for line in text.splitlines():
        if line.startswith(("---", "...")):
            if found:
                break
            continue
        bare = _COMMENT.sub("", line) if line.count('"') + line.count("'") == 0 else line
        match = _LINE.match(bare)
        if match is not None and match[2] and not match[2].startswith("#"):
            found.append((len(match[1]), match[2]))
    return found


def _block(lines: _Lines, at: int, indent: int) -> tuple[Value, int]:
    """The value that begins at a line, and the line behind it."""
    if lines[at][1].startswith("- ") or lines[at][1] == "-":
        return _list(lines, at, indent)
    made = Mapping({})
    while at < len(lines) and lines[at][0] >= indent:
        deep, text = lines[at]
        key = _KEY.match(text)
        if deep > indent or key is None:
            at += 1  # goes on with what nobody reads here
            made.rest = UNKNOWN
            continue
        name = next((part for part in key.groups()[:3] if part is not None), "")
        rest, at = key[4] or "", at + 1
        below = at < len(lines) and (
            lines[at][0] > indent or (lines[at][0] == indent and lines[at][1].startswith("- "))
        )
        if rest or not below:
            made.items[name] = _scalar(rest)
            at = _behind(lines, at, indent)
        else:
            made.items[name], at = _block(lines, at, lines[at][0])
    return made, at


def _list(lines: _Lines, at: int, indent: int) -> tuple[Value, int]:
    items: list[Value] = []
    while at < len(lines) and lines[at][0] == indent and lines[at][1].startswith("-"):
        text = lines[at][1][1:].strip()
        at += 1
        items.append(UNKNOWN if _KEY.match(text) or not text else _scalar(text))
        at = _behind(lines, at, indent)
    return Items(items), at


def _behind(lines: _Lines, at: int, indent: int) -> int:
    """The next line that is indented no deeper."""
    while at < len(lines) and lines[at][0] > indent:
        at += 1
    return at


def _scalar(text: str) -> Value:
    if text[:1] == "[" and text[-1:] == "]" and not re.search(r"[\[\]{}'\"]", text[1:-1]):
        return Items([_scalar(part.strip()) for part in text[1:-1].split(",") if part.strip()])
    if text[:1] in ('"', "'"):
        closed = text.find(text[0], 1)
        whole = closed > 0 and not _COMMENT.sub("", text[closed + 1 :]).strip() and "\\" not in text
        return Const(text[1:closed]) if whole and "${" not in text else UNKNOWN
    text = _COMMENT.sub("", text).strip()
    if text[:1] in ("[", "{", "&", "*", "!", "|", ">", "%", "@", "`") or "${" in text:
        return UNKNOWN
    if text.lower() in _WORDS:
        return Const(_WORDS[text.lower()])
    if _NUMBER.fullmatch(text):
        return Const(float(text) if re.search(r"[.eE]", text) else int(text))
    return Const(text)
