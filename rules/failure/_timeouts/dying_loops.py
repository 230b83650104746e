"""Loops of a service's own threads and tasks that the first failure of a server ends, while the service runs on."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._work import calls, kind_of
from .._wrapped import handed_to

STARTS: Final = frozenset({"threading.Thread", "asyncio.create_task", "asyncio.ensure_future"})
_WATCHED: Final = frozenset({"is_alive", "add_done_callback", "excepthook"})
"""What tells somebody that a thread or a task has ended."""
_KINDS: Final = frozenset({"query", "request"})
_REMOTE: Final = regex(
    r"^(redis|kafka|confluent_kafka|aiokafka|aioredis|pika|aio_pika|pymongo|motor|psycopg2?|asyncpg|boto3|nats|paho)\."
)
_REMOTE_CLASS: Final = regex(r"(?i)redis|kafka|rabbit|amqp|sqs|mongo|postgres|mysql|database|http|(?<!local)client")
_PAUSES: Final = frozenset({"close", "commit", "info", "exists"})


def unguarded(file: FileContext, start: ast.Call) -> ast.Call | None:
    """The call of a server that stands in the endless loop of what a thread or a task runs, and in no `try` there."""
    function = _started(file, start)
    if function is None or any(file.calls_where(lambda _, last: last in _WATCHED)):
        return None
    for loop in file.inside(function, ast.While):
        if file.function_of(loop) is not function or isinstance(loop.test, ast.Compare):
            continue
        if any(block.handlers for block in file.ancestors(loop, ast.Try)):
            continue
        asks = (
            call
            for call in calls(file, loop.body)
            if any(_asks_server(file, each) for each in (call, *handed_to(file, call)))
        )
        found = next((call for call in asks if not _is_shielded(file, call)), None)
        if found is not None:
            return found
    return None


def runs_beside(file: FileContext, node: ast.AST) -> bool:
    """Whether a thread of this file runs the function round `node`: no request waits for it."""
    function = file.function_of(node)
    return function is not None and file.holds(b"Thread") and function in run_by_threads(file)


def run_by_threads(file: FileContext) -> set[FunctionNode | None]:
    """The functions of this file that a thread is started with."""
    known: set[FunctionNode | None] | None = file.shared.get("functions of threads")
    if known is None:
        starts = file.calls_where(lambda name, _: name == "threading.Thread")
        known = file.shared["functions of threads"] = {_started(file, start) for start in starts}
    return known


def _started(file: FileContext, start: ast.Call) -> FunctionNode | None:
    """The function of this file that a thread or a task is started with."""
    if file.call_name(start) == "threading.Thread":
        target = file.argument(start, "target", 1)
    else:
        given = start.args[0] if start.args else None
        target = given.func if isinstance(given, ast.Call) else None
    name = last_part(target)
    known = [function for function in file.functions() if function.name == name]
    if isinstance(target, ast.Attribute):
        cls = file.class_of(start)
        known = [function for function in known if cls is not None and file.class_of(function) is cls]
    return known[0] if len(known) == 1 else None


def _asks_server(file: FileContext, call: ast.Call) -> bool:
    name = file.call_name(call) or ""
    if kind_of(file, call) in _KINDS:
        return True
    if not isinstance(call.func, ast.Attribute) or call.func.attr in _PAUSES:
        return False
    if _REMOTE.match(name):
        return True
    owner = call.func.value
    made = file.names.single_value(owner) if isinstance(owner, ast.Name | ast.Attribute) else None
    return isinstance(made, ast.Call) and _REMOTE_CLASS.search(last_part(made.func)) is not None


def _is_shielded(file: FileContext, call: ast.Call) -> bool:
    """Whether a `with suppress(...)` stands round a call."""
    blocks: list[ast.With | ast.AsyncWith] = [*file.ancestors(call, ast.With), *file.ancestors(call, ast.AsyncWith)]
    return any("suppress" in ast.unparse(item.context_expr) for block in blocks for item in block.items)
