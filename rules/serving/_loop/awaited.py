"""Whether what a call makes is waited for without holding the thread: now, later, or with others."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.tree import parent_of, parents

_COROUTINES: Final = frozenset(
    {
        "gather",
        "create_task",
        "wait_for",
        "ensure_future",
        "shield",
        "run_coroutine_threadsafe",
        "wait",
        "as_completed",
        "start_soon",
    }
)
_TASKS: Final = ("create_task", "ensure_future")


def is_coroutine(file: FileContext, call: ast.Call, *, known: bool = False) -> bool:
    """Whether the call's value is awaited, now or later, or iterated asynchronously: then it does not block.

    What is `known` tells itself whether it is a coroutine: as an argument of what is awaited it may run before.
    """
    child: ast.AST = call
    for parent in parents(call):
        if isinstance(parent, ast.Await | ast.Lambda):
            return True
        if isinstance(parent, ast.AsyncFor) and child is parent.iter:
            return True
        if isinstance(parent, ast.comprehension) and parent.is_async and child is parent.iter:
            return True
        if isinstance(parent, ast.withitem) and isinstance(parent_of(parent), ast.AsyncWith):
            return True
        if isinstance(parent, ast.Call) and last_part(parent.func) in _COROUTINES:
            return True
        if known and isinstance(parent, ast.Call) and child is not parent.func:
            return _is_put_off(parent)
        if isinstance(parent, ast.stmt):
            return _awaited_later(file, parent)
        child = parent
    return False


def left_alone(file: FileContext) -> list[int]:
    """The lines of the coroutines that are started as tasks which their function does not wait for:
    ``asyncio.create_task(train(rows))``.
    """
    lines: list[int] = []
    for call in called(file, *_TASKS):
        statement = file.statement_of(call)
        alone = isinstance(statement, ast.Expr) and statement.value is call
        if isinstance(statement, ast.Assign) and statement.value is call:
            alone = not _waits_for(file, statement)
        given = call.args[0] if alone and call.args else None
        started = file.names.single_value(given) if isinstance(given, ast.Name) else given
        if isinstance(started, ast.Call):
            lines += range(started.lineno, (started.func.end_lineno or started.lineno) + 1)
    return lines


def _waits_for(file: FileContext, statement: ast.Assign) -> bool:
    names = {ast.unparse(target) for target in statement.targets}
    waits = (wait.value for wait in file.inside(file.function_of(statement) or file.tree.module, ast.Await))
    return any(_written(part) in names for wait in waits for part in _waited_for(wait))


def _is_put_off(call: ast.Call) -> bool:
    """Whether a call, with what it is given, runs when a function that holds it is called."""
    for parent in parents(call):
        if isinstance(parent, ast.Lambda | ast.stmt):
            return isinstance(parent, ast.Lambda)
    return False


def _awaited_later(file: FileContext, statement: ast.stmt) -> bool:
    if not isinstance(statement, ast.Assign | ast.AnnAssign):
        return False
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    names = {ast.unparse(target) for target in targets}
    home: ast.AST = file.function_of(statement) or file.tree.module
    waits = [wait.value for wait in file.inside(home, ast.Await)] + [
        loop.iter for loop in file.inside(home, ast.AsyncFor)
    ]
    waits += [call for call in file.inside(home, ast.Call) if last_part(call.func) in _COROUTINES]
    return any(_written(part) in names for wait in waits for part in _waited_for(wait))


def _waited_for(node: ast.expr) -> list[ast.expr]:
    """What an await waits for: itself, and what is gathered; what another coroutine is merely given is not."""
    found = [node]
    for each in found:
        if isinstance(each, ast.Call) and last_part(each.func) in _COROUTINES:
            found.extend(each.args)
        elif isinstance(each, ast.Starred):
            found.append(each.value)
        elif isinstance(each, ast.List | ast.Tuple):
            found.extend(each.elts)
        elif isinstance(each, ast.Attribute | ast.Subscript):
            found.append(each.value)
    return found


def _written(node: ast.expr) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
