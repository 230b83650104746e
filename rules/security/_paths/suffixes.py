"""What a path ends with, whatever a request puts before it: few files have such a name."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_SUFFIX: Final = regex(r"\.[A-Za-z]\w{0,9}$")
_PLAIN: Final = regex(r"^\.[A-Za-z]\w{0,9}$")
_DEPTH: Final = 6


def fixed_end(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> str:
    """``_cam.png`` of ``f"maps/{name}_cam.png"``; "" where a request chooses the end, or it cannot be seen."""
    if depth <= 0:
        return ""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) and _SUFFIX.search(node.value) else ""
    last: ast.expr | None = None
    if isinstance(node, ast.Name):
        last = file.names.single_value(node)
    elif isinstance(node, ast.JoinedStr) and node.values:
        last = node.values[-1]
        last = last.value if isinstance(last, ast.FormattedValue) else last
    elif isinstance(node, ast.BinOp):
        last = node.right
    elif isinstance(node, ast.Call) and node.args:
        last = node.args[-1] if last_part(node.func) in ("join", "joinpath", "Path", "str", "fspath") else None
    return fixed_end(file, last, depth - 1) if last is not None else ""


def is_plain(end: str) -> bool:
    """Whether an end is the extension of a format, which anybody's files have: ``.csv``, and not ``_cam.png``."""
    return _PLAIN.match(end) is not None
