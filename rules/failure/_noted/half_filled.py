"""Records that come out of a failure as they went in, where a success fills them."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import work_of
from mlaudit.code.statements import statements
from mlaudit.code.written import excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.deeds import deed
from .._told.undone import closes
from .._ways_out import shown_call
from .._work import kinds
from .words import note

_WORK = ("predict", "query", "request", "read")


def half_filled(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``return search`` where `search.fit(...)` failed, before ``search.best = ...`` and the same ``return search``: a
    record that nobody filled looks like one that was.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name):
        return None
    name, end = last.value.id, block.end_lineno or block.lineno
    answer = work_of(function)[-1]
    if not isinstance(answer, ast.Return) or not isinstance(answer.value, ast.Name) or answer.value.id != name:
        return None
    if block not in work_of(function) or not handlers.logs_all([s for s in handler.body[:-1] if not closes(s)]):
        return None
    after = [t for s in statements(work_of(function)) if s.lineno > end for t in targets(s)]
    filled = [t for t in after if isinstance(t, ast.Attribute | ast.Subscript) and _owner(t) == name]
    made = [s for s in work_of(function) if s.lineno < block.lineno and name in map(ast.unparse, targets(s))]
    given = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)} - {"self", "cls"}
    if not filled or not (made or name in given) or any(isinstance(t, ast.Name) and t.id == name for t in after):
        return None
    before = block.handlers[: block.handlers.index(handler)]
    if any(isinstance(h.body[-1], ast.Return) and ast.unparse(h.body[-1]) == ast.unparse(last) for h in before):
        return None  # said once
    about = kinds(file, block.body)
    done = deed(file, block.body)
    call = done.call if done is not None else next((about[kind] for kind in _WORK if kind in about), None)
    if call is None:
        return None
    said = f"when `{shown_call(file, call)}` fails, `{name}` is answered without `{excerpt(filled[0], 40)}`"
    return note(f"{said}: the caller gets what looks like a result")


def _owner(target: ast.Attribute | ast.Subscript) -> str:
    return target.value.id if isinstance(target.value, ast.Name) else ""
