"""Validators of one line that stand in for those that could not be imported, and accept whatever comes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, target_of
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex

from .open_answers import words

_VALIDATES: Final = regex(
    r"(^|_)(validat(e|or|ion)|(check|verify|enforce|assert)_(\w+_)?schema|schema_(check|valid\w*))(_|$)"
)
_WRAPS: Final = regex(r"^(f|fn|fun[ck]?|function|method|cls|klass|wrapped|callable|callback)$")
"""Parameters of a decorator, which is handed a function and no data."""
_MISSING: Final = frozenset({"ImportError", "ModuleNotFoundError"})


def stand_in_validators(handler: ast.ExceptHandler, file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """``def validate(rows): return rows``, ``validate = lambda rows: True`` after ``except ImportError``."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    if any(kind is None or last_part(kind) not in _MISSING for kind in kinds):
        return
    for statement in handler.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            name, takes, answer = statement.name, statement.args, _answer(statement)
        elif isinstance(made := given(statement), ast.Lambda):
            name, takes, answer = last_part(target_of(statement)), made.args, made.body
        else:
            continue
        if _VALIDATES.search(words(name)) and _accepts(takes, answer) and not _decorates(file, name):
            yield statement, name


def _answer(function: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr | None:
    """What a function of one statement answers."""
    body = [s for s in work_of(function) if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    return outcome(body[0]) if len(body) == 1 and isinstance(body[0], ast.Return) else None


def _accepts(takes: ast.arguments, answer: ast.expr | None) -> bool:
    """Whether what is answered is what was given, or always a yes."""
    names = {each.arg for each in (*takes.posonlyargs, *takes.args, *takes.kwonlyargs)} - {"self", "cls"}
    if isinstance(answer, ast.Name):
        return answer.id in names and _WRAPS.match(answer.id) is None
    return bool(names) and isinstance(answer, ast.Constant) and answer.value is True


def _decorates(file: FileContext, name: str) -> bool:
    marks = (mark for function in file.functions() for mark in function.decorator_list)
    return any(last_part(mark.func if isinstance(mark, ast.Call) else mark) == name for mark in marks)


__all__ = ["stand_in_validators"]
