"""Branches on whether a file is there, and what runs on either side of them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .._told.told import following

LOOKS: Final = frozenset({"exists", "is_file", "isfile", "isdir", "is_dir", "lexists", "glob", "rglob", "listdir"})
"""What is called to look whether a file is there."""
_LISTS: Final = frozenset({"glob", "rglob", "listdir"})
_ASKED_FOR: Final = regex(r"(?i)resume|restart|continue|train|finetune|fine_tune")
"""Names in a test by which a run that goes on from where it was is told from a new one."""
_OF_FILES: Final = regex(r"(?i)path|file|\bos\b|storage")
"""Names of modules whose ``exists`` looks for a file."""
_LEAVES: Final = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def looks_for_files(file: FileContext) -> bool:
    """Whether a file asks anywhere whether another one is there."""
    return not lasts(file).isdisjoint(LOOKS)


def there(file: FileContext, test: ast.expr) -> bool | None:
    """Whether a test holds where a file is there (True), or where it is missing (False); None for another test."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = there(file, test.operand)
        return None if inner is None else not inner
    if isinstance(test, ast.BoolOp):
        wanted = isinstance(test.op, ast.And)  # `path and exists(path)`, `not path or not exists(path)`
        sides = [there(file, part) for part in test.values]
        rest = [part for part, side in zip(test.values, sides, strict=True) if side is None]
        plain = all(isinstance(part, ast.Name | ast.Attribute | ast.Compare | ast.UnaryOp) for part in rest)
        if wanted in sides and (not wanted) not in sides and plain:
            return None if _ASKED_FOR.search(ast.unparse(test)) else wanted
        return None
    made = file.names.single_value(test) if isinstance(test, ast.Name | ast.Attribute) else test
    if not isinstance(made, ast.Call):
        return None
    if last_part(made.func) in ("sorted", "list") and made.args and isinstance(made.args[0], ast.Call):
        made = made.args[0]
        return True if last_part(made.func) in _LISTS else None
    last = last_part(made.func)
    if last == "exists" and isinstance(made.func, ast.Name) and not _asks_for_file(file, made.func):
        return None
    return True if last in LOOKS and (last not in _LISTS or made is not test) else None


def _asks_for_file(file: FileContext, exists: ast.Name) -> bool:
    """Whether a function that is called by the bare name ``exists`` looks for a file, as its module or its body says:
    that of many projects is ``x is not None``.
    """
    bound = file.names.lookup(exists.id, exists)
    own = [each.node for each in bound if each.kind == "def"]
    if own:
        return any(last_part(call.func) in LOOKS for each in own for call in file.inside(each, ast.Call))
    return not bound or _OF_FILES.search(file.qualname(exists) or "") is not None


def sides(file: FileContext, node: ast.If) -> tuple[list[ast.stmt], list[ast.stmt]] | None:
    """What runs where a file is there, and what where it is missing; what follows a branch that leaves is the other
    side. None for a branch on anything else.
    """
    found = there(file, node.test)
    if found is None:
        return None
    other = node.orelse or (_after(node) if isinstance(node.body[-1], _LEAVES) else [])
    return (node.body, other) if found else (other, node.body)


def _after(node: ast.If) -> list[ast.stmt]:
    """What runs where a branch that leaves is not taken: of the last one in a loop, what follows the loop."""
    after, loop = following(node), parent_of(node)
    if not after and isinstance(loop, ast.For | ast.AsyncFor):
        if isinstance(node.body[-1], ast.Break):
            return loop.orelse
        if isinstance(node.body[-1], ast.Return):
            return [*loop.orelse, *following(loop)]
    return after
