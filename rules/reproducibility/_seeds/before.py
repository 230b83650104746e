"""Rows that are split or shuffled before the seed is set: the seed comes too late for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part

from . import randomness as tables
from .drawing import drawn_from, seeded_by
from .ordered import splits


def drawn_before(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The first draw of a body that orders or divides rows, and the seed of its source that is set below it there."""
    drawing = splits(file)
    if not drawing:
        return
    seeds: dict[FunctionNode | None, list[tuple[str, ast.Call]]] = {}
    for call in file.calls_where(_seeds):
        source = seeded_by(file, call, file.call_name(call))
        if source:
            seeds.setdefault(file.function_of(call), []).append((source, call))
    if not seeds:
        return
    first = min(call.lineno for each in seeds.values() for _, call in each)
    told: set[FunctionNode | None] = set()
    for call in drawing:
        home = file.function_of(call)
        if home in told or home not in seeds or call.lineno > first:
            continue
        drawn = drawn_from(file, call, file.call_name(call), last_part(call.func))
        later = [each for source, each in seeds[home] if _covers(source, drawn) and each.lineno > call.lineno]
        if drawn is not None and later and _is_straight(later[0]):
            told.add(home)
            yield call, later[0]


def _seeds(name: str, last: str) -> bool:
    return name in tables.SEEDERS or tables.names_seeder(last)


def _covers(seeded: str, drawn: str | None) -> bool:
    return seeded in (drawn, tables.ALL) or seeded.startswith("call:")


def _is_straight(seed: ast.Call) -> bool:
    """Whether the seed is set on the way of the body itself, once, and not in a branch or for each of several runs."""
    statement = getattr(seed, "parent", None)
    holder = getattr(statement, "parent", None)
    while isinstance(holder, ast.With | ast.AsyncWith | ast.Try):  # a span or a ``finally`` round the whole of it
        holder = getattr(holder, "parent", None)
    return isinstance(statement, ast.Expr) and isinstance(holder, ast.Module | ast.FunctionDef | ast.If)


__all__ = ["drawn_before"]
