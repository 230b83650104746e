"""Work that is in another thread already, and waited for on the event loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part

_ALL: Final = frozenset({"concurrent.futures.wait", "concurrent.futures.as_completed"})

_MEASURED: Final = frozenset({"psutil.cpu_percent", "psutil.cpu_times_percent", "psutil.Process().cpu_percent"})
"""What sleeps for the interval that it is given, and for none by default."""
_PATIENT: Final = frozenset(
    {"get", "join", "poll", "consume", "wait", "recv", "recv_multipart", "recv_json", "recv_string"}
)
"""What waits for others, by the last part of the name."""
_POOLS: Final = (b"ThreadPoolExecutor", b"ProcessPoolExecutor")
_HANDED: Final = frozenset({"run_in_executor", "submit", "wrap_future"})
_PATIENTLY: Final = ("queue.", "multiprocessing.", "threading.", "kafka.", "confluent_kafka.", "zmq.")


def waits(file: FileContext, call: ast.Call) -> bool:
    """Whether a call holds the thread until a pool is done: ``pool.submit(run, x).result()``, or of each in a list."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "result" and _is_submitted(file, call.func.value):
        return True
    name = file.call_name(call)
    return name in _ALL or (name in _MEASURED and _is_positive(file, file.argument(call, "interval", 0)))


def at_once(file: FileContext, call: ast.Call) -> bool:
    """Whether a call that would wait is told not to: ``queue.get(False)``, ``consumer.poll(0)``; or asks a queue that
    was just seen to hold something.
    """
    if last_part(call.func) not in _PATIENT or not (file.call_name(call) or "").startswith(_PATIENTLY):
        return False
    if any(file.constant(each) in (0, False) for each in (*call.args, *(keyword.value for keyword in call.keywords))):
        return True
    if any("NOBLOCK" in ast.unparse(each) or "DONTWAIT" in ast.unparse(each) for each in call.args):
        return True
    tests: list[ast.If | ast.While] = [*file.ancestors(call, ast.If), *file.ancestors(call, ast.While)]
    return any("empty()" in ast.unparse(each.test) for each in tests)


def may_wait(name: str, last: str) -> bool:
    """Whether `waits` may have something to say of calls of this name."""
    return last == "result" or name in _ALL or name in _MEASURED


def pools_left(file: FileContext) -> Iterator[ast.Call]:
    """The pools that an async function leaves while they may still work: ``with`` waits for all of it, on the loop.

    They do where a bound on the time ends the wait before the work, or where the block awaits none of it.
    """
    if not file.holds(*_POOLS):
        return
    for block in file.tree.of(ast.With):
        if not isinstance(file.function_of(block), ast.AsyncFunctionDef):
            continue
        for item in block.items:
            pool = item.context_expr
            if isinstance(pool, ast.Call) and (file.call_name(pool) or "").startswith("concurrent.futures."):
                if _is_left_early(file, block) or _is_left_to_work(file, block, item.optional_vars):
                    yield pool


def _is_left_early(file: FileContext, block: ast.With) -> bool:
    """Whether a wait for work of a pool is given up after some time, inside the block."""
    bounded = [call for call in file.inside(block, ast.Call) if file.call_name(call) == "asyncio.wait_for"]
    return any(
        isinstance(part, ast.Call) and last_part(part.func) in _HANDED for call in bounded for part in ast.walk(call)
    )


def _is_left_to_work(file: FileContext, block: ast.With, pool: ast.expr | None) -> bool:
    """Whether a pool is given work that nothing in the block waits for."""
    if not isinstance(pool, ast.Name) or file.inside(block, ast.Await):
        return False
    calls = file.inside(block, ast.Call)
    given = (call.func for call in calls if last_part(call.func) in ("submit", "map"))
    if not any(isinstance(each, ast.Attribute) and ast.unparse(each.value) == pool.id for each in given):
        return False
    return not any(waits(file, call) for call in calls)


def _is_positive(file: FileContext, given: ast.expr | None) -> bool:
    value = file.constant(given) if given is not None else None
    return isinstance(value, int | float) and value > 0


def _is_submitted(file: FileContext, value: ast.expr) -> bool:
    if isinstance(value, ast.Name):
        bindings = file.names.lookup(value.id, value)
        given = bindings[0].value if len(bindings) == 1 else None
        if given is None:
            return False
        return _are_submitted(file, given) if bindings[0].kind == "for" else _is_submitted(file, given)
    return isinstance(value, ast.Call) and last_part(value.func) == "submit"


def _are_submitted(file: FileContext, value: ast.expr) -> bool:
    """Whether each of several things is what a pool was given: a list of them, or a name that holds one."""
    made = file.names.single_value(value)
    if isinstance(made, ast.ListComp | ast.GeneratorExp):
        return _is_submitted(file, made.elt)
    return isinstance(made, ast.List) and bool(made.elts) and all(_is_submitted(file, each) for each in made.elts)
