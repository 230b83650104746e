"""Regular expressions that are written differently and replace the same."""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Any, Final

_PROBES: Final = (
    "See https://www.example.org/a?b=1 and www.example.com/x, or http://t.co",
    "Mail me: a.b-c@example.com #tag @user &amp; <br/> <b>bold</b>",
    "Caf\u00e9 na\u00efve \u00c9COLE \u00fcber \u4e2d\u6587 1,234.56 $5 50% -7 +3",
    "tabs\tand\r\nlines\n\n  many   spaces  ",
    "Don't stop!!! soooo goood... (really) [1] {x} \"quoted\" 'single' \u201ccurly\u201d",
    "under_score kebab-case CamelCase 12ab a1 x 2024-01-31 10:45 \U0001f600",
)
"""Texts that hold what such expressions are written for."""

_LONGEST: Final = 80
_MOST_REPEATS: Final = 4
"""Characters and repeats of an expression beyond which it is not tried: what it costs to run grows with them."""


@cache
def alike(one: str, other: str) -> bool:
    """Whether two patterns surely replace the same in every probe; never tried where one could take long."""
    found = [_replaced(each) for each in (one, other)]
    return found[0] is not None and found[0] == found[1]


def _replaced(pattern: str) -> tuple[str, ...] | None:
    if len(pattern) > _LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if not _is_quick(re._parser.parse(pattern)):  # type: ignore[attr-defined]
                return None
            made = re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return None
    return tuple(made.sub("\x00", probe) for probe in _PROBES)


def _is_quick(parsed: Any) -> bool:
    """Whether few parts repeat, none of them within another, and none that is a choice."""
    repeats = _repeats(parsed, 0)
    return repeats is not None and repeats <= _MOST_REPEATS


def _repeats(parsed: Any, depth: int) -> int | None:
    """How many parts repeat; None where one holds another, or a choice: that can take for ever."""
    count = 0
    for kind, argument in parsed:
        inner = _inside(argument)
        deeper = depth
        if str(kind) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[1] > 1:
            count, deeper = count + 1, depth + 1
            if deeper > 1:
                return None
        if str(kind) == "BRANCH" and depth:
            return None
        for each in inner:
            found = _repeats(each, deeper)
            if found is None:
                return None
            count += found
    return count


def _inside(argument: Any) -> list[Any]:
    """The patterns inside a part of a pattern."""
    if isinstance(argument, re._parser.SubPattern):  # type: ignore[attr-defined]
        return [argument]
    if isinstance(argument, tuple | list):
        return [each for part in argument for each in _inside(part)]
    return []
