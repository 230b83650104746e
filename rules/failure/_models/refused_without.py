"""What a load that failed leaves at None, and what refuses to work without it wherever it is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.statements import below, statements
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._ways_out import absent
from .asked_by_name import is_asked_by_name
from .no_model import refuses

_LEAVES: Final = (ast.Return, ast.Raise, ast.Continue)


def left_to_refuse(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> str:
    """What a load leaves at None although all that ask for it refuse without, as the end of a sentence; "" else."""
    if handlers.warns(file, handler) and _is_kept_and_refused(file, block, handler, call):
        return "is passed over with a warning: what needs it refuses without it, and does not say why"
    if _is_told_of_by_callers(file, block, handler, call):
        return "skips the item: who asks is told that there is none, and nobody why"
    if is_asked_by_name(file, block, handler, call):
        return "skips the item: who asks for it by its name gets none, and only the log says why"
    return ""


def slot_is_refused(file: FileContext, entry: str, own: set[ast.AST]) -> bool:
    """Whether each function that reads an entry of a dict, by ``models.get("churn")``, refuses where there is none, or
    only says whether there is one.
    """
    owner, _, key = entry.partition("['")
    if not key:
        return False
    read = [
        c for c in file.calls_where(lambda _, last: last == "get") if c not in own and _reads(file, c, owner, key[:-2])
    ]
    direct = (e for e in file.tree.of(ast.Subscript) if isinstance(e.ctx, ast.Load) and e not in own)
    if not read or any(file.text(e.value) == owner for e in direct):
        return False
    return _all_refuse(file, [(each, next(iter(targets(file.statement_of(each))), None)) for each in read])


def _reads(file: FileContext, call: ast.Call, owner: str, key: str) -> bool:
    function = call.func
    named = isinstance(function, ast.Attribute) and file.text(function.value) == owner
    return named and len(call.args) == 1 and file.constant(call.args[0]) == key


def _is_kept_and_refused(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """``return cls(model, scaler)`` behind a load of `scaler` that only warns, in a class that raises without it."""
    home, owner = file.function_of(block), file.class_of(block)
    named = {t.id for t in targets(file.statement_of(call)) if isinstance(t, ast.Name)}
    if home is None or owner is None or len(named) != 1 or not handlers.only_logs(handler):
        return False
    name = named.pop()
    after = [n for n in file.inside(home, ast.Name) if n.id == name and n.lineno > (block.end_lineno or block.lineno)]
    if not after or not all(isinstance(parent_of(n), ast.Call | ast.keyword | ast.Assign) for n in after):
        return False
    kept = {
        file.text(target)
        for assign in file.inside(owner, ast.Assign)
        if isinstance(assign.value, ast.Name) and assign.value.id == name
        for target in assign.targets
        if isinstance(target, ast.Attribute)
    }
    return len(kept) == 1 and _is_refused(file, owner, kept.pop())


def _is_told_of_by_callers(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """``for path in paths: try: return load(path)`` before ``return None``, whose callers all refuse a None."""
    home, loop = file.function_of(block), handlers.in_loop(file, block)
    answer = file.statement_of(call)
    rest = [s for s in handler.body if not isinstance(s, ast.Pass | ast.Continue)]
    if home is None or loop is None or not isinstance(answer, ast.Return) or not handlers.logs_all(rest):
        return False
    last = next((s for s in below(loop) if isinstance(s, ast.Return)), None)
    if last is not None and not _is_all_none(outcome(last)):
        return False
    value = answer.value
    places = value.elts if isinstance(value, ast.Tuple) else None
    at = next((i for i, part in enumerate(places) if call in ast.walk(part)), 0) if places is not None else None
    called = [c for c in file.calls_where(lambda _, name: name == home.name) if file.function_of(c) is not home]
    return _all_refuse(file, [(each, _taken(file, each, at)) for each in called])


def _is_all_none(value: ast.expr | None) -> bool:
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return all(part is None or (isinstance(part, ast.Constant) and part.value is None) for part in parts)


def _taken(file: FileContext, call: ast.Call, at: int | None) -> ast.expr | None:
    """The name that the caller gives to what was loaded, which may be one of several answers."""
    target = next(iter(targets(file.statement_of(call))), None)
    if at is None or not isinstance(target, ast.Tuple):
        return target if at is None else None
    return target.elts[at] if at < len(target.elts) else None


def _all_refuse(file: FileContext, taken: list[tuple[ast.Call, ast.expr | None]]) -> bool:
    """Whether each name for what may be None is refused where it is, or no more than asked for; and one is refused."""
    refused = False
    for call, target in taken:
        if not isinstance(target, ast.Name) or given(file.statement_of(call)) is not call:
            return False
        home: ast.AST = file.function_of(call) or file.tree.module
        if _is_refused(file, home, target.id, call.lineno):
            refused = True
        elif any(_is_used(n) for n in _read(file, home, target.id, call)):
            return False
    return refused


def _read(file: FileContext, home: ast.AST, name: str, call: ast.Call) -> list[ast.Name]:
    return [
        n
        for n in file.inside(home, ast.Name)
        if n.id == name
        and isinstance(n.ctx, ast.Load)
        and n.lineno > call.lineno
        and file.function_of(n) is file.function_of(call)
    ]


def _is_used(name: ast.Name) -> bool:
    """Whether a name is more than asked for: ``model.predict``, ``score(model)``, and not ``model is not None``."""
    parent = parent_of(name)
    return not isinstance(parent, ast.Compare | ast.UnaryOp | ast.If | ast.IfExp | ast.BoolOp) or (
        isinstance(parent, ast.IfExp) and parent.test is not name
    )


def _is_refused(file: FileContext, home: ast.AST, name: str, first: int = 0) -> bool:
    """Whether a branch refuses where a name is missing, and none goes on without it."""
    refused = False
    for test in file.inside(home, ast.If):
        if test.lineno < first:
            continue
        for missing in _where_missing(test, name):
            if any(refuses(file, s) for s in missing):
                refused = refused or not isinstance(test.test, ast.BoolOp) or isinstance(test.test.op, ast.Or)
            elif not any(file.text(t) == name for s in statements(missing) for t in targets(s)):
                return False
    uses = (part for either in file.inside(home, ast.IfExp) for part in ast.walk(either.body) if _names(part, name))
    return refused and next(uses, None) is None


def _where_missing(test: ast.If, name: str) -> Iterator[list[ast.stmt]]:
    """What runs where a test finds a name missing: its body, or what stands beside or behind it."""
    asked = test.test
    if any(_names(held, name) for held in absent(asked)):
        yield test.body
    elif _names(_there(asked), name):
        yield test.orelse or (below(test) if isinstance(test.body[-1], _LEAVES) else [])


def _there(asked: ast.expr) -> ast.AST:
    """What a test finds there: ``model`` of ``model`` and of ``model is not None``."""
    if isinstance(asked, ast.Compare) and isinstance(asked.ops[0], ast.IsNot):
        return asked.left
    return asked


def _names(part: ast.AST | None, name: str) -> bool:
    return isinstance(part, ast.Name | ast.Attribute) and name in (ast.unparse(part), last_part(part))
