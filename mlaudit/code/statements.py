"""The statements of a block at any depth."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

_INNER: Final[dict[type[ast.stmt], tuple[str, ...]]] = {
    **dict.fromkeys((ast.If, ast.For, ast.AsyncFor, ast.While), ("body", "orelse")),
    **dict.fromkeys((ast.With, ast.AsyncWith), ("body",)),
    **dict.fromkeys((ast.Try, ast.TryStar), ("body", "orelse", "finalbody")),
    ast.Match: (),
}
"""The statements that hold others, but for functions and classes, and where."""


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """All statements of a body at any depth, without those of nested functions and classes."""
    for statement in body:
        yield statement
        fields = _INNER.get(statement.__class__)
        if fields is None:  # most of them
            continue
        for field in fields:
            yield from statements(getattr(statement, field))
        for field in ("handlers", "cases"):
            for part in getattr(statement, field, ()):
                yield from statements(part.body)
