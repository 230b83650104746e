"""Streams that end where they fail, as where they are done; rounds that are used up; trainings that begin anew."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._errors import OUTAGE, caught
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._told.told import following
from .._ways_out import shown_call
from .._work import calls, kinds
from .words import can_do_without, falls_through, note, work

_LOOPS: Final = (ast.For, ast.AsyncFor, ast.While)
_END: Final = regex(r"(?i)sentinel|(^|[._])(done|end|eof|stop|finished|_?END)$|^None$|StopIteration")
"""What is put into a queue where no more comes."""
_LIVE: Final = regex(r"(?i)watch|listen|subscribe|tail|poll|monitor|feed|events|heartbeat|log")
"""Streams that have no end of their own."""
_ATTEMPTS: Final = regex(r"(?i)attempt|retr(y|ies)|tries")
_RESUMES: Final = regex(
    r"(?i)^_*(load|restore|resume|read)_\w*(checkpoint|ckpt|state(_dict)?|snapshot|model|weights)|^load$|^load_state_dict$"
)
_ROUNDS: Final = regex(r"(?i)(^|_)(epoch|step|iteration|iter|round|episode)(_|s|$)")


def ended_stream(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``for part in model.stream(text): yield part`` in a `try` whose handler only logs: an answer that was cut off
    ends like a whole one.
    """
    function = file.function_of(handler)
    if function is None or not handlers.is_broad(file, handler) or handlers.signals(file, handler):
        return None
    if _ends_queue(block, handler):
        said = "a failure is only logged, and the mark of the end is put into the queue as after the last part"
        return note(f"{said}: what was cut off looks complete")
    if _ends_event(file, block, handler):
        said = f"a failure of what `{function.name}` awaits is only logged, and the event is set as after the last part"
        return note(f"{said}: what was cut off looks complete")
    if not _quits(handler) or _LIVE.search(function.name) or can_do_without(file, function, handler):
        return None
    sent = [y for s in block.body for y in file.inside(s, ast.Yield) if file.function_of(y) is function]
    looped = [y for y in sent if any(isinstance(p, _LOOPS) and block in parents(p) for p in parents(y))]
    if not looped or handlers.in_loop(file, block) is not None:
        return None
    if any(file.inside(s, ast.Yield) for s in (*following(block), *block.finalbody)):
        return None
    return note(f"where this fails, `{function.name}` ends as if it were done: what was cut off looks complete")


def _quits(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    leaves = isinstance(last, ast.Return) and is_nothing(last.value)
    rest = [s for s in (handler.body[:-1] if leaves else handler.body) if not isinstance(s, ast.Pass)]
    return handlers.logs_all(rest)


def _ends_queue(block: ast.Try, handler: ast.ExceptHandler) -> bool:
    if not falls_through(handler):
        return False
    for statement in (*block.finalbody, *following(block)[:1]):
        call = statement.value if isinstance(statement, ast.Expr) else None
        call = call.value if isinstance(call, ast.Await) else call
        if isinstance(call, ast.Call) and last_part(call.func) in ("put", "put_nowait") and len(call.args) == 1:
            if isinstance(call.func, ast.Attribute) and _END.search(
                as_written(call.args[0]) or ast.unparse(call.args[0])
            ):
                return True
    return False


def _ends_event(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """``await fn`` of a function that is given `fn` and an event, which it sets in any case: who reads the parts until
    then takes a failure for the end.
    """
    function, only = file.function_of(block), block.body[0]
    if function is None or len(block.body) > 1 or not falls_through(handler) or handlers.raises(handler):
        return False
    value = only.value if isinstance(only, ast.Expr | ast.Assign) else None
    parameters = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}
    awaited = value.value if isinstance(value, ast.Await) else None
    if not isinstance(awaited, ast.Name) or awaited.id not in parameters:
        return False
    for statement in (*block.finalbody, *following(block)[:1]):
        call = statement.value if isinstance(statement, ast.Expr) else None
        owner = call.func.value if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None
        if isinstance(call, ast.Call) and last_part(call.func) == "set" and isinstance(owner, ast.Name):
            return not call.args and owner.id in parameters
    return False


def used_up(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``while attempt < most: try: download(...); break``, a handler that waits, and prints at last: the function ends
    as one that has done it.
    """
    function, loop = file.function_of(handler), next(file.ancestors(block, _LOOPS), None)
    if function is None or loop is None or file.function_of(loop) is not function or not _is_counted(loop):
        return None
    if not handlers.is_broad(file, handler) and not caught(handler, OUTAGE) and not caught(handler, _NETWORK):
        return None
    if handlers.raises(handler) or not _waits_or_tells(handler):
        return None
    leaves = [s for s in statements([*block.body, *block.orelse]) if isinstance(s, ast.Break | ast.Return)]
    about = kinds(file, block.body)
    sent = [c for c in calls(file, block.body) if last_part(c.func) in _SENT]
    call = about.get("request") or next(iter(about.values()), None) or next(iter(sent), None) or work(file, block)
    if call is None or not leaves or any(isinstance(s, ast.Return) and not is_nothing(s.value) for s in leaves):
        return None
    if any(not is_nothing(s.value) for s in file.inside(function, ast.Return) if file.function_of(s) is function):
        return None
    if getattr(loop, "orelse", []) or following(loop):
        return None
    said = f"when the last try of `{shown_call(file, call)}` fails, `{function.name}` says so at most, and returns"
    return note(f"{said}: whoever called it goes on as if it had been done")


_SENT: Final = frozenset({"get", "post", "put", "request", "head", "send", "connect", "download", "upload"})
_NETWORK: Final = regex(r"(^|\.)(RequestException|ConnectionError|Timeout|HTTPError|URLError|OSError)$")


def _is_counted(loop: ast.stmt) -> bool:
    if isinstance(loop, ast.For):
        return isinstance(loop.iter, ast.Call) and last_part(loop.iter.func) == "range"
    return isinstance(loop, ast.While) and _ATTEMPTS.search(ast.unparse(loop.test)) is not None


def _waits_or_tells(handler: ast.ExceptHandler) -> bool:
    """Whether a handler waits, in one branch at least, and does nothing else but log and count."""
    waits = False
    for statement in statements(handler.body):
        if isinstance(statement, ast.If | ast.Pass | ast.Continue | ast.AugAssign | ast.Assign):
            continue
        value = statement.value if isinstance(statement, ast.Expr) else None
        call = value.value if isinstance(value, ast.Await) else value
        if not isinstance(call, ast.Call):
            return False
        if last_part(call.func) in ("sleep", "wait"):
            waits = True
        elif not handlers.is_log(call):
            return False
    return waits


def begun_anew(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``epoch = load_checkpoint(path, net)``, and ``epoch = 1`` where that fails, whatever the cause: a training that
    was to go on begins from the start.
    """
    if not handlers.is_broad(file, handler) or handlers.raises(handler):
        return None
    made = {as_written(part) for s in statements(block.body) for t in targets(s) for part in _parts(t)}
    reset = next(
        (
            name
            for s in handler.body
            if isinstance(value := given(s), ast.Constant) and type(value.value) is int and value.value in (0, 1)
            for name in map(as_written, targets(s))
            if name in made and _ROUNDS.search(name)
        ),
        "",
    )
    if not reset:
        return None
    read = next((c for c in calls(file, block.body) if _RESUMES.match(last_part(c.func))), None)
    read = read or kinds(file, block.body).get("load")
    if read is None:
        return None
    said = f"any failure of `{shown_call(file, read)}`, a broken checkpoint too, sets `{reset}` back"
    return note(f"{said}: a training that was to go on begins from the start, and writes over what it had")


def _parts(target: ast.expr) -> list[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple | ast.List) else [target]


__all__ = ["begun_anew", "ended_stream", "used_up"]
