"""What calls of libraries do that hold the thread, from tables of globs.

In a glob ``*`` stands for letters of one name, ``**`` for any part of a chain, ``{a,b}`` for one of several, and ``()``
for a call: ``cv2.VideoCapture().read`` is what a capture is asked. A kind says what the call does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mlaudit.code.pattern import regex

from ...libraries.loading import loads, may_load
from .formats import COMPUTED, DECODED
from .models import FETCHED as MODELS_FETCHED
from .models import INFERRED, TRAINED
from .stores import HASHED, STORED, WAITED
from .webs import FETCHED

_TABLES: Final = (
    ("training", TRAINED),
    ("loading", MODELS_FETCHED),
    ("inference", INFERRED),
    ("hashing", HASHED),
    ("waiting", WAITED),
    ("decoding", DECODED),
    ("computing", COMPUTED),
    ("input and output", STORED),
    ("input and output", FETCHED),
)
"""The first table that knows a name tells its kind."""
_FAMILIES: Final = ("langchain", "llama_index")
"""Libraries of many distributions: ``langchain_openai`` is looked up as ``langchain``."""
_PIECE: Final = regex(r"\*\*|\*|\{[^{}]*\}|[^*{}]+")


def kind_of(name: str) -> str | None:
    """What a call of this name does that holds the thread; None where no table knows it."""
    known = next((kind for kind, pattern in _patterns(_top(name)) if pattern.match(name)), None)
    return "loading" if known is None and (loads(name) or may_load(name)) else known


def _top(name: str) -> str:
    top = name.partition(".")[0]
    return next((family for family in _FAMILIES if top.startswith(family)), top)


@cache
def _patterns(top: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a library, in the order of the tables: made for the libraries that are met."""
    kinds = _globs().get(top, {})
    return tuple((kind, re.compile(f"(?:{'|'.join(map(_as_regex, globs))})$")) for kind, globs in kinds.items())


@cache
def _globs() -> dict[str, dict[str, list[str]]]:
    """The globs by library and kind."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind, table in _TABLES:
        for glob in table:
            found.setdefault(_top(glob), {}).setdefault(kind, []).append(glob)
    return found


def _as_regex(glob: str) -> str:
    pieces: list[str] = _PIECE.findall(glob)
    return "".join(_piece(piece) for piece in pieces)


def _piece(piece: str) -> str:
    if piece == "**":
        return r"[\w.()]*"
    if piece == "*":
        return r"\w*"
    if piece.startswith("{"):
        return f"(?:{'|'.join(_as_regex(each) for each in piece[1:-1].split(','))})"
    return re.escape(piece)
