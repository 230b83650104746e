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
    """The stamps ``"fallback": True``, with the names of what is called in the same handler, branch or function."""
    for place in _stamps(file):
        around = next(file.ancestors(place, _ROUND), None)
        body = around.body if isinstance(around, _ROUND) else []
        names = {last_part(call.func) for statement in body for call in file.inside(statement, ast.Call)}
        yield place, sorted(names - {""})


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
    callers = {
        (path, caller.qualname)
        for path, facts in project.files.items()
        if not is_test_path(path)
        for caller in facts.functions
        if any(call.target.rpartition(".")[2] == name for call in caller.calls)
    }
    return bool(name and callers) and all(
        any(
            each.function == caller and name in each.data.get(STAMPS, ())
            for each in project.files[path].candidates_of(code)
        )
        for path, caller in callers
    )
