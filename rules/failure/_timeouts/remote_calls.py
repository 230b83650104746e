"""Calls of servers by an object that only its class, its name or its channel shows to be remote."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .bounds import Bound, bound, is_guarded
from .clients import REMOTE

REMOTE_METHODS: Final = frozenset({"predict", "infer", "generate"})
_TASK: Final = regex(r"\.(delay|apply_async|send_task|AsyncResult)\(\)\.(get|join|wait)$")
"""Waiting for what another process was told to do, by Celery as a rule."""
_READY: Final = frozenset({"ready", "successful", "failed"})
_ENDED: Final = frozenset({"SUCCESS", "FAILURE", "REVOKED"})
"""States of a task that is over: its result is there."""
_BOUNDS: Final = regex(r"(?i)timeout|deadline")
_TAKES_NONE: Final = ("seldon_core",)
"""Modules whose client takes no bound at all, neither when it is made nor in a call."""


def has_no_deadline(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a call is a gRPC stub's, and neither it nor the channel of its stub sets a deadline.

    The deadline is the keyword `timeout`, or the second argument.
    """
    method = name.rpartition(".")[2]
    if not method[:1].isupper() or not file.imports("grpc") or file.has_unpacking(node):
        return False
    if bound(file, node, ("timeout",), 1) not in (Bound.MISSING, Bound.NONE) or is_guarded(file, node):
        return False
    return not _channel_bounds(file, node)


def _channel_bounds(file: FileContext, node: ast.Call) -> bool:
    """Whether an interceptor, or a setting of the channel, puts a deadline in where a call gives none."""
    stub = file.names.single_value(node.func.value) if isinstance(node.func, ast.Attribute) else None
    if not isinstance(stub, ast.Call) or not stub.args:
        return False
    channel = file.names.single_value(stub.args[0])
    while isinstance(channel, ast.Call):
        written = [*channel.args[1:], *(keyword.value for keyword in channel.keywords)]
        if any(_sets_deadline(file, value) for value in written):
            return True
        if last_part(channel.func) != "intercept_channel" or not channel.args:
            return False
        channel = file.names.single_value(channel.args[0])
    return False


def _sets_deadline(file: FileContext, given: ast.expr) -> bool:
    """Whether an interceptor, a list of them or an option speaks of deadlines, by its name or in its class."""
    value = file.names.single_value(given) or given
    if _BOUNDS.search(ast.unparse(value)):
        return True
    parts = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
    made = [file.names.single_value(part) or part for part in parts]
    named = {last_part(part.func) for part in made if isinstance(part, ast.Call)}
    return any(
        cls.name in named and any(_BOUNDS.search(k.arg or "") for k in file.inside(cls, ast.keyword))
        for cls in file.tree.of(ast.ClassDef)
    )


def is_task_result(name: str) -> bool:
    """Whether a call waits for the result of a task that a queue holds: ``inspect.delay(url).get``."""
    return _TASK.search(name) is not None


def is_seen_ready(file: FileContext, node: ast.Call) -> bool:
    """Whether a task was asked just before whether it is done: ``if task.ready(): return task.get()``."""
    held = file.text(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    home: ast.AST = file.function_of(node) or file.tree.module
    for branch in file.inside(home, ast.If):
        if branch.lineno > node.lineno:
            continue
        if (ended := _says_ended(file, branch.test, held)) is not None:
            if _holds(branch.body if ended else branch.orelse, node):
                return True
            if not ended and isinstance(branch.body[-1], ast.Return | ast.Raise | ast.Continue):
                return True
        asks = [call for call in file.inside(branch.test, ast.Call) if last_part(call.func) in _READY]
        if not any(isinstance(call.func, ast.Attribute) and file.text(call.func.value) == held for call in asks):
            continue
        within = branch.lineno <= node.lineno <= (branch.end_lineno or branch.lineno)
        if within or isinstance(branch.body[-1], ast.Return | ast.Raise | ast.Continue):
            return True
    return False


def _says_ended(file: FileContext, test: ast.expr, held: str) -> bool | None:
    """Whether a test of a task's state lets through what is over (``task.state == "SUCCESS"``), or turns that away
    (``!=``); None for another test.
    """
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return True if any(_says_ended(file, part, held) for part in test.values) else None
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return None
    asked = file.names.single_value(test.left) or test.left
    if not isinstance(asked, ast.Attribute) or asked.attr not in ("state", "status") or file.text(asked.value) != held:
        return None
    against = test.comparators[0]
    states = against.elts if isinstance(against, ast.Tuple | ast.List | ast.Set) else [against]
    if not states or not all((_text(state) or last_part(state)) in _ENDED for state in states):
        return None
    return isinstance(test.ops[0], ast.Eq | ast.In)


def _text(state: ast.expr) -> str:
    return state.value if isinstance(state, ast.Constant) and isinstance(state.value, str) else ""


def _holds(body: list[ast.stmt], node: ast.Call) -> bool:
    return bool(body) and body[0].lineno <= node.lineno <= (body[-1].end_lineno or body[-1].lineno)


def unbounded_client(file: FileContext, node: ast.Call) -> bool:
    """Whether ``client.predict(payload)`` has no bound, on something that only its name and the imports call remote."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.attr not in REMOTE_METHODS:
        return False
    if not last_part(function.value).lower().endswith(("client", "stub")) or not file.imports(*REMOTE):
        return False
    if file.imports(*_TAKES_NONE):
        return False
    if bound(file, node, ("timeout", "timeout_s", "client_timeout", "request_timeout")) is not Bound.MISSING:
        return False
    return not is_guarded(file, node) and not file.has_unpacking(node)
