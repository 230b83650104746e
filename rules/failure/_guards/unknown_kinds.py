"""Checks that say yes where they do not know what they are asked to check."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import work_of
from mlaudit.code.rule import Issue
from mlaudit.code.statements import below
from mlaudit.findings import Severity

from .. import _handlers as handlers

_FEWEST: Final = 2
"""Kinds that a check knows by name, at least."""


def unknown_kinds(file: FileContext) -> Iterator[Issue]:
    """``if operator == "gte": return value >= least``, ``elif ...``, and ``return True`` for any other operator."""
    for function in file.functions():
        work = work_of(function)
        first = next((s for s in work if isinstance(s, ast.If)), None)
        if first is None or not isinstance(first.test, ast.Compare):
            continue
        name, known, rest = _ladder(first)
        rest = rest or below(first)
        while rest and isinstance(rest[0], ast.If) and _of_kind(rest[0]) == name:
            _, more, behind = _ladder(rest[0])
            known, rest = known + more, behind or rest[1:]
        if len(known) < _FEWEST or not all(map(_compares, known)):
            continue
        last = rest[-1] if rest else None
        if not isinstance(last, ast.Return) or not handlers.logs_all(rest[:-1]):
            continue
        if isinstance(last.value, ast.Constant) and last.value.value is True:
            said = f"for any other `{name}` than those that it knows, `{function.name}` says yes"
            yield Issue(
                last,
                f"{said}: with a slip in it nothing is checked",
                severity=Severity.INFO,
                confidence=0.8,
                remediation="Raise for what is not known.",
            )


def _ladder(branch: ast.If) -> tuple[str, list[ast.stmt], list[ast.stmt]]:
    """The name that is compared, the last statement of each branch, and what is left for all others."""
    name, known = _of_kind(branch), [branch.body[-1]]
    while len(branch.orelse) == 1 and isinstance(branch.orelse[0], ast.If) and _of_kind(branch.orelse[0]) == name:
        branch = branch.orelse[0]
        known.append(branch.body[-1])
    return name, known, branch.orelse


def _of_kind(branch: ast.If) -> str:
    """``operator`` of ``if operator == "gte"``, and of ``if operator in (">=", "gte")``; "" for any other test."""
    test = branch.test
    if not isinstance(test, ast.Compare) or len(test.ops) > 1 or not isinstance(test.left, ast.Name | ast.Attribute):
        return ""
    right = test.comparators[0]
    if isinstance(test.ops[0], ast.In) and isinstance(right, ast.Tuple | ast.List | ast.Set):
        words: list[ast.expr] = right.elts
    else:
        words = [right] if isinstance(test.ops[0], ast.Eq) else []
    texts = [each for each in words if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    return ast.unparse(test.left) if texts and len(texts) == len(words) else ""


def _compares(statement: ast.stmt) -> bool:
    """``return value >= least``: one number against another."""
    value = statement.value if isinstance(statement, ast.Return) else None
    orders = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq)
    return isinstance(value, ast.Compare) and all(isinstance(op, orders) for op in value.ops)


__all__ = ["unknown_kinds"]
