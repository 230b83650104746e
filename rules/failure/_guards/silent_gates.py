"""Gates before a model that gather reasons against it: a number that is none, or missing rows, give no reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.rule import Issue
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import excerpt
from mlaudit.findings import Severity

WORDS: Final = (b".append(",)
_SPREAD: Final = regex(r"(?i)(^|[_\W])(std|stdev|stddev|sigma|variance|var|stability|spread|cv)([_\W]|$)")
"""Measures that one value has not: the standard deviation of one fold is NaN in pandas and NumPy."""
_LOOKS: Final = frozenset({"isnan", "isfinite", "isna", "isnull", "notna", "notnull", "nan_to_num", "fillna"})
_ORDERS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_ROWS: Final = regex(r"\.empty\b|\blen\(|\bis not None\b")


def silent_gates(file: FileContext) -> Iterator[Issue]:
    """``if spread > most: reasons.append(...)``, ``if not rows.empty: ...``, before ``passed = not reasons``."""
    for function in file.functions():
        reasons = _reasons(file, function)
        if not reasons:
            continue
        looked = any(last_part(call.func) in _LOOKS for call in file.inside(function, ast.Call))
        for branch in (s for s in function.body if isinstance(s, ast.If)):
            if not looked and (measured := _spread(function, branch, reasons)):
                said = f"`{measured}` is NaN where there was one value to take it of, and a NaN is on neither side"
                yield _told(branch, f"{said} of `{file.text(branch.test)}`: what was not measured passes the gate")
            elif _is_left_out(file, branch, reasons):
                said = f"unless `{excerpt(branch.test, 60)}`, the check below is left out without a word"
                yield _told(branch, f"{said}: what was not measured passes the gate")


def _told(branch: ast.If, said: str) -> Issue:
    fix = "Add a reason where the number, or the rows, are missing."
    return Issue(branch, said, severity=Severity.INFO, confidence=0.7, remediation=fix)


def _reasons(file: FileContext, function: FunctionNode) -> set[str]:
    """The lists of a function that it answers by: ``passed = not reasons``, ``len(reasons) == 0``."""
    lists = {
        t.id
        for s in statements(function.body)
        if isinstance(made := given(s), ast.List) and not made.elts
        for t in targets(s)
        if isinstance(t, ast.Name)
    }
    if not lists:
        return set()
    found = {
        part.operand.id
        for part in file.inside(function, ast.UnaryOp)
        if isinstance(part.op, ast.Not) and isinstance(part.operand, ast.Name) and _is_given(part)
    }
    for test in file.inside(function, ast.Compare):
        counted = test.left.args[0] if isinstance(test.left, ast.Call) and test.left.args else None
        if (
            isinstance(counted, ast.Name)
            and _is_given(test)
            and ast.unparse(test).replace(" ", "") == f"len({counted.id})==0"
        ):
            found.add(counted.id)
    return lists & found


def _is_given(verdict: ast.expr) -> bool:
    """Whether a verdict is answered, or named to be: a test of the same list decides other things."""
    return isinstance(parent_of(verdict), ast.Assign | ast.AnnAssign | ast.Return | ast.Dict | ast.keyword | ast.Tuple)


def _spread(function: FunctionNode, branch: ast.If, reasons: set[str]) -> str:
    """The measure that a branch holds against a limit, and that may be NaN; "" for any other branch."""
    test = branch.test
    if branch.orelse or not isinstance(test, ast.Compare) or len(test.ops) != 1 or not _adds(branch.body, reasons):
        return ""
    if not isinstance(test.ops[0], _ORDERS) or not isinstance(test.left, ast.Name):
        return ""
    name = test.left.id
    made = next((v for s in function.body if name in map(ast.unparse, targets(s)) and (v := given(s))), None)
    if made is None or not any(isinstance(p, ast.Subscript | ast.Call) for p in ast.walk(made)):
        return ""
    return name if _SPREAD.search(f"{name} {ast.unparse(made)}") else ""


def _is_left_out(file: FileContext, branch: ast.If, reasons: set[str]) -> bool:
    """Whether a branch is for rows that are there, checks them, and has no other side."""
    if branch.orelse or not _ROWS.search(ast.unparse(branch.test)) or _adds(branch.body, reasons):
        return False
    if any(isinstance(part, ast.Name) and part.id in reasons for part in ast.walk(branch.test)):
        return False
    inner = [s for s in branch.body if isinstance(s, ast.If)]
    return any(
        isinstance(s.test, ast.Compare) and isinstance(s.test.ops[0], _ORDERS) and _adds(s.body, reasons) for s in inner
    )


def _adds(body: list[ast.stmt], reasons: set[str]) -> bool:
    """Whether a block adds a reason, by itself."""
    for statement in body:
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "append":
            if isinstance(call.func.value, ast.Name) and call.func.value.id in reasons:
                return True
    return False


__all__ = ["WORDS", "silent_gates"]
