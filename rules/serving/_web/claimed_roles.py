"""Rights that whoever asks claims to have: ``request.args.get("role") == "admin"``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import names_in

from .routes import METHODS

_ROLE: Final = regex(
    r"(?i)^x?[-_]?(user_?|account_?|access_?)?(role|is_admin|is_staff|is_superuser|admin|access_level)s?$"
)
_POWER: Final = regex(r"(?i)^(super_?)?(admin\w*|superuser|staff|root|owner|operator|moderator|manager)$")
_SENT: Final = frozenset(
    {"args", "values", "form", "json", "headers", "query_params", "GET", "POST", "cookies", "data"}
)
_REFUSES: Final = frozenset({"abort", "HTTPException", "Forbidden", "Unauthorized", "PermissionDenied"})
_STATUS: Final = regex(r"\b40[13]\b")
_DEPTH: Final = 4


def claimed_roles(file: FileContext) -> Iterator[tuple[ast.Compare, str, FunctionNode]]:
    """The comparisons by which a route gives somebody more, since a request says that it comes from an administrator;
    with the name of what it says, and the route. One a function.
    """
    if not file.holds(b"role", b"admin", b"is_staff", b"access_level") or not file.holds(b"request", b"fastapi"):
        return
    told: set[FunctionNode] = set()
    for compared in file.tree.of(ast.Compare):
        home = file.function_of(compared)
        if home is None or home in told or len(compared.ops) != 1 or not _is_route(home):
            continue
        for side, other in ((compared.left, compared.comparators[0]), (compared.comparators[0], compared.left)):
            power = file.constant(other)
            named = _claimed(file, side) if isinstance(power, str) and _POWER.match(power) else ""
            if named and _gives_more(file, compared, home):
                told.add(home)
                yield compared, named, home
                break


def _is_route(home: FunctionNode) -> bool:
    return any(isinstance(d, ast.Call) and last_part(d.func) in METHODS for d in home.decorator_list)


def _claimed(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> str:
    """The name under which a request says what a value is made of; "" for anything else."""
    if depth <= 0:
        return ""
    if isinstance(node, ast.Call):
        function, name = node.func, file.constant(node.args[0]) if node.args else None
        if isinstance(function, ast.Attribute) and function.attr == "get" and last_part(function.value) in _SENT:
            of_request = "request" in ast.unparse(function.value).lower()
            return name if of_request and isinstance(name, str) and _ROLE.match(name) else ""
        if isinstance(function, ast.Attribute) and function.attr in ("strip", "lower", "upper", "casefold"):
            return _claimed(file, function.value, depth)
        if last_part(function) == "str" and node.args:
            return _claimed(file, node.args[0], depth)
    if isinstance(node, ast.BoolOp):
        return _claimed(file, node.values[0], depth)
    if isinstance(node, ast.Name):
        bindings = file.names.lookup(node.id, node)
        values = [b.value for b in bindings if b.kind == "assign" and b.value is not None]
        if len(values) == 1 and len(bindings) == 1 and values[0] is not node:
            return _claimed(file, values[0], depth - 1)
    return ""


def _gives_more(file: FileContext, compared: ast.Compare, home: FunctionNode) -> bool:
    """Whether the claim opens something: what it is true for is not refused, or what it is false for is."""
    statement = file.statement_of(compared)
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        held = statement.targets[0].id
        tests = [each for each in file.inside(home, ast.If) if held in names_in(each.test)]
    else:
        tests = [statement] if isinstance(statement, ast.If) else []
    wanted = isinstance(compared.ops[0], ast.NotEq | ast.NotIn)
    for test in tests:
        negated = any(isinstance(part, ast.Not) for part in ast.walk(test.test)) != wanted
        if _refuses(test.body) == negated:
            return True
    return False


def _refuses(body: list[ast.stmt]) -> bool:
    """Whether a block ends the request with a refusal."""
    for part in (part for statement in body for part in ast.walk(statement)):
        if isinstance(part, ast.Raise) or (isinstance(part, ast.Call) and last_part(part.func) in _REFUSES):
            return True
        if isinstance(part, ast.Return) and part.value is not None and _STATUS.search(ast.unparse(part.value)):
            return True
    return False


__all__ = ["claimed_roles"]
