"""The statements of a block at any depth, and those that follow one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.tree import parent_of

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


def below(statement: ast.AST) -> list[ast.stmt]:
    """What follows a statement in the body that it stands in; nothing for one in an ``else`` or a ``finally``."""
    body = getattr(parent_of(statement), "body", None)
    return body[body.index(statement) + 1 :] if isinstance(body, list) and statement in body else []
