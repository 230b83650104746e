"""Queues that requests wait in for a model."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

QUEUES: Final = frozenset({"asyncio.Queue", "queue.Queue", "multiprocessing.Queue"})
_NOT_REQUESTS: Final = regex(r"(?i)log|metric|event|audit|result|output|done|error|finish|response")
_INFERS: Final = regex(r"(?i)predict|infer|embed|generate|transcrib|run_batch|process_batch|forward")


def filled_by(file: FileContext, queue: ast.Call) -> list[str]:
    """The methods that put requests into a queue without a bound, which a class holds and takes a model's work from."""
    holder, owner = parent_of(queue), file.class_of(queue)
    if queue.args or queue.keywords or owner is None or not isinstance(holder, ast.Assign | ast.AnnAssign):
        return []
    target = holder.targets[0] if isinstance(holder, ast.Assign) else holder.target
    held = ast.unparse(target)
    if _NOT_REQUESTS.search(held):
        return []
    uses = file.inside(owner, ast.Call)
    if not held.startswith("self.") or not any(_INFERS.search(last_part(call.func)) for call in uses):
        return []
    own = [call for call in uses if ast.unparse(call.func).startswith(f"{held}.")]
    if not any(last_part(call.func) in ("get", "get_nowait") for call in own):
        return []
    puts = [call for call in own if last_part(call.func) in ("put", "put_nowait")]
    return [file.qualname_of(call) for call in puts if not _waits_for_answer(file, call)]


def _waits_for_answer(file: FileContext, put: ast.Call) -> bool:
    """Whether a plain function puts a request there and holds its thread until that is answered: no more can wait than
    there are threads.
    """
    home = file.function_of(put)
    return isinstance(home, ast.FunctionDef) and any(
        last_part(call.func) in ("result", "wait") and call.lineno > put.lineno for call in file.inside(home, ast.Call)
    )
