"""Failures that outlast the call that failed: what is empty because nobody could be asked goes into a cache."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written, excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._ways_out import is_empty, shown_call
from .._work import calls
from .words import note, work

_CACHES: Final = regex(r"(?i)cache|memo(_|$)|lookaside")
_SETS: Final = frozenset({"set", "setex", "put", "set_cache", "store", "cache_set", "_cache_set", "setdefault", "add"})


def cached_outage(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``rows = pd.DataFrame()`` where `db.fetch(...)` failed, and ``cache.set(key, rows)`` behind it: the outage is
    answered for as long as the entry lives.
    """
    function, call = file.function_of(handler), work(file, block)
    if function is None or call is None or handlers.raises(handler):
        return None
    made = {as_written(t) for s in statements(block.body) for t in targets(s)}
    empty = [s for s in handler.body if (value := given(s)) is not None and is_empty(value)]
    rest = [s for s in handler.body if s not in empty and not isinstance(s, ast.Pass)]
    name = next((n for s in empty for n in map(as_written, targets(s)) if n in made), "")
    if not name or not handlers.logs_all(rest):
        return None
    if _is_asked(file, function, block, name):
        return None
    kept = _kept(file, function, block, name)
    if kept is None:
        return None
    said = f"when `{shown_call(file, call)}` fails, `{name}` is empty, and `{excerpt(kept, 50)}` keeps that"
    return note(f"{said}: a passing outage is answered as having nothing for as long as the entry lives", code="MLA109")


def _kept(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> ast.expr | None:
    """Where what a name holds, or what is made of it, is put into a cache behind a block."""
    known = {name}
    for statement in statements(following(block)):
        value = given(statement)
        reads = value is not None and bool(known & _names(value))
        for target in targets(statement):
            if reads and isinstance(target, ast.Subscript) and _CACHES.search(ast.unparse(target.value)):
                return target
            if reads and isinstance(target, ast.Name):
                known.add(target.id)
        for call in calls(file, [statement]):
            if _puts_away(call) and any(known & _names(a) for a in (*call.args, *(k.value for k in call.keywords))):
                return call.func
    return None


def _puts_away(call: ast.Call) -> bool:
    last = last_part(call.func)
    if isinstance(call.func, ast.Attribute):
        return last in _SETS and _CACHES.search(ast.unparse(call.func.value)) is not None
    return _CACHES.search(last) is not None and ("set" in last or "put" in last or "store" in last)


def _is_asked(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> bool:
    """Whether a test behind a block asks whether a name holds anything."""
    end = block.end_lineno or block.lineno
    return any(test.lineno > end and name in _names(test.test) for test in file.inside(function, ast.If))


def _names(value: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(value) if isinstance(part, ast.Name)}


__all__ = ["cached_outage"]
