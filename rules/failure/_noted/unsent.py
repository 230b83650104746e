"""Messages and batches that were to go out, and did not."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import other_outcomes, outcome, unnamed, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._told.told import following
from .._ways_out import is_empty, shown_call
from .._work import calls
from .words import note, work

SENDS: Final = regex(
    r"(?i)^_*(re_?)?send_(?!.*(log|metric|event|telemetry|alert|notif|heartbeat|progress|status|ping|debug|typing))"
)
_WORK: Final = regex(
    r"(?i)^a?(write|insert|upsert|save|store|add|index|upload|send|publish|put|execute_?many|bulk|push|flush|create|load_table)"
)
_WRITES: Final = regex(r"(?i)^_*a?(upsert|insert|add|save|store|write|index|ingest|upload|put|create|bulk)(_\w+)?$")
_BACKS_UP: Final = regex(r"(?i)^_*(backup|back_up)(_|$)")
_COPIES: Final = frozenset({"copy", "copy2", "copyfile", "copytree", "move", "rename", "replace", "make_archive"})
_ASIDE: Final = regex(r"(?i)metric|telemetry|trace|span|cache|analytics|usage|heartbeat|log(?!in)|progress|audit")


def unsent(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: log.error(...)`` of a `send_code` that answers nothing: who called it tells that the
    code is on its way.
    """
    function, call = file.function_of(handler), work(file, block)
    if function is None or call is None or not SENDS.match(function.name) or not handlers.is_broad(file, handler):
        return None
    if not _only_logs(handler) or handlers.in_loop(file, block) is not None or work_of(function)[-1] is not block:
        return None
    if any(not is_nothing(s.value) for s in file.inside(function, ast.Return)):
        return None
    said = f"`{function.name}` only logs that nothing was sent"
    return note(f"{said}: whoever called it goes on as if it were on its way")


def unwritten(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return []`` of an `upsert` that answers with the keys of what it wrote; and a `backup` that
    only prints that it made none, before what it was to save is written over.
    """
    function, call = file.function_of(handler), work(file, block)
    if function is None or call is None or not handlers.is_broad(file, handler) or _ASIDE.search(function.name):
        return None
    last = handler.body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    if _WRITES.match(function.name) and isinstance(value, ast.List) and not value.elts:
        others = other_outcomes(file, function, value)
        if _only_logs_before(handler) and any(isinstance(other, ast.Name | ast.ListComp) for other in others):
            asked = [c for c in calls(file, block.body) if _WORK.match(last_part(c.func))]
            said = (
                f"when `{shown_call(file, (asked or [call])[0])}` fails, `{function.name}` answers with an empty list"
            )
            return note(f"{said}: whoever called it takes the write for done", code="MLA109")
    if _BACKS_UP.match(function.name) and _only_logs(handler) and work_of(function)[-1] is block:
        copied = next((c for c in calls(file, block.body) if last_part(c.func) in _COPIES), None)
        if copied is not None and all(is_nothing(s.value) for s in file.inside(function, ast.Return)):
            said = f"when `{shown_call(file, copied)}` fails, `{function.name}` only says so"
            return note(f"{said}: whoever called it writes over what has no copy")
    return None


def _only_logs(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does nothing but log, and put the text together by which it does."""
    texts = [s for s in handler.body if isinstance(given(s), ast.JoinedStr)]
    return handlers.logs_all([s for s in handler.body if s not in texts and not isinstance(s, ast.Pass)])


def _only_logs_before(handler: ast.ExceptHandler) -> bool:
    return handlers.logs_all([s for s in unnamed(handler.body[:-1]) if not isinstance(s, ast.Pass)])


def cleared_batch(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``store.write(batch)`` in a `try` whose handler only logs, or passes a text on, and ``batch.clear()`` behind it:
    what was not written is gone.
    """
    function = file.function_of(handler)
    around = handlers.enclosing(handler)
    if function is None or handlers.raises(handler) or _ASIDE.search(around):
        return None
    if not all(_only_tells(s) for s in handler.body):
        return None
    written = {
        as_written(a): c
        for c in calls(file, block.body)
        if _WORK.match(last_part(c.func))
        for a in (*c.args, *(k.value for k in c.keywords))
        if isinstance(a, ast.Name | ast.Attribute)
    }
    for statement in (*block.finalbody, *_rest(block)):
        name = _cleared(statement)
        if name in written:
            said = (
                f"what `{shown_call(file, written[name])}` could not write is thrown away by `{file.text(statement)}`"
            )
            return note(f"{said}: the batch is lost, and what follows counts it as written")
        if name == "" and any(isinstance(s, ast.Return | ast.Raise) for s in statements([statement])):
            return None
    return None


def _rest(block: ast.Try) -> list[ast.stmt]:
    """What follows a `try` in its own block."""
    body = getattr(parent_of(block), "body", [])
    return following(block) if block in body and body[-1] is not block else []


def _only_tells(statement: ast.stmt) -> bool:
    """A log line, or a text that a generator passes on."""
    if isinstance(statement, ast.Pass):
        return True
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Yield):
        return isinstance(statement.value.value, ast.Constant | ast.JoinedStr)
    return handlers.logs_all([statement])


def _cleared(statement: ast.stmt) -> str:
    """The name of what a statement empties: ``batch.clear()``, ``batch = []``; "" for any other."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "clear":
        return as_written(call.func.value) if not call.args else ""
    value = given(statement)
    target = next(iter(targets(statement)), None)
    return as_written(target) if value is not None and target is not None and is_empty(value) else ""


__all__ = ["cleared_batch", "unsent"]
