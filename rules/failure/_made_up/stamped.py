"""Answers that say of themselves that they are a fallback: whoever reads one is not told that it was computed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

STAMPS: Final = "stamps"
"""The functions whose answers go out as a fallback."""
STAMP_WORDS: Final = (b"fallback", b"degraded")
_STAMP: Final = regex(r"^(is_|used_|from_|served_from_)?(fallback|degraded)(_used|_mode|_response)?$")
_ROUND: Final = (ast.ExceptHandler, ast.If, ast.FunctionDef, ast.AsyncFunctionDef)


def stamped(file: FileContext) -> Iterator[tuple[ast.expr, list[str]]]:
    """The stamps ``"fallback": True``, with the names of what is called in the same handler, branch or function, and
    nowhere else in the function.
    """
    for place in _stamps(file):
        around = next(file.ancestors(place, _ROUND), None)
        body = around.body if isinstance(around, _ROUND) else []
        calls = {call for statement in body for call in file.inside(statement, ast.Call)}
        every = file.inside(home, ast.Call) if (home := file.function_of(place)) is not None else []
        names = {last_part(call.func) for call in calls} - {last_part(c.func) for c in every if c not in calls} - {""}
        if names:
            yield place, sorted(names)


def _stamps(file: FileContext) -> Iterator[ast.expr]:
    for held in file.tree.of(ast.Dict):
        for key, value in zip(held.keys, held.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and _is_stamp(key.value, value):
                yield value
    for call in file.tree.of(ast.Call):
        for keyword in call.keywords:
            if keyword.arg and _is_stamp(keyword.arg, keyword.value):
                yield keyword.value


def _is_stamp(name: str, value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is True and _STAMP.match(name) is not None


def all_stamp(project: ProjectView, code: str, function: str) -> bool:
    """Whether a function is called, and wherever it is, by its name, the answer goes out as a fallback."""
    name = function.rpartition(".")[2]
    stamps = _stamping(project, code).get(name)
    if not stamps:
        return False
    callers = {
        (path, caller.qualname)
        for path, facts in project.files.items()
        if not is_test_path(path)
        for caller in facts.functions
        if any(call.target.rpartition(".")[2] == name for call in caller.calls)
    }
    return bool(callers) and callers <= stamps


def _stamping(project: ProjectView, code: str) -> dict[str, set[tuple[str, str]]]:
    """Names of what is called where an answer is stamped, with the functions that do so."""
    key = "functions that stamp a fallback"
    known: dict[str, set[tuple[str, str]]] | None = project.shared.get(key)
    if known is None:
        known = project.shared[key] = {}
        for path, facts in project.files.items():
            for each in facts.candidates_of(code):
                for name in each.data.get(STAMPS, ()):
                    known.setdefault(name, set()).add((path, each.function))
    return known
