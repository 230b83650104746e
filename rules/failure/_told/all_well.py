"""Fields and flags that say that all went well: in a handler they tell of no failure."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.pattern import regex

_GOOD: Final = regex(r"(?i)(^|[_\W])(healthy|ready|valid|available|success|ok)s?$")
_BAD: Final = regex(
    r"(?i)(^|[_\W])(error|err|fail|failed|failure|failures|exc|exception|degraded|unavailable|warning|warnings|skipped"
    r"|rejected|invalid|missing|fallback|bad|broken|issue|problem|reason|detail|message)s?$"
)
_WELL: Final = regex(
    r"(?i)^\W*(ok|okay|success(ful(ly)?)?|succeeded|completed?|done|finished|healthy|ready|processed|200)\W*$"
    r"|\b(success(ful(ly)?)?|complete[d]?)\W*$"
)
"""Texts that name a success."""


def says_well(name: str, value: ast.expr | None) -> bool:
    """Whether a field, a keyword or a flag of this name says by a constant that nothing failed: ``status="success"``,
    ``"error": None``, ``ready = True``.
    """
    if isinstance(value, ast.List | ast.Dict):
        return _BAD.search(name) is not None and not (value.elts if isinstance(value, ast.List) else value.keys)
    if not isinstance(value, ast.Constant):
        return False
    held = value.value
    if _BAD.search(name):
        return held in (None, False, "", 0)
    if held is True or held is False or held is None:
        return held is True and _GOOD.search(name) is not None
    if isinstance(held, int):
        return 200 <= held < 300
    return isinstance(held, str) and _WELL.search(held) is not None
