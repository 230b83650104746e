"""What a file calls, by the last parts of the names: asked before anything that goes through its calls."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterable, KeysView

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, in_order


def _by_last(file: FileContext) -> dict[str, list[list[ast.Call]]]:
    known: dict[str, list[list[ast.Call]]] | None = file.shared.get("calls by last part")
    if known is None:
        known = file.shared["calls by last part"] = {}
        for (_, last), calls in file.calls.items():
            known.setdefault(last, []).append(calls)
    return known


def lasts(file: FileContext) -> KeysView[str]:
    """The last parts of all that a file calls."""
    return _by_last(file).keys()


def called_names(file: FileContext) -> frozenset[str]:
    """The resolved names of what is called anywhere in a file."""
    known: frozenset[str] | None = file.shared.get("names of calls")
    if known is None:
        known = file.shared["names of calls"] = frozenset(name for name, _ in file.calls)
    return known


def calls_one(file: FileContext, names: Iterable[str]) -> bool:
    """Whether a file calls anything whose last part is one of `names`."""
    return not lasts(file).isdisjoint(names)


def called(file: FileContext, *names: str) -> list[ast.Call]:
    """The calls whose last part is one of `names`, in source order."""
    every = _by_last(file)
    return _joined([calls for name in names if name in every for calls in every[name]])


def called_where(file: FileContext, wanted: Callable[[str], object]) -> list[ast.Call]:
    """The calls whose last part `wanted` takes, in source order."""
    return _joined([calls for last, each in _by_last(file).items() if wanted(last) for calls in each])


def called_in(file: FileContext, node: FunctionNode, wanted: Callable[[str, str], object]) -> list[ast.Call]:
    """The calls of a function itself whose resolved name and last part `wanted` takes, in source order. A file's calls
    are gone through once for each `wanted`, which has to be a function of a module.
    """
    known: dict[Callable[[str, str], object], dict[FunctionNode | None, list[ast.Call]]]
    known = file.shared.setdefault("calls by function", {})
    if wanted not in known:
        found = known[wanted] = {}
        for call in file.calls_where(wanted):
            found.setdefault(file.function_of(call), []).append(call)
    return known[wanted].get(node, [])


def called_as(file: FileContext, names: Container[str]) -> list[ast.Call]:
    """The calls whose last part, as written or as resolved, is one of `names`: ``import shuffle as mix``, too."""
    every = file.calls.items()
    return _joined([calls for (name, last), calls in every if last in names or name.rpartition(".")[2] in names])


def _joined(lists: list[list[ast.Call]]) -> list[ast.Call]:
    return lists[0] if len(lists) == 1 else in_order(call for calls in lists for call in calls)


__all__ = ["called", "called_as", "called_in", "called_names", "called_where", "calls_one", "lasts"]
