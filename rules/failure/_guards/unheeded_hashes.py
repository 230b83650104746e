"""Files whose hash is not the one that was expected, of which only a log knows: they are used all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

from .. import _handlers as handlers

_HASH: Final = regex(r"(?i)(^|_)(hash|sha\d*|md5|checksum|digest|hexdigest)(sum)?($|_)")
_WANTED: Final = regex(
    r"(?i)(^|_)(expected|wanted|stored|saved|known|recorded|reference|original|trusted|pinned|manifest)(_|$)"
)
_GIT: Final = regex(r"git($| )")
_REPORTS: Final = regex(r"(?i)(^|_)(report|diff|compare|drift|changed|status|summary|log|print|show)(_|$)")
"""Functions that are there to say what differs."""


def unheeded_mismatch(file: FileContext, node: ast.If) -> str:
    """The hash that ``if digest != expected: log.warning(...)`` finds to be another one, and goes on; "" for any other
    test.
    """
    parts = node.test.values if isinstance(node.test, ast.BoolOp) and isinstance(node.test.op, ast.And) else [node.test]
    for part in parts:
        if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.NotEq):
            sides = (part.left, part.comparators[0])
            names = [_name(side) for side in sides]
            if not any(map(_HASH.search, names)) or not any(map(_WANTED.search, names)):
                continue
            if _only_logs(file, node) and not any(_is_of_git(file, side) for side in sides):
                return as_written(part.left) or file.text(part.left)
    return ""


def _is_of_git(file: FileContext, side: ast.expr) -> bool:
    """Whether a hash is what git says of the sources: it names a commit, and no file is checked by it."""
    return any(
        (isinstance(part, ast.Constant) and isinstance(part.value, str) and _GIT.match(part.value))
        or (isinstance(part, ast.Call) and (file.call_name(part) or "").startswith("git."))
        for value in file.names.values(side)
        for part in ast.walk(value)
    )


def _only_logs(file: FileContext, node: ast.If) -> bool:
    """Whether a test, whatever it finds, only logs, in a function that is not there to say what differs."""
    if not handlers.logs_all(node.body) or not handlers.logs_all(node.orelse):
        return False
    function = file.function_of(node)
    return function is None or _REPORTS.search(function.name) is None


def _name(side: ast.expr) -> str:
    """What a hash is called: ``expected_sha256``, ``manifest["sha256"]``, ``digest(path)``."""
    if isinstance(side, ast.Subscript) and isinstance(side.slice, ast.Constant):
        return f"{last_part(side.value)}_{side.slice.value!r}".replace("'", "")
    if isinstance(side, ast.Call):
        owner = side.func.value if isinstance(side.func, ast.Attribute) else None
        return f"{last_part(owner)}_{last_part(side.func)}"
    return last_part(side)
