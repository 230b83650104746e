"""Answers of other services: those that are used with no look at their status."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_in
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_CLIENTS: Final = regex(r"^(requests|httpx)(\.(Session|Client)\(\))?\.(get|post|put|request)$")
_STATUS: Final = frozenset({"raise_for_status", "status_code", "ok", "is_success", "is_error", "reason"})


def unread_answer(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """``answer = requests.post(...)`` where ``answer.json()["crop"]`` is read and nothing asks how it went."""
    for call in called_in(file, node, _asks_client):
        target = target_of(file.statement_of(call), call)
        if not isinstance(target, ast.Name):
            continue
        uses = [a for a in file.inside(node, ast.Attribute) if _is(a.value, target.id)]
        if any(use.attr in _STATUS for use in uses):
            continue
        if any(_reads_body(subscript.value, target.id) for subscript in file.inside(node, ast.Subscript)):
            return call
    return None


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
