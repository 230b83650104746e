"""Dictionaries of a module that are empty at first: what a process fills while it runs, and what it keeps for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parents

from .scalars import keeps_scalars

_STORE: Final = regex(
    r"(?i)(token|session|rate|limit|last_|seen|user|account|visitor|config|setting|threshold|history|counter|quota)"
)
_LOCKS: Final = regex(r"(?i)(lock|mutex|semaphore)(e?s)?$")
_WATCHES: Final = regex(r"watchdog\.events\.\w*EventHandler$")
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
            data = {"name": name, "writers": sorted(writers - {""})}
            slight = keeps_scalars(file, node, name) or _is_of_watcher(file, name)
            yield node, data | {"slight": slight}


@lru_cache(1 << 16)
def _keeps(name: str) -> bool:
    """Whether a dictionary keeps what outlives a request, by its name: a lock is of use in its own process only."""
    return _STORE.search(name) is not None and _LOCKS.search(name) is None


def _is_of_watcher(file: FileContext, name: str) -> bool:
    """Whether only what watches files puts anything in, as watchdog's handlers do: there are as many entries as files
    or folders, however many requests come.
    """
    if not file.holds(b"watchdog"):
        return False
    puts = [
        entry
        for entry in file.tree.of(ast.Subscript)
        if isinstance(entry.ctx, ast.Store) and isinstance(entry.value, ast.Name) and entry.value.id == name
    ]
    owners = [file.class_of(entry) for entry in puts]
    return bool(owners) and all(
        owner is not None and any(_WATCHES.match(file.qualname(base) or "") for base in owner.bases) for owner in owners
    )


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


def emptied(file: FileContext) -> Iterator[tuple[ast.expr, dict[str, Any]]]:
    """Where a file takes out of a dictionary of another module: in the end, whatever happened (``finally``), one entry,
    and anywhere all of them or the oldest.
    """
    for call in called(file, "pop", "popitem", "clear"):
        function = call.func
        if isinstance(function, ast.Attribute) and (function.attr != "pop" or _is_in_the_end(call)):
            yield from _of_another(file, function.value)
    for statement in file.tree.of(ast.Delete) if file.holds(b"finally") else ():
        for target in statement.targets:
            if isinstance(target, ast.Subscript) and _is_in_the_end(target):
                yield from _of_another(file, target.value)


def _of_another(file: FileContext, store: ast.expr) -> Iterator[tuple[ast.expr, dict[str, Any]]]:
    name = file.qualname(store) if isinstance(store, ast.Name | ast.Attribute) else None
    last = (name or "").rpartition(".")[2]
    if name and "." in name and "()" not in name and _keeps(last):
        yield store, {"emptied": name}


def _is_in_the_end(node: ast.AST) -> bool:
    """Whether a removal stands in a ``finally``: what was put in leaves, however the request ends."""
    child = node
    for parent in parents(node):
        if isinstance(parent, ast.Try | ast.TryStar) and child in parent.finalbody:
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef):
            return False
        child = parent
    return False


def is_emptied_elsewhere(project: ProjectView, code: str, path: str, name: str) -> bool:
    """Whether what serves takes out of a dictionary of this file in another one that has it by its name."""
    known: frozenset[tuple[str, str]] | None = project.shared.get("dictionaries that are emptied")
    if known is None:
        found = set()
        for other, facts in project.files.items():
            for each in facts.candidates_of(code) if code in facts.said else ():
                target = each.data.get("emptied", "")
                if target and project.is_reached("serving", other, each.function):
                    found |= _defined(project, target, other)
        known = project.shared["dictionaries that are emptied"] = frozenset(found)
    return (path, name) in known


def _defined(project: ProjectView, name: str, importer: str) -> set[tuple[str, str]]:
    """The files that a name of a module goes through, and what it is called there: a package may hand it on."""
    found: set[tuple[str, str]] = set()
    located = project.locate(name, importer)
    while located is not None and len(located[1]) == 1 and (located[0], located[1][0]) not in found:
        path, (own,) = located
        found.add((path, own))
        export = project.files[path].exports.get(own)
        located = project.locate(export.target, path) if export is not None and export.target else None
    return found


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


__all__ = ["emptied", "empty_ones", "is_emptied_elsewhere", "stores"]
