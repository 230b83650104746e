"""Keys and passwords by their use: what a file compares with what it was sent, and turns away whoever has another."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

from .signing import name_under

_WORDS: Final = (b"401", b"403", b"nauthori", b"UNAUTHORI", b"orbidden", b"FORBIDDEN")
_TURNS_AWAY: Final = regex(r"\b40[13]\b|HTTP_40[13]|(?i:unauthori[sz]ed|forbidden)")
_SECRETIVE: Final = regex(
    r"(?i)(^|_)(secret|token|key|passw(or)?d|passphrase|pwd)s?(_(secret|key|token|value|default|dev|prod))?$"
)
"""Names that end as those of keys do; what holds the type or the header of one ends otherwise."""


@lru_cache(maxsize=100_000)
def may_guard(name: str) -> bool:
    """Whether what goes by this name may be what a caller has to show."""
    return _SECRETIVE.search(name) is not None


def guarding(file: FileContext) -> list[str]:
    """The names of what a caller has to show, by the comparisons of functions that answer 401 or 403."""
    if not file.holds(*_WORDS):
        return []
    return sorted({name for one, other in _compared(file) for name in _of_key(one, other)})


def _compared(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr]]:
    for compare in file.tree.of(ast.Compare):
        if isinstance(compare.ops[0], ast.Eq | ast.NotEq) and len(compare.ops) == 1 and _turns_away(file, compare):
            yield compare.left, compare.comparators[0]
            yield compare.comparators[0], compare.left
    for call in called(file, "compare_digest"):
        if len(call.args) == 2 and _turns_away(file, call):
            yield call.args[0], call.args[1]
            yield call.args[1], call.args[0]


def _of_key(key: ast.expr, sent: ast.expr) -> Iterator[str]:
    """The name of a key that is compared with something else than a constant."""
    if not isinstance(sent, ast.Constant) and may_guard(name := name_under(key)):
        yield name


def _turns_away(file: FileContext, node: ast.expr) -> bool:
    home = file.function_of(node)
    return home is not None and any(_TURNS_AWAY.search(spelled(each)) for each in home.body)


__all__ = ["guarding", "may_guard"]
