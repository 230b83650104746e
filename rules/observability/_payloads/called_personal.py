"""What the text of a log line itself calls personal data: ``"login failed for email=%s"``."""

from __future__ import annotations

import ast
from itertools import pairwise
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_CALLS: Final = regex(
    r"(?i)(^|[^\w])(e-?mail|phone|ssn|iban|passport|date of birth)( address| number)?\s?[=:]\s?[\"'`]?$"
)
_WHO: Final = regex(r"(?i)user|login|name|mail|phone|address|recipient|sender|number|ssn|iban|passport|birth|^to$")
"""What such a value goes by: ``sending email: {error}`` tells of no address."""
_HOLE: Final = regex(r"%[sr]|\{\w*\}")
_WORDS: Final = (b"mail", b"hone", b"ssn", b"SSN", b"iban", b"IBAN", b"assport", b"date of birth")


def called_personal(file: FileContext, node: ast.Call) -> ast.expr | None:
    """The name or field that a line calls an address, a number or a birthday of somebody; None for none."""
    if not node.args or not file.holds(*_WORDS):
        return None
    first = node.args[0]
    if isinstance(first, ast.JoinedStr):
        for before, value in pairwise(first.values):
            text = before.value if isinstance(before, ast.Constant) else ""
            if isinstance(value, ast.FormattedValue) and isinstance(text, str) and _CALLS.search(text):
                return _shown(value.value)
        return None
    given = node.args[1:]
    if isinstance(first, ast.BinOp) and isinstance(first.op, ast.Mod):
        given = first.right.elts if isinstance(first.right, ast.Tuple) else [first.right]
        first = first.left
    text = first.value if isinstance(first, ast.Constant) else None
    if not isinstance(text, str):
        return None
    for hole, value in zip(_HOLE.finditer(text), given, strict=False):
        if _CALLS.search(text, 0, hole.start()):
            return _shown(value)
    return None


def _shown(value: ast.expr) -> ast.expr | None:
    """A field or a name as it is: what a call makes of one may be a mask, a number or whether there is one."""
    return value if isinstance(value, ast.Name | ast.Attribute) and _WHO.search(last_part(value)) else None


__all__ = ["called_personal"]
