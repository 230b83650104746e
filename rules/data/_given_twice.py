"""A split that gives the same rows twice: ``train_data, test_data = data.copy(), data.copy()``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from mlaudit.code.assigned import pairs
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from ._rows.tables import role_of

_ROWS: Final = regex(
    r"(?i)^([xy]_?)?(train|training|test|testing|val|valid|validation)(_?([xy]|df|data|set|rows|frame|dataset))?$"
    r"|^(df|data|rows|dataset)_(train|test|val|valid)$"
)
_APART: Final = regex(r"(?i)subset|sampler|indices|idx|split\(")
"""What takes parts of one set of rows later on."""
_COPIES: Final = frozenset({"copy", "deepcopy", "clone"})


class Twice(NamedTuple):
    """Where the same rows are given two names, and these."""

    place: ast.stmt
    names: tuple[str, str]


def given_twice(file: FileContext) -> Iterator[Twice]:
    """Training rows and test rows that are the same ones, and of which no part is taken afterwards."""
    for assign in file.tree.of(ast.Assign):
        for one, other in pairwise(_given(assign)):
            (first, rows), (second, same) = one, other
            if rows != same or {role_of(first), role_of(second)} != {"train", "test"}:
                continue
            scope = file.function_of(assign) or file.tree.module
            if not _is_parted(file, scope, {first, second}):
                yield Twice(assign, (first, second))


def _given(assign: ast.Assign) -> list[tuple[str, str]]:
    """The names of rows that a statement gives, and the one after it, each with the name of what it is, or copies."""
    found = [*pairs(assign)]
    if len(found) == 1:
        after = _next(assign)
        found += [*pairs(after)] if isinstance(after, ast.Assign) else []
    held = [(target.id, _whole(value)) for target, value in found if isinstance(target, ast.Name)]
    return [(name, rows) for name, rows in held if rows and _ROWS.match(name) and name != rows]


def _next(statement: ast.stmt) -> ast.stmt | None:
    """The statement after another one in the same block."""
    parent = parent_of(statement)
    for field in ("body", "orelse", "finalbody"):
        block = getattr(parent, field, None)
        if isinstance(block, list) and statement in block[:-1]:
            found: ast.stmt = block[block.index(statement) + 1]
            return found
    return None


def _whole(value: ast.expr) -> str:
    """``data`` of ``data``, ``data.copy()`` and ``copy.deepcopy(data)``."""
    if isinstance(value, ast.Call) and last_part(value.func) in _COPIES:
        if value.args:
            return _whole(value.args[0])
        return _whole(value.func.value) if isinstance(value.func, ast.Attribute) else ""
    return value.id if isinstance(value, ast.Name) and not role_of(value.id) else ""


def _is_parted(file: FileContext, scope: FunctionNode | ast.Module, names: set[str]) -> bool:
    """Whether either name gets other rows in the same function, or parts are taken of one."""
    stores = [n.id for n in file.inside(scope, ast.Name) if isinstance(n.ctx, ast.Store) and n.id in names]
    if len(stores) > len(names) or _APART.search("\n".join(map(ast.unparse, scope.body))):
        return True
    return any(
        isinstance(part.value, ast.Name)
        and part.value.id in names
        and isinstance(part.ctx, ast.Load)
        and not isinstance(part.slice, ast.Constant | ast.List)
        for part in file.inside(scope, ast.Subscript)
    ) or any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in ("drop", "query", "filter", "sample", "pop")
        and last_part(call.func.value) in names
        for call in file.inside(scope, ast.Call)
    )


__all__ = ["Twice", "given_twice"]
