"""What was asked for is not there, and another one is taken in its place: the last day, the first row."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers

_CHOICES: Final = regex(
    r"(?i)(^|_)(model|device|lang\w*|locale|theme|backend|version|mode|style|provider|method|metric|col\w*|format|unit"
    r"|encoding|tab|page|option|strategy|algorithm|optimizer|kernel|level|voice|font|color|size)s?(_|$)"
)
"""What may well have a default: how something is done, and not what is asked about."""
_OFFERED: Final = regex(r"(?i)(^|_)(options?|choices?|allowed|valid|supported|offered)(_|$)")
"""What a page lets its user choose from."""
_SHOWS: Final = frozenset(
    {"list", "sorted", "tuple", "min", "max", "iter", "next", "keys", "values", "tolist", "unique"}
)


def another_taken(file: FileContext, node: ast.If) -> ast.stmt | None:
    """``if day not in table.index: day = table.index[-1]`` in a function that answers about a day."""
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], ast.NotIn) or node.orelse:
        return None
    function = file.function_of(node)
    if function is None or not isinstance(test.left, ast.Name | ast.Attribute):
        return None
    asked, held = ast.unparse(test.left), test.comparators[0]
    if _CHOICES.search(last_part(test.left)) or last_part(held).isupper() or _OFFERED.search(last_part(held)):
        return None
    rest = [s for s in node.body if not handlers.logs_all([s])]
    taken = rest[0] if len(rest) == 1 else None
    made = given(taken) if taken is not None else None
    if taken is None or made is None or [ast.unparse(t) for t in targets(taken)] != [asked]:
        return None
    if not _is_one_of(made, held) or not any(s.value is not None for s in file.inside(function, ast.Return)):
        return None
    return taken


def _is_one_of(value: ast.expr, held: ast.expr) -> bool:
    """``held[-1]``, ``max(held)``, ``list(held)[0]``, ``next(iter(held))``: one that the collection has."""
    whole = ast.unparse(held)
    picks = False
    part: ast.expr | None = value
    while part is not None:
        if ast.unparse(part) == whole:
            return picks
        if isinstance(part, ast.Subscript):
            picks = True
            part = part.value
        elif isinstance(part, ast.Call) and last_part(part.func) in _SHOWS:
            picks = picks or last_part(part.func) in ("min", "max", "next")
            part = part.args[0] if part.args else part.func
        elif isinstance(part, ast.Attribute):
            picks = picks or part.attr in ("iloc", "iat")
            part = part.value
        else:
            part = None
    return False
