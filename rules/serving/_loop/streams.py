"""Loops of an async function over what computes each item as it is asked for it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex

_STREAM: Final = regex(r"(?i)(^|_)(stream(er)?|generator|iterator)$")
_QUEUES: Final = frozenset({"kafka.KafkaConsumer()", "kafka.consumer.KafkaConsumer()"})
"""What a plain ``for`` waits on until the next message is there."""
_STREAMERS: Final = frozenset({"transformers.TextIteratorStreamer()", "transformers.TextStreamer()"})


def waits_for_each(file: FileContext, loop: ast.For) -> bool:
    """Whether a plain ``for`` of an async function waits for the next message of a queue, for as long as it takes."""
    if not file.holds(b"KafkaConsumer") or not isinstance(file.function_of(loop), ast.AsyncFunctionDef):
        return False
    source = given_back(file, file.names.single_value(loop.iter) or loop.iter)
    return (file.qualname(source) or "") in _QUEUES


def computes_each(file: FileContext, loop: ast.For) -> bool:
    """Whether a plain ``for`` waits for a model at each step: a streamer of transformers, or a stream that was awaited.

    ``stream = await start(...)`` made it in another thread: what it gives is computed here, as the loop asks. The loop
    sends on what it gets, so that what was awaited is no list of results.
    """
    if not isinstance(loop.iter, ast.Name) or not isinstance(file.function_of(loop), ast.AsyncFunctionDef):
        return False
    if file.qualname(loop.iter) in _STREAMERS:
        return True
    bindings = file.names.lookup(loop.iter.id, loop)
    if not _STREAM.search(loop.iter.id) or not bindings:
        return False
    awaited = all(isinstance(each.value, ast.Await) and each.kind in ("assign", "unpack") for each in bindings)
    sends = any(file.inside(loop, kind) for kind in (ast.Await, ast.Yield))
    return awaited and sends
