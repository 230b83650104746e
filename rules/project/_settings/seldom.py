"""Reads of the environment in a handler that no answer of the model rests on, or that are made once."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_ABOUT: Final = regex(
    r"(?i)(^|[/_-])(reload|refresh|health\w*|ready|readyz|readiness|live|livez|liveness|ping|version|info|about|status)$"
)


_ASIDE: Final = regex(
    r"(?i)(^|_)(env|environment|stage|debug|uploads?|file_?size|body|content_length|cors|origins?|host|port|redis|kafka"
    r"|database|db|smtp|mail|bucket|timeout)(_|$)"
)
"""Variables that say where a program runs, what it is connected to, or how much is sent to it."""


def tells_no_answer(file: FileContext, node: ast.expr) -> bool:
    """Whether what is read has a default, and is by its name nothing that an answer of a model is made with."""
    if not isinstance(node, ast.Call) or len(node.args) != 2:
        return False
    variable = file.constant(node.args[0])
    return isinstance(variable, str) and _ASIDE.search(variable) is not None


def is_about_itself(file: FileContext, home: FunctionNode) -> bool:
    """Whether a route reports on the service or renews it: ``/health``, ``/admin/reload``."""
    calls = (each for each in home.decorator_list if isinstance(each, ast.Call))
    paths = (file.constant(file.argument(call, "path", 0) or file.argument(call, "rule")) for call in calls)
    return any(isinstance(path, str) and _ABOUT.search(path.rstrip("/")) for path in paths)


def is_kept(file: FileContext, node: ast.expr, home: FunctionNode) -> bool:
    """Whether a read stands under ``if cache["model"] is None:``, where the cache is not the function's own."""
    own = file.tree.scope_at(home)
    for guard in file.ancestors(node, ast.If):
        held = _asked_for(guard.test)
        while isinstance(held, ast.Subscript | ast.Attribute):
            held = held.value
        if isinstance(held, ast.Name) and (held.id not in own.bindings or held.id in own.globals):
            return any(part is node for statement in guard.body for part in ast.walk(statement))
    return False


def _asked_for(test: ast.expr) -> ast.expr | None:
    """The `x` of ``x is None`` and of ``not x``."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return test.operand
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Is):
        return test.left
    return None
