"""Loops that go on with what the round before left, where this one could not be read."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call, tests_absence
from .._work import kind_of

_KINDS: Final = ("read", "predict", "request", "query")


def last_round(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``image = Image.open(path)`` in the `try` of a loop, a handler that prints at most, and then
    ``model.predict(image)`` outside of it: where the file cannot be read, the one before is taken again.
    """
    loop = parent_of(block)
    if not isinstance(loop, ast.For | ast.AsyncFor) or block not in loop.body or block.orelse:
        return None
    if not handlers.only_logs(handler):
        return None
    read = [
        (target.id, call)
        for s in statements(block.body)
        if isinstance(s, ast.Assign | ast.AnnAssign)
        and (call := _call(s.value)) is not None
        and kind_of(file, call) in _KINDS
        for target in targets(s)
        if isinstance(target, ast.Name)
    ]
    before, after = loop.body[: loop.body.index(block)], loop.body[loop.body.index(block) + 1 :]
    for name, call in read:
        if any(_is_set(s, name) for s in statements(before)):
            continue
        tests = [t.test for s in after for t in file.inside(s, ast.If)]
        tests += [t.test for s in after for t in file.inside(s, ast.IfExp)]
        if any(tests_absence(test, name) for test in tests):
            continue
        used = any(n.id == name and isinstance(n.ctx, ast.Load) for s in after for n in file.inside(s, ast.Name))
        if used:
            said = f"where `{shown_call(file, call)}` fails, the loop goes on with the `{name}` of the round before"
            return Verdict("MLA102", f"{said}: its answer is given to this one", 0.9)
    return None


def ends_refused(file: FileContext, block: ast.Try) -> bool:
    """``for path in paths: try: ...; found = True`` with ``if not found: raise`` after it: the next is tried, and where
    none is left that is told.
    """
    loop = handlers.in_loop(file, block)
    body = getattr(parent_of(loop), "body", []) if loop is not None else []
    after = body[body.index(loop) + 1] if loop in body[:-1] else None
    if not isinstance(after, ast.If) or not any(isinstance(s, ast.Raise) for s in after.body):
        return False
    made = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    return any(ast.unparse(part) in made for part in ast.walk(after.test) if isinstance(part, ast.Name | ast.Attribute))


def _call(value: ast.expr | None) -> ast.Call | None:
    made = value.value if isinstance(value, ast.Await) else value
    return made if isinstance(made, ast.Call) else None


def _is_set(statement: ast.stmt, name: str) -> bool:
    given = [statement.target] if isinstance(statement, ast.AnnAssign) else targets(statement)
    return any(isinstance(t, ast.Name) and t.id == name for t in given)
