"""Work that another thread does, and that is waited for with a bound: ``executor.submit(ask).result(timeout=20)``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

from .clients import GUARDS

_STARTS: Final = frozenset({"submit", "run_in_executor", "Thread", "apply_async", "to_thread"})
_WORDS: Final = (b".submit(", b"run_in_executor(", b"Thread(", b"apply_async(", b"to_thread(")
_WAITS: Final = {"result": 0, "get": 1, "join": 0, "exception": 0, "wait": 1, "as_completed": 1, "wait_for": 1}
"""Waits for a thread, by their last part, and the position of the bound."""
_ALONE: Final = frozenset({"get", "join", "result", "exception"})
"""Waits that take nothing but a bound."""
_POOLS: Final = frozenset({"ThreadPoolExecutor", "ProcessPoolExecutor"})
_SECONDS: Final = regex(r"(?i)time_?out|seconds?|secs?\b|deadline|budget|\bwait|remaining|limit")


def within_guard(node: ast.AST) -> bool:
    """Whether a call or a block in the same function bounds what stands in it: ``wait_for``, ``asyncio.timeout``."""
    for parent in parents(node):
        if isinstance(parent, ast.Call) and parent is not node and last_part(parent.func) in GUARDS:
            return True
        if isinstance(parent, ast.With | ast.AsyncWith):
            for item in parent.items:
                manager = item.context_expr
                if isinstance(manager, ast.Call) and _is_guard(manager):
                    return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _is_guard(manager: ast.Call) -> bool:
    return last_part(manager.func) in GUARDS and bool(manager.args or manager.keywords)


def bounded_workers(file: FileContext) -> frozenset[ast.AST]:
    """What is handed to threads whose work is waited for with a bound: functions of this file, lambdas, and the
    expressions that name the methods of others (``client.models.generate``).
    """
    known: frozenset[ast.AST] | None = file.shared.get("workers with a bound")
    if known is None:
        known = frozenset(_bounded(file)) if file.holds(*_WORDS) else frozenset()
        file.shared["workers with a bound"] = known
    return known


def bounded_starts(file: FileContext) -> list[ast.Call]:
    """The calls that start a thread whose work is waited for with a bound."""
    known: list[ast.Call] | None = file.shared.get("starts with a bound")
    if known is None:
        known = file.shared["starts with a bound"] = []
        for start in file.calls_where(lambda _, last: last in _STARTS) if file.holds(*_WORDS) else ():
            home = file.function_of(start)
            if home is not None and _is_waited_briefly(file, start, home):
                known.append(start)
    return known


def _bounded(file: FileContext) -> list[ast.AST]:
    every: dict[ast.AST, bool] = {}
    held = bounded_starts(file)
    for start in file.calls_where(lambda _, last: last in _STARTS):
        handed = _handed(file, start)
        if handed is not None:
            every[handed] = every.get(handed, True) and start in held
    called = {last_part(call.func) for call in file.tree.of(ast.Call)} if every else set()
    return [worker for worker, bounded in every.items() if bounded and _name(worker) not in called]


def _name(worker: ast.AST) -> str:
    """The name of a function, which something else may call, where nobody bounds it."""
    return worker.name if isinstance(worker, ast.FunctionDef | ast.AsyncFunctionDef) else ""


def _handed(file: FileContext, start: ast.Call) -> ast.AST | None:
    """The function that a thread is to run."""
    last = last_part(start.func)
    if last == "Thread":
        given = file.argument(start, "target", 1)
    else:
        place = 1 if last == "run_in_executor" else 0
        given = start.args[place] if len(start.args) > place else None
    if given is None or isinstance(given, ast.Lambda):
        return given
    if isinstance(given, ast.Name):
        bound = [each.node for each in file.names.lookup(given.id, given) if each.kind == "def"]
        return bound[0] if len(bound) == 1 else None
    if isinstance(given, ast.Attribute) and last_part(given.value) in ("self", "cls"):
        cls = file.class_of(start)
        own = [each for each in file.functions() if each.name == given.attr and file.class_of(each) is cls]
        return own[0] if len(own) == 1 else None
    return given


def _is_waited_briefly(file: FileContext, start: ast.Call, home: FunctionNode) -> bool:
    """Whether the function that starts a thread waits for it with a bound, and nowhere without.

    A pool that a `with` closes waits for all of its threads at the end of the block, whatever was given up.
    """
    blocks: list[ast.With | ast.AsyncWith] = [*file.ancestors(start, ast.With), *file.ancestors(start, ast.AsyncWith)]
    for block in blocks:
        if any(last_part(part.func) in _POOLS for i in block.items for part in file.inside(i.context_expr, ast.Call)):
            return False
    if last_part(start.func) in ("to_thread", "run_in_executor"):
        return within_guard(start)
    waits = [call for call in file.inside(home, ast.Call) if file.function_of(call) is home and _is_wait(call)]
    return bool(waits) and all(_has_bound(file, call) for call in waits)


def _is_wait(call: ast.Call) -> bool:
    """Whether a call waits, and is not the look-up of a key or the joining of texts."""
    last = last_part(call.func)
    if last not in _WAITS or last not in _ALONE:
        return last in _WAITS
    if last == "get" and call.args:  # `queue.get(True, 5)`, and not `settings.get("model")`
        return isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, bool)
    if last == "join" and call.args:
        return _is_seconds(call.args[0])
    return {keyword.arg for keyword in call.keywords} <= {"timeout", "block"}


def _is_seconds(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return isinstance(value.value, int | float)
    return _SECONDS.search(ast.unparse(value)) is not None


def _has_bound(file: FileContext, call: ast.Call) -> bool:
    last = last_part(call.func)
    alone = last == "wait" and len(call.args) == 1 and _is_seconds(call.args[0])  # of an event, or a process
    given = call.args[0] if alone else file.keyword_maybe(call, "timeout", _WAITS[last])
    return isinstance(given, ast.expr) and not (isinstance(given, ast.Constant) and given.value is None)
