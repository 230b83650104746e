"""Checks that pass over what they cannot check: a metric that is missing counts as one that is good."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .guards import answers_by_bool

_CHECKS: Final = regex(
    r"(?i)(^|_)(bench\w*|gates?|check\w*|valid\w*|quality|thresholds?|promot\w*|accept\w*|criteria|meets?|pass(es)?|verify)(_|$)"
)
_LOUD: Final = frozenset({"error", "warning", "exception", "critical", "print"})


def passed_over(file: FileContext, node: ast.If) -> str:
    """What is wrong where ``if not value: log.error(...); continue`` stands in the loop of a check; "" elsewhere."""
    if not isinstance(node.body[-1], ast.Continue) or not _logs_error(node.body):
        return ""
    function = file.function_of(node)
    if function is None or not _CHECKS.search(function.name) or not answers_by_bool(file, function):
        return ""
    missing = _missing(file, node.test)
    if not missing:
        return ""
    return f"where `{missing}` finds nothing, `{function.name}` passes it over, and can still answer True"


def _logs_error(body: list[ast.stmt]) -> bool:
    if not body[:-1] or not handlers.logs_all(body[:-1]):
        return False
    named = [last_part(s.value.func) for s in body[:-1] if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call)]
    return not _LOUD.isdisjoint(named)


def _missing(file: FileContext, test: ast.expr) -> str:
    """The look-up, as it is written, whose answer a test finds empty; "" for any other test."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        if isinstance(test.ops[0], ast.NotIn):
            return file.text(test)
        empty = isinstance(test.comparators[0], ast.Constant) and test.comparators[0].value is None
        held = test.left if empty and isinstance(test.ops[0], ast.Is) else None
    else:
        held = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else None
    made = file.names.single_value(held) if isinstance(held, ast.Name) else None
    return file.text(made) if isinstance(made, ast.Call) and last_part(made.func) == "get" else ""
