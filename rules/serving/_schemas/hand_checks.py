"""Checks by hand: functions that go through the names of the fields that they need, and refuse what lacks one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled

from .._web.marks import told
from .meant import may_be

NAMES: Final = "names"
VALUES: Final = "values"

_CODE: Final = "MLA707"
_REFUSES: Final = regex(r"\b4(00|15|22)\b|BadRequest|abort\(")
_TESTS: Final = frozenset({ast.Compare, ast.Name})
_DIFFERENCES: Final = (ast.ListComp, ast.SetComp, ast.BinOp)
_NUMBERS: Final = frozenset({"builtins.float", "builtins.int", "decimal.Decimal"})


def hand_checks(file: FileContext) -> Iterator[tuple[FunctionNode, str]]:
    """The functions that check a payload, or a frame made of it: its `NAMES`, or its `VALUES` as well."""
    told: set[FunctionNode] = set()
    for branch in file.tree.of(ast.If):
        if branch.test.__class__ not in _TESTS or not _looks_for_missing(file, branch) or not _refuses(branch):
            continue
        home = file.function_of(branch)
        if home is not None and home not in told:
            told.add(home)
            yield home, VALUES if _converts_fields(file, home) else NAMES


def checked_by_hand(project: ProjectView, route: Node) -> str:
    """How far a route, or a function that it calls itself, checks what was sent."""
    checks = told(project, _CODE, "checks")
    found = {checks.get(node, "") for node in (route, *(t for t, _ in project.edges().get(route, ())))}
    return VALUES if VALUES in found else NAMES if NAMES in found else ""


def _looks_for_missing(file: FileContext, branch: ast.If) -> bool:
    """``if name not in sent`` for each name, or ``if missing`` of those that are not there."""
    test = branch.test
    if isinstance(test, ast.Compare):
        if not _is_absent(test) or not isinstance(test.left, ast.Name):
            return False
        loops = file.ancestors(branch, ast.For)
        return any(isinstance(loop.target, ast.Name) and loop.target.id == test.left.id for loop in loops)
    if not isinstance(test, ast.Name) or not may_be(test, _is_difference):
        return False
    made = file.names.single_value(test)
    if isinstance(made, ast.ListComp | ast.SetComp):
        return any(isinstance(each, ast.Compare) and _is_absent(each) for each in made.generators[0].ifs)
    if isinstance(made, ast.Call):
        return isinstance(made.func, ast.Attribute) and made.func.attr == "difference"
    return isinstance(made, ast.BinOp) and isinstance(made.op, ast.Sub) and "set(" in spelled(made)


def _is_difference(made: ast.expr) -> bool:
    """Whether an expression may be what is missing: what one collection has, and another has not."""
    if isinstance(made, ast.Call):
        return isinstance(made.func, ast.Attribute) and made.func.attr == "difference"
    return isinstance(made, _DIFFERENCES)


def _is_absent(test: ast.Compare) -> bool:
    return isinstance(test.ops[0], ast.NotIn)


def _refuses(branch: ast.If) -> bool:
    raised = [each for each in branch.body if isinstance(each, ast.Raise)]
    return bool(raised) or _REFUSES.search("\n".join(spelled(each) for each in branch.body)) is not None


def _converts_fields(file: FileContext, home: FunctionNode) -> bool:
    """Whether a function makes numbers of fields by their names: ``float(sent["age"])``."""
    return any(
        bool(call.args)
        and isinstance(call.args[0], ast.Subscript)
        and isinstance(file.constant(call.args[0].slice), str)
        and file.call_name(call) in _NUMBERS
        for call in file.inside(home, ast.Call)
    )
