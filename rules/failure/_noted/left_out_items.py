"""Items that fail one by one, and of which only a log knows, where the rest goes out."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import as_written

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._errors import OUTAGE, caught
from .._handlers import Verdict
from .._told.deeds import deed
from .._ways_out import shown_call
from .._work import kinds
from .words import can_do_without, note, work

_ADDS: Final = frozenset({"append", "extend", "add"})
_TRIES: Final = regex(
    r"(?i)range\(|retr(y|ies)|attempt|candidate|encoding|backend|provider|fallback|format|strateg|_paths\b|urls?_to_try|method"
)
"""What a loop goes through until one of it works."""
_WORK: Final = ("read", "query", "request", "load", "predict")
_WRITES: Final = frozenset(
    {"to_csv", "to_parquet", "dump", "concat", "DataFrame", "array", "stack", "vstack", "writerows", "writelines"}
    | {"insert_many", "bulk_save_objects", "add_all", "executemany"}
)
_ASIDE: Final = regex(
    r"(?i)clean|delet|plot|figure|debug|preview|thumbnail|warm|benchmark|search|suggest|related|health|status|metric|list_|discover|scan|notif"
)


def left_out_items(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: log.error(...); continue`` in ``for batch in batches``, and ``return rows``: the shorter
    list looks whole, and nothing counts what is missing.
    """
    loop, function = handlers.in_loop(file, block), file.function_of(handler)
    if function is None or not isinstance(loop, ast.For | ast.AsyncFor) or not _is_of_item(block, loop):
        return None
    if not handlers.is_broad(file, handler) and not caught(handler, OUTAGE):
        return None
    rest = [s for s in handler.body if not isinstance(s, ast.Pass | ast.Continue)]
    if not handlers.logs_all(rest) or any(isinstance(s, ast.Return | ast.Break) for s in statements(block.body)):
        return None
    if _ASIDE.search(function.name) or can_do_without(file, function, handler):
        return None
    call = _work(file, function, block)
    if call is None or (_TRIES.search(ast.unparse(loop.iter)) and not _is_in_steps(loop.iter)):
        return None
    skips = isinstance(handler.body[-1], ast.Continue)
    for kept in _kept(loop, block, skips=skips):
        if _goes_out(file, function, loop, kept) and not _is_counted(file, function, loop, kept):
            fate = "only logged and left out" if rest else "left out"
            said = f"an item of which `{shown_call(file, call)}` fails is {fate} of `{kept}`"
            return note(f"{said}: whoever gets the rest takes it for all, and nothing counts what is missing")
    return None


def _is_of_item(block: ast.Try, loop: ast.For | ast.AsyncFor) -> bool:
    """Whether a `try` is about an item of a loop, of whatever kind that is: it may stand in a branch for one kind."""
    held = parent_of(block)
    while isinstance(held, ast.If):
        held = parent_of(held)
    return held is loop


def _work(file: FileContext, function: FunctionNode, block: ast.Try) -> ast.Call | None:
    about = kinds(file, block.body)
    found = next((about[kind] for kind in _WORK if kind in about), None)
    if found is not None:
        return found
    done = deed(file, block.body)
    if done is not None:
        return done.call
    return work(file, block) if function in marked(file) and route(file, function) is not None else None


def _is_in_steps(each: ast.expr) -> bool:
    """``range(0, len(ids), size)``: one batch after another."""
    return isinstance(each, ast.Call) and last_part(each.func) == "range" and "len(" in ast.unparse(each)


def _kept(loop: ast.For | ast.AsyncFor, block: ast.Try, *, skips: bool) -> Iterator[str]:
    """The lists that a loop adds an item to: in the `try`, or behind it where a failure goes on with the next one. What
    is kept under a key of its own can be asked for.
    """
    at = loop.body.index(block) if block in loop.body else len(loop.body)
    behind = loop.body[at + 1 :] if skips else []
    for statement in statements([*block.body, *block.orelse, *behind]):
        if any(isinstance(p, ast.ExceptHandler) and loop in parents(p) for p in parents(statement)):
            continue
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _ADDS:
            yield as_written(call.func.value)


def _goes_out(file: FileContext, function: FunctionNode, loop: ast.stmt, kept: str) -> bool:
    """Whether what is left is answered, or written, behind a loop."""
    end = loop.end_lineno or loop.lineno
    given = [
        outcome(s) for s in file.inside(function, ast.Return) if s.lineno > end and file.function_of(s) is function
    ]
    if any(value is not None and _mentions(value, kept) for value in given):
        return True
    return any(
        c.lineno > end and last_part(c.func) in _WRITES and any(_mentions(a, kept) for a in c.args)
        for c in file.inside(function, ast.Call)
    )


def _mentions(value: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name | ast.Attribute) and as_written(part) == name for part in ast.walk(value))


def _is_counted(file: FileContext, function: FunctionNode, loop: ast.stmt, kept: str) -> bool:
    """Whether something behind a loop asks, or says, how many are left."""
    end = loop.end_lineno or loop.lineno
    named = [n for n in file.inside(function, ast.Name) if n.id == kept and n.lineno > end]
    for name in named:
        around = [p for p in parents(name) if isinstance(p, ast.Call) and last_part(p.func) == "len"]
        if around or any(isinstance(p, ast.If | ast.IfExp) and name in ast.walk(p.test) for p in parents(name)):
            return True
    return False
