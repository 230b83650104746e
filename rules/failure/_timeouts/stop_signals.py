"""Loops that are told to stop by a signal, and wait for the next entry of a queue where nobody puts one any more."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_QUEUES: Final = regex(
    r"^(queue|multiprocessing(\.\w+)?|torch\.multiprocessing)(\.\w+\(\))?\.(Simple|Lifo|Priority|Joinable)?Queue\(\)\.get$"
)
_SIGNAL: Final = regex(
    r"(?i)is_set\(\)|\b_*(is_|should_|keep_|please_)?(stop|running|run|active|alive|shut_?down|exit|quit|done|finish|cancel|terminate|going)"
    r"(ped|ped_|ing|ed|_?(event|flag|signal|requested))?\b"
)
"""What a loop tests that is to end one day: an event, or a flag by its name."""
_SENTINEL: Final = regex(r"^None$|(?i:sentinel|stop|end|done|poison|quit|exit|shutdown|eof|finish)")


def deaf_waits(file: FileContext) -> Iterator[tuple[ast.Call, ast.While]]:
    """The ``queue.get()`` of a loop whose test it keeps from being asked again, and the loop."""
    if not file.holds(b"Queue") or not file.holds(b"while"):
        return
    for call in called(file, "get"):
        if call.args or call.keywords or not _QUEUES.match(file.call_name(call) or ""):
            continue
        loop = next(file.ancestors(call, ast.While), None)
        if loop is None or not _SIGNAL.search(ast.unparse(loop.test)):
            continue
        held = last_part(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if _is_woken(file, held) or _ends_by_entry(file, call, loop, held):
            continue
        if not _looks_first(file, call, loop, held) and not _is_seen_readable(file, call, held):
            yield call, loop


def _is_woken(file: FileContext, held: str) -> bool:
    """Whether something puts an entry there that only ends the wait: ``queue.put(None)``."""
    return any(
        isinstance(put.func, ast.Attribute)
        and last_part(put.func.value) == held
        and put.args
        and _SENTINEL.search(ast.unparse(put.args[0]))
        for put in called(file, "put", "put_nowait")
    )


def _ends_by_entry(file: FileContext, call: ast.Call, loop: ast.While, held: str) -> bool:
    """``entry = queue.get()``, ``if entry is END: return`` of a queue that others made, and put its last entry in."""
    statement = file.statement_of(call)
    names = [t.id for t in targets(statement) if isinstance(t, ast.Name)]
    if not names or _is_made_here(file, held):
        return False
    for branch in file.inside(loop, ast.If):
        test = branch.test
        leaves = isinstance(branch.body[-1], ast.Break | ast.Return)
        if branch.lineno > call.lineno and leaves and isinstance(test, ast.Compare) and len(test.ops) == 1:
            asked = isinstance(test.left, ast.Name) and test.left.id in names
            if (
                asked
                and isinstance(test.ops[0], ast.Is | ast.Eq)
                and _SENTINEL.search(ast.unparse(test.comparators[0]))
            ):
                return True
    return False


def _is_made_here(file: FileContext, held: str) -> bool:
    """Whether a file makes the queue that goes by a name."""
    made = (s for s in file.tree.of(ast.Assign) if isinstance(s.value, ast.Call))
    return any(
        last_part(target) == held and last_part(s.value.func).endswith("Queue")
        for s in made
        if isinstance(s.value, ast.Call)
        for target in s.targets
    )


def _is_seen_readable(file: FileContext, call: ast.Call, held: str) -> bool:
    """``if ready is queue._reader`` of what ``select.select([queue._reader], ...)`` or ``wait`` gave, in a file that
    asks so: an entry is there before it is waited for.
    """
    if not called(file, "select", "poll", "wait"):
        return False
    return any(f"{held}._reader" in ast.unparse(branch.test) for branch in file.ancestors(call, ast.If))


def _looks_first(file: FileContext, call: ast.Call, loop: ast.While, held: str) -> bool:
    """Whether the loop asks whether anything is there before it waits, in itself or on the way to the wait."""
    asked = [*file.ancestors(call, ast.If), *(each for each in loop.body if isinstance(each, ast.If))]
    tests = [each.test for each in asked if each.lineno < call.lineno]
    if isinstance(loop.test, ast.BoolOp) and isinstance(loop.test.op, ast.And):
        tests.append(loop.test)
    return any(f"{held}.empty()" in ast.unparse(test) or f"{held}.qsize()" in ast.unparse(test) for test in tests)


__all__ = ["deaf_waits"]
