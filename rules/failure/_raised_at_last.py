"""Work that is tried again and again, and whose last failure is raised once the tries have run out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import unnamed
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from . import _handlers as handlers

_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While)
_LEAVES: Final = (ast.Break, ast.Return)


def raised_at_last(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """``while tries > 0: try: ...; break``, a handler that counts and goes round again, and ``if tries == 0: raise``
    behind the loop; also ``for attempt in range(5)`` with ``else: raise``. Nothing goes on without what was asked for.
    """
    block = handlers.try_of(handler)
    loop = next(iter(file.ancestors(handler, _LOOPS)), None)
    if block is None or not isinstance(loop, _LOOPS) or any(isinstance(s, _LEAVES) for s in statements(handler.body)):
        return False
    if not _leaves_well(block):
        return False
    return any(isinstance(s, ast.Raise) for s in loop.orelse) or _raises_behind(loop)


def _leaves_well(block: ast.Try) -> bool:
    """Whether a `try` ends its loop wherever all goes well, itself or by what follows it there."""
    body = getattr(parent_of(block), "body", [])
    after = body[body.index(block) + 1 :] if block in body else []
    return any(isinstance(s, _LEAVES) for s in (*_straight(block.body), *block.orelse, *after))


def _straight(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements that are all gone through: those of a ``with``, and none of a branch."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.With | ast.AsyncWith):
            yield from _straight(statement.body)


def _raises_behind(loop: ast.For | ast.AsyncFor | ast.While) -> bool:
    """Whether what follows a loop raises, or does so where what the loop counts or finds says that it was in vain."""
    body = getattr(parent_of(loop), "body", [])
    after = [s for s in unnamed(body[body.index(loop) + 1 :]) if not handlers.logs_all([s])] if loop in body else []
    if not after:
        return False
    if isinstance(after[0], ast.If):
        raised = any(isinstance(s, ast.Raise) for s in after[0].body)
        return raised and any(isinstance(p, ast.Name) and p.id in _changed(loop) for p in ast.walk(after[0].test))
    return isinstance(after[0], ast.Raise)


def _changed(loop: ast.For | ast.AsyncFor | ast.While) -> set[str]:
    """The names that a loop gives values to, its own among them."""
    own = [loop.target] if isinstance(loop, ast.For | ast.AsyncFor) else []
    inside = [t for s in statements(loop.body) for t in targets(s)]
    counted = [s.target for s in statements(loop.body) if isinstance(s, ast.AugAssign)]
    return {part.id for each in (*own, *inside, *counted) for part in ast.walk(each) if isinstance(part, ast.Name)}


__all__ = ["raised_at_last"]
