"""Functions that answer False, or 0, where they failed, for callers who may never look."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._not_missed import may_do_nothing
from .._told.deeds import LASTING, deed
from .._work import calls
from .best_effort import BEST_EFFORT, is_of_cache

_OF_TRACKERS: Final = regex(r"^(if )?(wandb|neptune|comet_ml|swanlab|aim|clearml)\b")
_KEEPS: Final = regex(r"(?i)model|artifact|register")
_CREDENTIAL: Final = regex(r"(?i)(^|_)(token|api_?key|password|secret|credentials?|auth)$")
_OF_MEASURES: Final = regex(
    r"(?i)(metrics|telemetry|usage|analytics)_?(db|database|store|storage|recorder|logger|tracker)?$"
)
"""Classes that measure the work, and do none of it."""
_SENDS: Final = frozenset({"send_json", "send_text", "send_bytes"})
"""Methods of a web socket."""


def unheard(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """A function that answers False, or 0, where it failed, for callers who may never look: `settled` asks them."""
    function, block = file.function_of(handler), handlers.try_of(handler)
    last = handler.body[-1]
    if (
        function is None
        or block is None
        or not isinstance(last, ast.Return)
        or not isinstance(last.value, ast.Constant)
    ):
        return None
    no = last.value.value
    others = [
        outcome(s) for s in file.inside(function, ast.Return) if file.function_of(s) is function and s is not last
    ]
    counts = [o.value for o in others if isinstance(o, ast.Constant) and type(o.value) is int]
    if no is not False and not (type(no) is int and no == 0 and len(counts) == len(others) and any(counts)):
        return None
    if no is False and not any(isinstance(o, ast.Constant) and o.value is True for o in others):
        return None
    if BEST_EFFORT.search(function.name) or is_of_cache(file, handler):
        return None
    if no is False and may_do_nothing(function):
        return None
    if _only_tracks(file, block) or _sends_to_a_page(file, block) or _is_asked_here(file, function):
        return None
    if _is_shown_again(file, function, block):
        return None
    done = deed(file, block.body, failing=True)
    lasting = done is not None and done.kind in LASTING
    needs = "callers, lasting" if lasting else "callers"
    return Verdict(
        "MLA102", f"`{function.name}` answers {no} when it fails", 0.7, needs, note=_measures(file, function, handler)
    )


def _measures(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a method of what keeps the measures of a service logs that it could not write one down."""
    home = file.class_of(function)
    return home is not None and _OF_MEASURES.search(home.name) is not None and handlers.logs_error(file, handler)


def _is_shown_again(file: FileContext, function: FunctionNode, block: ast.Try) -> bool:
    """``login(token=self.token)``, where each who drops the answer gives the same token to what it calls next, and lets
    that fail: who is not let in is told so there.
    """
    shown = {file.text(each) for call in calls(file, block.body) for each in _credentials(call)}
    called = file.calls_where(lambda _, last: last == function.name) if shown else []
    others = [call for call in called if file.function_of(call) is not function]
    return bool(others) and all(_shows_again(file, call, shown) for call in others)


def _shows_again(file: FileContext, call: ast.Call, shown: set[str]) -> bool:
    home = file.function_of(call)
    later = file.inside(home, ast.Call) if home is not None and _is_dropped(call) else []
    return any(
        each.lineno > call.lineno
        and not shown.isdisjoint(file.text(given) for given in _credentials(each))
        and all(handlers.raises(h) for block in file.ancestors(each, ast.Try) for h in block.handlers)
        for each in later
    )


def _credentials(call: ast.Call) -> Iterator[ast.expr]:
    """What a call is given to show who asks: ``token=self.token``, ``os.environ["HF_TOKEN"]``."""
    for keyword in call.keywords:
        if keyword.arg is not None and _CREDENTIAL.search(keyword.arg):
            yield keyword.value
    yield from (each for each in call.args if _CREDENTIAL.search(last_part(each)))


def _only_tracks(file: FileContext, block: ast.Try) -> bool:
    """Whether all that is tried is a run's page on a tracker, which training goes on without: no model goes there."""
    asked = [file.call_name(call) or "" for call in calls(file, block.body)]
    if not asked:
        return any(_OF_TRACKERS.match(file.text(s)) for s in block.body if not isinstance(s, ast.Return | ast.Pass))
    return all(_OF_TRACKERS.match(name) and not _KEEPS.search(name) for name in asked)


def _sends_to_a_page(file: FileContext, block: ast.Try) -> bool:
    """``await websocket.send_json(data)``: who has closed the page misses nothing."""
    return any(last_part(call.func) in _SENDS for s in block.body for call in file.inside(s, ast.Call))


def _is_asked_here(file: FileContext, function: FunctionNode) -> bool:
    """Whether a call by the name of a method looks at the answer, on an object of which nobody knows the class; or a
    function is handed over here, to what may look.
    """
    if file.class_of(function) is None:
        listed: list[ast.Tuple | ast.List] = [*file.tree.of(ast.Tuple), *file.tree.of(ast.List)]
        held = [each for row in listed for each in row.elts] + [
            item for each in file.tree.of(ast.Dict) for item in each.values
        ]
        return any(isinstance(each, ast.Name) and each.id == function.name for each in held)
    called = file.calls_where(lambda _, last: last == function.name)
    return any(
        isinstance(call.func, ast.Attribute) and file.function_of(call) is not function and not _is_dropped(call)
        for call in called
    )


def _is_dropped(call: ast.Call) -> bool:
    held = parent_of(call)
    return isinstance(parent_of(held) if isinstance(held, ast.Await) else held, ast.Expr)
