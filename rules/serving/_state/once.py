"""What is written to a global once, though a request may reach it: on first use, or when the service starts."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_LOADS: Final = regex(
    r"(?i)(^|_)(load|init|initiali[sz]e|configure|reload|refresh|setup|set|get|change|switch|swap|activate|promote|rollback"
    r"|deploy|settings|config|configuration|preferences)(_|$)"
)
"""Functions that are there to set what all requests share: a route that changes the settings means all of them."""


def is_once(file: FileContext, node: ast.stmt, name: str) -> bool:
    """Whether the value is made on first use: under a test of the name, or after one that returns early."""
    for parent in parents(node):
        if isinstance(parent, ast.If) and name in ast.unparse(parent.test):
            return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return (
                any(
                    test.lineno < node.lineno and re.search(rf"\b{name}\b", ast.unparse(test.test))
                    for test in file.inside(parent, ast.If)
                )
                or _is_done_already(file, parent, node)
                or _LOADS.search(parent.name) is not None
            )
    return False


def _is_done_already(file: FileContext, function: FunctionNode, node: ast.stmt) -> bool:
    """Whether a function leaves at once where another global says that it has run: ``if _installed: return`` above, and
    the same function sets `_installed`.
    """
    known = file.tree.scope_at(function).globals
    tests = [
        test.test
        for test in function.body
        if isinstance(test, ast.If) and test.lineno < node.lineno and isinstance(test.body[-1], ast.Return)
    ]
    asked = {part.id for test in tests for part in ast.walk(test) if isinstance(part, ast.Name)} & known
    filled = {
        target.id
        for assign in (file.inside(function, ast.Assign) if asked else ())
        for target in assign.targets
        if isinstance(target, ast.Name)
    }
    return not asked.isdisjoint(filled)


def is_another(file: FileContext, node: ast.stmt) -> bool:
    """Whether a function has the name of a route above it and is none itself: the ``def main()`` below one that
    ``@app.route`` has taken is another function, as a rule the one that starts the service.
    """
    function = file.function_of(node)
    if function is None or function.decorator_list:
        return False
    scope = file.tree.scope_of(function)
    return any(
        each.name == function.name and each.lineno < function.lineno and file.tree.scope_of(each) is scope
        for each in file.functions()
        if any(isinstance(decorator, ast.Call) for decorator in each.decorator_list)
    )


def answers_alone(file: FileContext) -> bool:
    """Whether the file starts its service with one thread, ``waitress.serve(app, threads=1)``: no two requests are in
    it at once.
    """
    calls = file.calls.get(("waitress.serve", "serve"), ()) if file.holds(b"threads") else ()
    return any(file.constant(file.argument(call, "threads")) == 1 for call in calls)
