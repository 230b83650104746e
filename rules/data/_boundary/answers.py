"""Answers of other services: those that are used with no look at their status."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments, target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_in
from mlaudit.code.file import FileContext
from mlaudit.code.handed import placed, taken_by_place
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from .._test_rows.tested import own_function

_CLIENTS: Final = regex(r"^(requests|httpx)(\.(Session|Client|AsyncClient)\(\))?\.(get|post|put|request)$")
_BYTES: Final = frozenset({"content", "text"})
_STATUS: Final = frozenset({"raise_for_status", "status_code", "ok", "is_success", "is_error", "reason"})


class Silent(NamedTuple):
    """A call of another service, and what is taken of its answer: a field that may be None, or all of it."""

    call: ast.Call
    taken: str
    is_field: bool


def unread_answer(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """``answer = requests.post(...)`` where ``answer.json()["crop"]`` is read and nothing asks how it went."""
    for call in called_in(file, node, _asks_client):
        target = target_of(file.statement_of(call), call)
        if not isinstance(target, ast.Name):
            continue
        uses = [a for a in file.inside(node, ast.Attribute) if _is(a.value, target.id)]
        if any(use.attr in _STATUS for use in uses) or _is_looked_at_within(file, node, target.id):
            continue
        if any(_reads_body(subscript.value, target.id) for subscript in file.inside(node, ast.Subscript)):
            return call
    return None


def silent_answer(file: FileContext, node: FunctionNode) -> Silent | None:
    """``body = requests.post(...).json()`` of which ``body.get("text")`` is taken, or ``answer.content``, where nothing
    asks how it went: the answer of a failure has neither, and the work goes on with None, or with a page of errors.
    """
    asked: dict[str, list[ast.Call]] = {}
    for call in called_in(file, node, _asks_client):
        target = target_of(file.statement_of(call), call)
        if isinstance(target, ast.Name):
            asked.setdefault(target.id, []).append(call)
    for held, calls in asked.items():
        names = [name for name in file.inside(node, ast.Name) if name.id == held]
        parts = [parent for name in names if isinstance(parent := parent_of(name), ast.Attribute)]
        if any(part.attr in _STATUS for part in parts) or any(map(_is_tested, names)):
            continue
        if _is_looked_at_within(file, node, held):
            continue
        field = _field_or_none(file, node, held)
        taken: list[ast.expr] = [part for part in parts if part.attr in _BYTES and not _is_raised(file, part)]
        for part in [field] if field is not None else taken:
            before = [call for call in calls if call.lineno <= part.lineno]
            if before:
                last = max(before, key=lambda call: call.lineno)
                return Silent(last, f"`{file.text(part)}`", is_field=field is not None)
    return None


def _is_looked_at_within(file: FileContext, node: FunctionNode, held: str) -> bool:
    """Whether an answer is handed to a function of the file that asks how it went: ``self._refuse_errors(answer)``."""
    for call in file.inside(node, ast.Call):
        given = [place for place, value in placed(call) if _is(value, held)]
        function = own_function(file, call) if given else None
        if function is None:
            continue
        by_place = taken_by_place(function)
        names = {by_place[int(p)] if p.isdigit() and int(p) < len(by_place) else p for p in given}
        asked = [each for each in file.inside(function, ast.Attribute) if each.attr in _STATUS]
        if any(isinstance(each.value, ast.Name) and each.value.id in names for each in asked):
            return True
    return False


def _is_raised(file: FileContext, part: ast.expr) -> bool:
    """Whether a text only says what was wrong: ``raise Refused(answer.text)``."""
    return next(file.ancestors(part, ast.Raise), None) is not None


def _field_or_none(file: FileContext, node: FunctionNode, held: str) -> ast.Call | None:
    """What is taken of an answer's body by ``get``, with None for what is not there, and is looked at nowhere."""
    bodies = {
        target.id
        for assigned in assignments(file, node)
        if _reads_body(assigned.value, held)
        for target in assigned.targets
        if isinstance(target, ast.Name)
    }
    if any(_is_tested(name) for name in file.inside(node, ast.Name) if name.id in bodies):
        return None
    for call in file.inside(node, ast.Call):
        function = call.func
        if not isinstance(function, ast.Attribute) or function.attr != "get" or len(call.args) != 1:
            continue
        of_body = isinstance(function.value, ast.Name) and function.value.id in bodies
        if not (of_body or _reads_body(function.value, held)) or _is_tested(call):
            continue
        target = target_of(file.statement_of(call), call)
        if not isinstance(target, ast.Name):
            continue
        if not any(_is_tested(name) for name in file.inside(node, ast.Name) if name.id == target.id):
            return call
    return None


def _is_tested(node: ast.expr) -> bool:
    """Whether anything is asked of a value: in a condition, or by ``or``, which says what takes its place."""
    below: ast.AST = node
    for parent in parents(node):
        if isinstance(parent, ast.BoolOp | ast.Compare | ast.Assert):
            return True
        if isinstance(parent, ast.If | ast.IfExp | ast.While):
            return parent.test is below
        if isinstance(parent, ast.stmt):
            return False
        below = parent
    return False


def _asks_client(name: str, _last: str) -> bool:
    return asks_client(name)


def asks_client(name: str) -> bool:
    """Whether a call of this name asks another service."""
    return _CLIENTS.match(name) is not None


def _reads_body(value: ast.expr, held: str) -> bool:
    """``answer.json()``"""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    return value.func.attr == "json" and _is(value.func.value, held)


def _is(value: ast.expr, name: str) -> bool:
    return isinstance(value, ast.Name) and value.id == name
