"""Functions whose every answer is kept for ever, by what requests hand them: ``@functools.cache``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

MEMOS: Final = (b"cache",)
_CACHE: Final = "functools.cache"
_LRU: Final = "functools.lru_cache"
_PAYLOAD: Final = regex(
    r"^parameter:(body|payload|request|req|request_data|data|inputs?|params|query|form|message)(\.\w+)?$"
)
"""What a function is handed that holds a request, by the names that are usual for it."""


def memoised(file: FileContext) -> Iterator[tuple[ast.expr, FunctionNode, list[str]]]:
    """The functions of a module of which all answers are kept, their decorators, and the parameters that are keys."""
    if not file.imports("functools"):
        return
    for function in file.functions():
        names = [each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        if not names or names[0] in ("self", "cls") or isinstance(function, ast.AsyncFunctionDef):
            continue
        for decorator in function.decorator_list:
            if _keeps_all(file, decorator):
                yield decorator, function, names


def _keeps_all(file: FileContext, decorator: ast.expr) -> bool:
    if not isinstance(decorator, ast.Call):
        return file.qualname(decorator) == _CACHE
    if file.qualname(decorator.func) != _LRU:
        return False
    size = file.argument(decorator, "maxsize", 0)
    return isinstance(size, ast.Constant) and size.value is None


def keyed_by_request(project: ProjectView, node: Node, names: list[str]) -> str:
    """The parameter that a request decides, by what callers that serve hand over; "" for none."""
    serving = project.reached("serving")
    for caller in project.callers(node):
        if (caller.path, caller.qualname) not in serving:
            continue
        given = caller.call.arguments or {}
        for place, name in enumerate(names):
            origin = given.get(name) or given.get(str(place)) or ""
            if origin.startswith("request:") or _PAYLOAD.match(origin):
                return name
    return ""


__all__ = ["MEMOS", "keyed_by_request", "memoised"]
