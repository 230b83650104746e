"""Folders that grow with the traffic, and of which one request reads every file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_LISTS: Final = frozenset({"listdir", "glob", "iglob", "rglob", "iterdir", "scandir"})
_GROWS: Final = regex(
    r"(?i)result|predict|histor|upload|feedback|log_?s?\b|report|submission|conversation|session|analys[ei]s"
)
"""What a service writes a file of for each request, by name."""
_OPENS: Final = frozenset({"open", "read_text", "read_bytes", "read_csv", "read_json", "read_parquet"})
_GATHERS: Final = frozenset({"append", "extend", "concat"})
_CUT: Final = regex(r"(?i)\[[^\]\n]*:|limit|page|offset|\bbreak\b|islice|nlargest|heapq|\bmax\(|\bmin\(|[><]=? ")
"""What takes a part of them, or asks each for something first."""
_APART: Final = regex(r"(?i)train|export|backup|migrat|clean|delete|purge|init|load_|startup")


class Folder(NamedTuple):
    """What goes through a folder, in which function."""

    place: ast.expr
    function: FunctionNode


def whole_folders(file: FileContext) -> Iterator[Folder]:
    """The loops that open all files of such a folder and gather what is in them: ``for name in listdir(RESULTS)``."""
    for loop in file.tree.of(ast.For) if calls_one(file, _LISTS) else ():
        listed = next((call for call in file.inside(loop.iter, ast.Call) if last_part(call.func) in _LISTS), None)
        home = file.function_of(loop)
        if listed is None or home is None or _APART.search(home.name):
            continue
        calls = {last_part(call.func) for call in file.inside(loop, ast.Call)}
        if calls.isdisjoint(_OPENS) or calls.isdisjoint(_GATHERS):
            continue
        if _GROWS.search(f"{spelled(listed)} {home.name}") and not _CUT.search("\n".join(map(spelled, home.body))):
            yield Folder(listed, home)


__all__ = ["Folder", "whole_folders"]
