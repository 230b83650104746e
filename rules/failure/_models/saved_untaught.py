"""Models that are saved as they were made, where there were no rows to teach them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_in, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import names_in

from .. import _handlers as handlers
from .._told.deeds import deed_of
from .untaught import WEIGHTS, is_teaching

_COMES: Final = frozenset({*WEIGHTS, "from_pretrained", "load_model", "load_checkpoint", "load"})


def saved_untaught(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """``rows = None`` where there is no file, ``if rows is not None: train(model, rows)``, and then
    ``torch.save(model.state_dict(), path)`` all the same: the branch that leaves nothing to teach, or else that which
    teaches, and the call that saves.
    """
    for function in file.functions() if any(map(is_teaching, lasts(file))) else ():
        work = work_of(function)
        for node in work:
            if not isinstance(node, ast.If) or not (handlers.logs_all(node.orelse) and _teaches(file, node)):
                continue
            missing = _left_empty(function, node)
            saved = _saved_after(file, work[work.index(node) + 1 :])
            if missing is not None and saved is not None and not _teaches_elsewhere(file, function, node):
                yield _first_beside(missing) or node, file.text(saved.func)


def _first_beside(statement: ast.stmt) -> ast.stmt | None:
    """The first statement of the branch that a statement stands in; None outside of any."""
    branch = parent_of(statement)
    if not isinstance(branch, ast.If):
        return None
    return branch.orelse[0] if statement in branch.orelse else branch.body[0]


def _teaches(file: FileContext, node: ast.If) -> bool:
    return any(is_teaching(last_part(call.func)) for s in node.body for call in file.inside(s, ast.Call))


def _left_empty(function: FunctionNode, node: ast.If) -> ast.stmt | None:
    """The statement by which a function gives None to what the test of a branch asks for."""
    asked = names_in(node.test)
    for statement in statements(function.body):
        value = given(statement)
        names = {t.id for t in targets(statement) if isinstance(t, ast.Name)}
        if statement.lineno < node.lineno and asked & names and isinstance(value, ast.Constant) and value.value is None:
            return statement
    return None


def _saved_after(file: FileContext, after: list[ast.stmt]) -> ast.Call | None:
    """The first save of a model among statements that run whatever was taught."""
    for statement in after:
        if isinstance(statement, ast.Return | ast.Raise):
            return None
        if isinstance(statement, ast.Expr | ast.Assign | ast.With):
            for call in file.inside(statement, ast.Call):
                if deed_of(file, call) == "save":
                    return call
    return None


def _teaches_elsewhere(file: FileContext, function: FunctionNode, node: ast.If) -> bool:
    """Whether a model of a function learns outside of a branch, or comes with what it learned."""
    inside = {id(call) for statement in node.body for call in file.inside(statement, ast.Call)}
    found = called_in(file, function, lambda _, last: is_teaching(last) or last in _COMES)
    return any(id(call) not in inside for call in found)


__all__ = ["saved_untaught"]
