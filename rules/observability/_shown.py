"""Whether a print shows what a caller brought, and not what the program makes of itself."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from ._logs import written
from ._payloads.payload import payload

_OWN: Final = regex(
    r"(?i)(^|_)(path|file|filename|dir|folder|name|id|ids|guid|uuid|key|version|port|url|host|device|size|count|num|len|type"
    r"|model|config|cfg|settings|args|logger|db|session|client|verbose|app|self|cls|language|lang|mode|level|threshold|rate|metric)$|^(n|num|max|min)_"
)
"""Names of parameters that say how to work, and on what, but hold nobody's content."""
_NUMBER: Final = regex(r"\b(int|float|bool)\b")
_SAME_TEXT: Final = frozenset(
    {"strip", "lstrip", "rstrip", "lower", "upper", "split", "splitlines", "replace", "decode"}
)
_DEPTH: Final = 6


def shows_content(file: FileContext, call: ast.Call) -> bool:
    """Whether a print writes a user's content, or a text that its function was given, whole or a part of it."""
    return any(payload(file, part) or _is_given(file, part) for part in written(file, call))


def _is_given(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> bool:
    if depth <= 0:
        return False
    if isinstance(node, ast.Subscript):
        return _is_given(file, node.value, depth - 1)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _SAME_TEXT:
        return _is_given(file, node.func.value, depth - 1)
    if not isinstance(node, ast.Name) or _OWN.search(node.id):
        return False
    bindings = file.names.lookup(node.id, node)
    if any(b.kind == "arg" for b in bindings):
        return not any(b.annotation is not None and _NUMBER.search(ast.unparse(b.annotation)) for b in bindings)
    values = [b.value for b in bindings if b.kind == "assign" and b.value is not None]
    return any(_is_given(file, value, depth - 1) for value in values if value is not node)
