"""Dictionaries of a module that are empty at first: what a process fills while it runs, and what it keeps for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_STORE: Final = regex(
    r"(?i)(token|session|rate|limit|last_|seen|user|account|visitor|config|setting|threshold|history|counter|quota)"
)
_LOCKS: Final = regex(r"(?i)(lock|mutex|semaphore)(e?s)?$")
_MADE_BY: Final = frozenset({ast.Dict, ast.Call})


class Dictionary(NamedTuple):
    """A name of the module that is given an empty dictionary, and whether it is given nothing else."""

    name: str
    made: ast.Assign | ast.AnnAssign
    is_only: bool


def empty_ones(file: FileContext) -> list[Dictionary]:
    """The empty dictionaries of a module, in the order of their names; a function may bind one of them, too."""
    known: list[Dictionary] | None = file.shared.get("empty dictionaries")
    if known is None:
        known = file.shared["empty dictionaries"] = [
            Dictionary(name, node, is_only=len(bindings) == 1)
            for name, bindings in file.tree.root.bindings.items()
            for binding in bindings
            if binding.value.__class__ in _MADE_BY and isinstance(node := binding.node, ast.Assign | ast.AnnAssign)
            if is_empty(file, binding.value) and file.function_of(node) is None
        ]
    return known


def is_empty(file: FileContext, value: ast.expr | None) -> bool:
    """``{}``, ``dict()``, ``defaultdict(list)``."""
    if isinstance(value, ast.Call):
        return file.qualname(value.func) in ("builtins.dict", "collections.defaultdict")
    return isinstance(value, ast.Dict) and not value.keys


def stores(file: FileContext) -> Iterator[tuple[ast.Assign | ast.AnnAssign, dict[str, Any]]]:
    """The dictionaries that functions add to by a key that is not constant, and nothing takes from: name, writers."""
    for name, node, _ in empty_ones(file):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if not _keeps(name) or len(targets) != 1 or not isinstance(targets[0], ast.Name):
            continue
        writers = {
            file.qualname_of(subscript)
            for subscript in file.tree.of(ast.Subscript)
            if isinstance(subscript.value, ast.Name) and subscript.value.id == name
            if isinstance(subscript.ctx, ast.Store) and not isinstance(subscript.slice, ast.Constant)
            if not _is_refused_else(file, subscript.slice, name)
        }
        if writers and not _is_bounded(file, name):
            yield node, {"name": name, "writers": sorted(writers - {""})}


@lru_cache(1 << 16)
def _keeps(name: str) -> bool:
    """Whether a dictionary keeps what outlives a request, by its name: a lock is of use in its own process only."""
    return _STORE.search(name) is not None and _LOCKS.search(name) is None


def _is_bounded(file: FileContext, name: str) -> bool:
    """Whether entries are dropped by age or number: a loop or a comparison of its length beside a removal."""
    for call in file.tree.of(ast.Call):
        function = call.func
        if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == name:
            if function.attr in ("popitem", "clear"):
                return True
        if isinstance(function, ast.Name) and function.id == "len" and call.args:
            argument = call.args[0]
            if isinstance(argument, ast.Name) and argument.id == name:
                return True
    return False


def _is_refused_else(file: FileContext, key: ast.expr, store: str) -> bool:
    """Whether the file refuses each key, by its name, that is not one of a table that it does not fill by requests:
    ``if key not in MODELS: return "unknown", 400``.
    """
    if not isinstance(key, ast.Name):
        return False
    for test in file.tree.of(ast.If):
        asked = test.test
        if not isinstance(asked, ast.Compare) or not isinstance(asked.ops[0], ast.NotIn):
            continue
        table = asked.comparators[0]
        if not isinstance(table, ast.Name) or table.id == store or ast.unparse(asked.left) != key.id:
            continue
        bindings = file.tree.root.bindings.get(table.id, [])
        if bindings and not any(is_empty(file, binding.value) for binding in bindings):
            if any(isinstance(s, ast.Return | ast.Raise) for s in test.body):
                return True
    return False


__all__ = ["empty_ones", "stores"]
