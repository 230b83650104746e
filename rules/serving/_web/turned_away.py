"""Middlewares that look at who asks, and turn some away."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .entry_checks import AUTH, ENTRY_CHECKS

_TURNED_AWAY: Final = regex(r"\b40[13]\b|HTTP_40[13]|compare_digest")
_REFUSALS: Final = frozenset({401, 403})


def turns_away(cls: ast.ClassDef) -> bool:
    """Whether a class is a middleware that looks at who asks, and turns some away: its name may say nothing of it."""
    for method in cls.body:
        if isinstance(method, ast.AsyncFunctionDef) and method.name == "dispatch":
            text = "\n".join(ast.unparse(statement) for statement in method.body)
            return ENTRY_CHECKS.search(text) is not None and _TURNED_AWAY.search(text) is not None
    return False


def asks_who_calls(file: FileContext, function: FunctionNode, text: str) -> bool:
    """Whether a function that stands before all routes, whose body is `text`, asks who calls: by its name, by what it
    looks at, or by a header of a key that it looks at and a refusal that it makes itself or by a function of its file.
    """
    if ENTRY_CHECKS.search(text) or AUTH.search(function.name):
        return True
    return "headers" in text and AUTH.search(text) is not None and _refuses(file, function)


def refuses_strangers(function: FunctionNode) -> bool:
    """Whether a function speaks of a key, a token or a user in its body, and answers 401 or 403."""
    text = "\n".join(ast.unparse(statement) for statement in function.body)
    return _TURNED_AWAY.search(text) is not None and AUTH.search(text) is not None


def _refuses(file: FileContext, function: FunctionNode) -> bool:
    """``return reject("no key", 401)``, or ``return deny()``, which answers so."""
    calls = [each.value for each in file.inside(function, ast.Return) if isinstance(each.value, ast.Call)]
    given = (part for call in calls for part in (*call.args, *(keyword.value for keyword in call.keywords)))
    if any(file.constant(part) in _REFUSALS for part in given):
        return True
    helpers = {last_part(call.func) for call in calls}
    return any(
        each.name in helpers and _TURNED_AWAY.search("\n".join(ast.unparse(part) for part in each.body)) is not None
        for each in file.functions()
    )
