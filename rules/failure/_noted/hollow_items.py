"""Records of the usual class with nothing in them, which stand for what failed among those that were filled."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, unnamed
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._errors import DATABASE_ERROR, OUTAGE, caught
from .._handlers import Verdict
from .._made_up.records import fields_of, made_by
from .._ways_out import is_empty, shown_call
from .._work import calls, kinds
from .words import note, work

_ADDS = frozenset({"append", "add", "put"})
_ASIDE = regex(r"(?i)cache|preview|suggest|health|status|metric|thumbnail|stat(istic)?s(_|$)")


def hollow_item(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``results.append(Answer(query=query, hits=[]))`` of a handler, beside ``Answer(query=query, hits=found)``: who
    reads the answers takes what failed for what found nothing.
    """
    function, given = file.function_of(handler), _given(handler)
    if function is None or given is None or handlers.signals(file, handler) or _ASIDE.search(function.name):
        return None
    if not handlers.is_broad(file, handler) and not any(caught(handler, kind) for kind in (OUTAGE, DATABASE_ERROR)):
        return None
    call, mine = work(file, block), fields_of(given)
    asked = _asked(file, block) if mine is None and _is_bare(file, function, handler, given) else None
    if asked is not None:
        said = f"when `{shown_call(file, asked)}` fails, `{file.text(given)}` is answered, with nothing in it"
        return note(f"{said}: who reads it takes it for what was found", code="MLA109")
    if call is None or not mine or not made_by(given) or made_by(given) == "dict":
        return None
    hollow = [key for key, value in mine.items() if is_empty(value)]
    usual = _usual(file, function, handler, made_by(given))
    filled = next((key for key in hollow if any(key in other and not _is_fixed(other[key]) for other in usual)), "")
    if not filled or not all(map(_says_nothing, mine.values())):
        return None
    said = f"when `{shown_call(file, call)}` fails, `{made_by(given)}` is answered with no `{filled}` in it"
    return note(f"{said}, as where nothing was found: who reads it cannot tell the two apart", code="MLA109")


def _asked(file: FileContext, block: ast.Try) -> ast.Call | None:
    """What asks a store, a server or a file in a `try`; a pipeline of Redis is asked by ``execute()``."""
    about = kinds(file, block.body)
    found = next((about[kind] for kind in ("query", "request", "read") if kind in about), None)
    return found or next((c for c in calls(file, block.body) if last_part(c.func) == "execute"), None)


def _is_bare(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler, given: ast.expr) -> bool:
    """Whether a handler answers ``Profile()`` where a function else answers ``Profile(clicks=found)``."""
    if not isinstance(given, ast.Call) or given.args or given.keywords or not isinstance(handler.body[-1], ast.Return):
        return False
    cls = made_by(given)
    filled = (outcome(s) for s in file.inside(function, ast.Return) if s is not handler.body[-1])
    return (
        bool(cls)
        and cls != "dict"
        and any(isinstance(each, ast.Call) and made_by(each) == cls and len(each.keywords) > 1 for each in filled)
    )


def _given(handler: ast.ExceptHandler) -> ast.expr | None:
    """The one thing that a handler answers, or adds to a list, where it else only logs."""
    told = [
        s for s in unnamed(handler.body) if not isinstance(s, ast.Pass | ast.Continue) and not handlers.logs_all([s])
    ]
    if len(told) != 1:
        return None
    if isinstance(told[0], ast.Return):
        return outcome(told[0])
    call = told[0].value if isinstance(told[0], ast.Expr) else None
    if isinstance(call, ast.Yield):
        return call.value
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _ADDS and call.args:
        return call.args[0]
    return None


def _usual(
    file: FileContext, function: FunctionNode, handler: ast.ExceptHandler, cls: str
) -> Iterator[dict[str, ast.expr]]:
    """The fields of the records of a class that a function makes elsewhere."""
    inside = {id(part) for s in statements(handler.body) for part in ast.walk(s)}
    for call in file.inside(function, ast.Call):
        if id(call) not in inside and made_by(call) == cls:
            fields = fields_of(call)
            if fields is not None:
                yield fields


def _is_fixed(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) or is_empty(value)


def _says_nothing(value: ast.expr) -> bool:
    """Whether a field holds nothing, or what was known before: a name, or an attribute of one."""
    if isinstance(value, ast.Constant):
        return value.value is None or value.value in (0, "", False)
    return is_empty(value) or isinstance(value, ast.Name | ast.Attribute | ast.Subscript)


__all__ = ["hollow_item"]
