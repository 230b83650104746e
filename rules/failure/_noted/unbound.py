"""Names that have no value after a failure which is only logged, and that the next line reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._ways_out import shown_call
from .._work import calls, kinds
from .words import LEAVES, falls_through, note

_PLAIN: Final = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Assert, ast.Delete)


def unbound(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except ValueError as error: log.info(error)`` round ``model = load(path)``, and then ``model.predict(rows)``:
    the error that ends the function is not the one that explains it.
    """
    function = file.function_of(block)
    if file.source.notebook is not None or not falls_through(handler) or block.finalbody:
        return None
    if any(map(falls_through, block.handlers[: block.handlers.index(handler)])):
        return None  # said once
    home: ast.AST = function or file.tree.module
    made = {
        target.id: call
        for statement in block.body
        for target in targets(statement)
        if isinstance(target, ast.Name) and (call := _made_by(file, statement)) is not None
    }
    left = made.keys() - _bound_otherwise(file, home, block) if made else set()
    read = next((name for name in _read_at_once(file, following(block)) if name in left), "") if left else ""
    if not read:
        return None
    said = f"when `{shown_call(file, made[read])}` fails, `{read}` has no value"
    end = "unless the round before left one, " if handlers.in_loop(file, block) is not None else ""
    return note(f"{said}: {end}the line that reads it next fails in its place, with an error that explains nothing")


def _made_by(file: FileContext, statement: ast.stmt) -> ast.Call | None:
    """The call that a statement makes its value by: the one that is about data or a model, if there."""
    return next(iter(kinds(file, [statement]).values()), None) or next(calls(file, [statement]), None)


def _bound_otherwise(file: FileContext, home: ast.AST, block: ast.Try) -> set[str]:
    """The names that may have a value before a block, or get one in another way than by its work."""
    found: set[str] = set()
    if isinstance(home, ast.FunctionDef | ast.AsyncFunctionDef):
        found.update(file.tree.scope_at(home).globals)
        given = home.args
        found.update(a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs))
        found.update(a.arg for a in (given.vararg, given.kwarg) if a is not None)
    for name in file.inside(home, ast.Name):
        if isinstance(name.ctx, ast.Store | ast.Del) and name.lineno < block.lineno:
            found.add(name.id)
    for handler in block.handlers:
        found.update(n.id for s in handler.body for n in file.inside(s, ast.Name) if isinstance(n.ctx, ast.Store))
    for statement in statements(getattr(home, "body", [])):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            found.update((a.asname or a.name).partition(".")[0] for a in statement.names)
        elif isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(statement.name)
        elif isinstance(statement, ast.Global | ast.Nonlocal):
            found.update(statement.names)
    return found


def _read_at_once(file: FileContext, after: list[ast.stmt]) -> Iterator[str]:
    """The names that the statements behind a block read whatever happens, before they give them a value."""
    bound: set[str] = set()
    for statement in after:
        if isinstance(statement, _PLAIN):
            heads: list[ast.AST] = [statement]
        elif isinstance(statement, ast.If | ast.While):
            heads = [statement.test]
        elif isinstance(statement, ast.For | ast.AsyncFor):
            heads = [statement.iter]
        elif isinstance(statement, ast.With | ast.AsyncWith):
            heads = [item.context_expr for item in statement.items]
        else:
            return
        names = [n for head in heads for n in ast.walk(head) if isinstance(n, ast.Name)]
        for name in names:
            if (
                isinstance(name.ctx, ast.Load)
                and name.id not in bound
                and file.function_of(name) is file.function_of(statement)
            ):
                yield name.id
        if isinstance(statement, ast.Return):
            return
        if isinstance(statement, ast.With | ast.AsyncWith):
            inner = [n for s in statement.body for n in file.inside(s, ast.Name)]
            yield from _read_at_once(file, statement.body)
            bound.update(n.id for n in inner if isinstance(n.ctx, ast.Store))
            continue
        bound.update(_given_first(file, statement))
        if not isinstance(statement, _PLAIN) and any(isinstance(s, LEAVES) for s in statements([statement])):
            return


def _given_first(file: FileContext, whole: ast.stmt) -> set[str]:
    """The names that a statement gives a value before it reads them, on some way through it."""
    home, read, found = file.function_of(whole), set[str](), set[str]()
    for statement in statements([whole]):
        heads = [statement] if isinstance(statement, _PLAIN) else list(ast.iter_child_nodes(statement))
        parts = [n for head in heads if head is statement or isinstance(head, ast.expr) for n in ast.walk(head)]
        names = [n for n in parts if isinstance(n, ast.Name) and file.function_of(n) is home]
        read.update(n.id for n in names if isinstance(n.ctx, ast.Load) and n.id not in found)
        found.update(n.id for n in names if isinstance(n.ctx, ast.Store) and n.id not in read)
        if isinstance(statement, ast.With | ast.AsyncWith):
            given = [i.optional_vars for i in statement.items if i.optional_vars is not None]
            found.update(n.id for v in given for n in ast.walk(v) if isinstance(n, ast.Name) and n.id not in read)
    return found
