"""Prints beside which the same is said, where an alarm finds it or with its trace, and those that production never
comes to.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from ._logs import log_level

_TRACES: Final = frozenset({"traceback.print_exc", "traceback.print_exception", "traceback.print_stack"})
_LOUD: Final = frozenset({"warning", "warn", "error", "exception", "critical"})
_DEVELOPMENT: Final = regex(r"(?i)(^|[^a-z])(dev|development|debug|verbose)([^a-z]|$)")


def is_told_otherwise(file: FileContext, call: ast.Call) -> bool:
    """Whether the failure that a print is about is logged beside it, or goes on: ``print(...); raise``."""
    statement = file.statement_of(call)
    block = block_of(statement) if statement is not None else []
    if any(isinstance(each, ast.Raise) and _goes_on(each) for each in block):
        return True
    return any(log_level(file, c) in _LOUD for c in _calls_beside(file, call) if last_part(c.func) in _LOUD)


def is_traced(file: FileContext, call: ast.Call) -> bool:
    """Whether the trace of a failure is printed beside what a print says of it."""
    return any(file.call_name(each) in _TRACES for each in _calls_beside(file, call))


def _calls_beside(file: FileContext, call: ast.Call) -> list[ast.Call]:
    statement = file.statement_of(call)
    block = block_of(statement) if statement is not None else []
    return [each.value for each in block if isinstance(each, ast.Expr) and isinstance(each.value, ast.Call)]


def block_of(statement: ast.stmt) -> list[ast.stmt]:
    """The statements that stand beside one, itself among them."""
    parent = parent_of(statement)
    blocks = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((list(block) for block in blocks if isinstance(block, list) and statement in block), [])


def _goes_on(raised: ast.Raise) -> bool:
    """Whether what was caught is raised again, as it is: another error may be answered, and its cause never told."""
    if raised.exc is None:
        return True
    handler = next((each for each in parents(raised) if isinstance(each, ast.ExceptHandler)), None)
    return handler is not None and isinstance(raised.exc, ast.Name) and raised.exc.id == handler.name


def is_of_development(file: FileContext, call: ast.Call) -> bool:
    """Whether a print stands under a condition that production does not meet: ``if is_dev_environment:``."""
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.If) and child in parent.body and _asks_for_development(parent.test):
            return True
        child = parent
    return False


def _asks_for_development(test: ast.expr) -> bool:
    if isinstance(test, ast.UnaryOp) or (isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.NotEq)):
        return False
    named = [last_part(part) for part in ast.walk(test) if isinstance(part, ast.Name | ast.Attribute)]
    texts = [part.value for part in ast.walk(test) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return any(_DEVELOPMENT.search(each) for each in (*named, *texts))
