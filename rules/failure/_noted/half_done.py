"""Values that a failure leaves as they were before: raw, half written, or told in words."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._ways_out import shown_call
from .._work import calls
from .words import can_do_without, falls_through, note

_DECODES: Final = regex(
    r"(?i)^(decompress|decrypt|b64decode|urlsafe_b64decode|unpack|loads|deseriali[sz]e|unpickle|inflate|unquote)(_\w+)?$"
)
"""Calls that make of bytes what they stand for."""
_BUFFERS: Final = regex(r"(?i)(^|_)(buffer|buf|stream|fp|sink|io|archive)(_|$)")
_FAILED: Final = regex(r"(?i)\b(errors?|failed|failure|could(n't| not)|can(no|')t|unable|unavailable)\b")


def raw_as_decoded(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``entry = gzip.decompress(entry)`` in a `try` whose handler only logs, and ``return entry``: the bytes go out as
    what they were to be made into.
    """
    function = file.function_of(handler)
    if function is None or not handlers.is_broad(file, handler) or not falls_through(handler):
        return None
    for statement in block.body:
        target, value = next(iter(targets(statement)), None), given(statement)
        if not isinstance(target, ast.Name) or value is None or not _names(value, target.id):
            continue
        call = next((c for c in calls(file, [statement]) if _DECODES.match(last_part(c.func))), None)
        if call is None or _is_tested(file, function, target.id):
            continue
        answers = [s.value for s in following(block) if isinstance(s, ast.Return) and s.value is not None]
        if any(_names(answer, target.id) for answer in answers):
            said = f"what `{shown_call(file, call)}` cannot read stays in `{target.id}` as it came"
            return note(f"{said}, and is answered as if it had been read")
    return None


def half_written(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``writer.write(rows)`` into a `buffer` in a `try` whose handler only logs, and ``return buffer``: an empty one
    goes out as the answer.
    """
    function = file.function_of(handler)
    after = next(iter(following(block)), None)
    answer = after.value if isinstance(after, ast.Return) else None
    if function is None or not isinstance(answer, ast.Name) or not falls_through(handler):
        return None
    if any(map(falls_through, block.handlers[: block.handlers.index(handler)])):
        return None  # said once
    if not _BUFFERS.search(answer.id) or any(answer.id in map(as_written, targets(s)) for s in statements(block.body)):
        return None
    if isinstance(handler.type, ast.Name) and handler.type.id in ("KeyError", "IndexError", "AttributeError"):
        return None  # a part that may lack
    if can_do_without(file, function, handler) or not _reaches(file, function, block, answer.id):
        return None
    said = f"where this fails, `{answer.id}` is answered as far as it was written"
    return note(f"{said}, which may be not at all: whoever gets it takes it for the whole")


def text_in_a_field(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``answer["text"] = recognizer.run(audio)`` of a route, and ``answer["text"] = "it could not be understood"``
    where that fails: it goes out with status 200.
    """
    function = file.function_of(handler)
    if function is None or function not in marked(file) or route(file, function) is None or handlers.raises(handler):
        return None
    made = {as_written(t): s for s in block.body for t in targets(s)}
    told = [s for s in handler.body if not handlers.logs_all([s])]
    if len(told) != 1 or not (target := next(iter(targets(told[0])), None)):
        return None
    value, name = given(told[0]), as_written(target)
    call = next(calls(file, [made[name]]), None) if name in made else None
    if block.handlers[0] is not handler and any(name in map(as_written, targets(s)) for s in block.handlers[0].body):
        return None  # said once
    if call is None or value is None or not _says_failure(value):
        return None
    if any(_gives_status(file, s) for s in following(block)):
        return None
    said = f"when `{shown_call(file, call)}` fails, `{name}` holds a text that says so, and goes out with status 200"
    return note(f"{said}: a client cannot tell it from an answer")


def _reaches(file: FileContext, function: FunctionNode, block: ast.Try, name: str) -> bool:
    """Whether a `try` writes to what a name holds, itself or in a function of its own that it runs."""
    bodies: list[ast.AST] = [*block.body]
    named = {part.id for s in block.body for part in file.inside(s, ast.Name)}
    bodies += [f for f in file.inside(function, ast.FunctionDef) if f.name in named]
    return any(part.id == name for body in bodies for part in file.inside(body, ast.Name))


def _names(value: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(value))


def _is_tested(file: FileContext, function: FunctionNode, name: str) -> bool:
    """Whether a function asks of which kind a value is: it may well come as it is to be."""
    return any(
        last_part(call.func) == "isinstance" and call.args and as_written(call.args[0]) == name
        for call in file.inside(function, ast.Call)
    )


def _says_failure(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant | ast.JoinedStr) and any(
        isinstance(part, ast.Constant) and isinstance(part.value, str) and _FAILED.search(part.value)
        for part in ast.walk(value)
    )


def _gives_status(file: FileContext, statement: ast.stmt) -> bool:
    answer = outcome(statement) if isinstance(statement, ast.Return) else None
    if isinstance(answer, ast.Tuple):
        return True
    return any(k.arg in ("status_code", "status") for call in file.inside(statement, ast.Call) for k in call.keywords)


__all__ = ["half_written", "raw_as_decoded", "text_in_a_field"]
