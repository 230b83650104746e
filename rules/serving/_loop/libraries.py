"""What calls of libraries do that hold the thread, from tables of globs.

In a glob ``*`` stands for letters of one name, ``**`` for any part of a chain, ``{a,b}`` for one of several, and ``()``
for a call: ``cv2.VideoCapture().read`` is what a capture is asked. A kind says what the call does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ...libraries.loading import PATTERNS, loads, may_load
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
_SIGNS: Final = ((r"\*\*", r"[\w.()]*"), (r"\*", r"\w*"), (r"\{", "("), (r"\}", ")"), (",", "|"))
"""The signs of a glob, escaped, and what they are in a regular expression."""


def kind_of(name: str) -> str | None:
    """What a call of this name does that holds the thread; None where no table knows it."""
    for kind, pattern in _patterns(_top(name)):
        if pattern.match(name):
            return kind
    return "loading" if loads(name) or may_load(name) else None


def patterns() -> tuple[str, ...]:
    """What every name matches that `kind_of` knows."""
    return (*(_as_regex(glob) for _, table in _TABLES for glob in table), *PATTERNS)


def _top(name: str) -> str:
    top = name.partition(".")[0]
    return next(family for family in _FAMILIES if top.startswith(family)) if top.startswith(_FAMILIES) else top


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
    text = re.escape(glob)
    for sign, meant in _SIGNS:
        text = text.replace(sign, meant)
    return text
