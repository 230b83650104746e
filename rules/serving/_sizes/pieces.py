"""Loops that take something piece by piece and keep it, on disk or in memory, and what ends them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of

_KEEPS: Final = frozenset({"write", "append", "extend"})
_ORDER: Final = (ast.Gt, ast.GtE, ast.Lt, ast.LtE)


def keeps(file: FileContext, loop: ast.AST) -> bool:
    """Whether a loop writes or gathers: what is only hashed or handed on stays nowhere."""
    kept = any(last_part(call.func) in _KEEPS for call in file.inside(loop, ast.Call))
    return kept or any(isinstance(each.op, ast.Add) for each in file.inside(loop, ast.AugAssign) if _is_held(each))


def _is_held(added: ast.AugAssign) -> bool:
    """``body += chunk``, and no ``size += len(chunk)``"""
    return isinstance(added.value, ast.Name)


def is_capped(file: FileContext, loop: ast.AST, declared: frozenset[str] = frozenset()) -> bool:
    """Whether a loop compares how much there is with a limit. What is compared only where the sender has declared a
    length (``if declared > 0 and size > most``) ends nothing for a sender who leaves that out.
    """
    for compare in file.inside(loop, ast.Compare):
        if isinstance(compare.ops[0], _ORDER) and not _names(compare) & declared:
            above = parent_of(compare)
            others = above.values if isinstance(above, ast.BoolOp) and isinstance(above.op, ast.And) else []
            if not any(_names(other) & declared for other in others):
                return True
    return False


def copied_in_pieces(file: FileContext, node: FunctionNode) -> Iterator[ast.Call]:
    """``chunk = await photo.read(size)`` in loops of a function that keep what they read and compare nothing."""
    for loop in file.inside(node, ast.While):
        reads = [call for call in file.inside(loop, ast.Call) if last_part(call.func) == "read" and len(call.args) == 1]
        if reads and keeps(file, loop) and not is_capped(file, loop):
            yield from reads


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


__all__ = ["copied_in_pieces", "is_capped", "keeps"]
