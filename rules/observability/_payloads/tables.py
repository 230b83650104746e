"""Tables of SQLAlchemy: the columns by which their rows tell of somebody."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final

from mlaudit.code.file import FileContext, last_part

from .._personal import PERSONAL
from .credentials import is_credential
from .payload import is_content_name

_MAKES: Final = frozenset({"Column", "mapped_column"})
WORDS: Final = (b"mapped_column", b"Mapped", b"Column(")
"""What a file holds that declares the columns of a table."""


@lru_cache(maxsize=100_000)
def is_told_column(name: str) -> bool:
    """Whether a column holds what tells who somebody is, what somebody wrote, or a password, also as its hash."""
    plain = name.removesuffix("_hash").removeprefix("hashed_")
    return PERSONAL.match(plain) is not None or is_credential(plain) or is_content_name(name)


def told_column(file: FileContext, node: ast.ClassDef) -> str:
    """The first column of a table that tells of somebody; "" for a class that is no table, or has none."""
    if not file.holds(*WORDS):
        return ""
    columns = [_column(each) for each in node.body]
    return next((name for name in columns if name and is_told_column(name)), "")


def _column(part: ast.stmt) -> str:
    """The name of a column: ``email = Column(String)``, ``email: Mapped[str]``."""
    if not isinstance(part, ast.Assign | ast.AnnAssign):
        return ""
    target = part.targets[0] if isinstance(part, ast.Assign) else part.target
    if not isinstance(target, ast.Name):
        return ""
    made = part.value.func if isinstance(part.value, ast.Call) else None
    kind = part.annotation if isinstance(part, ast.AnnAssign) else None
    mapped = isinstance(kind, ast.Subscript) and last_part(kind.value) == "Mapped"
    return target.id if mapped or last_part(made) in _MAKES else ""


__all__ = ["is_told_column", "told_column"]
