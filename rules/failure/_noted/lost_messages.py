"""Messages of Kafka that could not be worked on, and that no consumer reads again."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .words import note

_CONSUMERS: Final = frozenset(
    {"kafka.KafkaConsumer", "aiokafka.AIOKafkaConsumer", "confluent_kafka.Consumer"}
    | {"kafka.consumer.KafkaConsumer", "confluent_kafka.DeserializingConsumer", "confluent_kafka.avro.AvroConsumer"}
)
_READS: Final = frozenset({"poll", "consume", "getone", "getmany"})
_PARSES: Final = frozenset(
    {"loads", "decode", "deserialize", "get", "value", "key", "error", "topic", "partition", "offset", "dict", "str"}
)
"""Calls that only take a message apart: what is no message is rightly passed over."""
_BY_HAND: Final = regex(r"enable[._]auto[._]commit\W{0,3}\s*[:=]\s*\W?(false|0\b)", re.IGNORECASE)


def lost_message(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: log.error(error)`` in ``for message in consumer``: the offset is committed with that
    of the next message, by the client itself where nothing says otherwise.
    """
    if not file.holds(b"kafka") or not file.imports("kafka", "aiokafka", "confluent_kafka"):
        return None
    rest = [s for s in handler.body if not isinstance(s, ast.Pass | ast.Continue)]
    if not handlers.is_broad(file, handler) or not handlers.logs_all(rest):
        return None
    loop = next(file.ancestors(block, (ast.For, ast.AsyncFor, ast.While)), None)
    made = _consumer(file, loop) if loop is not None and file.function_of(loop) is file.function_of(block) else None
    if loop is None or made is None or (_is_by_hand(file, made) and not _commits(file, loop)):
        return None
    asked = (c for c in calls(file, block.body) if not handlers.is_log(c) and last_part(c.func) not in _READS)
    done = next((c for c in asked if last_part(c.func) not in _PARSES | {"commit"}), None)
    if done is None:
        return None
    said = f"a message for which `{shown_call(file, done)}` fails is only logged, and its offset is committed with the"
    return note(f"{said} next one's: nobody reads it again")


def _consumer(file: FileContext, loop: ast.stmt) -> ast.Call | None:
    """What makes the consumer whose messages a loop reads."""
    if not isinstance(loop, ast.For | ast.AsyncFor):
        read = [c for c in file.inside(loop, ast.Call) if last_part(c.func) in _READS]
        owners = [c.func.value for c in read if isinstance(c.func, ast.Attribute)]
    else:
        owners = [loop.iter]
    for owner in owners:
        made = file.names.single_value(owner)
        if isinstance(made, ast.Call) and file.call_name(made) in _CONSUMERS:
            return made
    return None


def _is_by_hand(file: FileContext, made: ast.Call) -> bool:
    """Whether a consumer is told not to commit by itself, in its arguments or in the settings that it is given."""
    given = [*made.args, *(k.value for k in made.keywords if k.arg is None)]
    held = [file.names.single_value(each) if isinstance(each, ast.Name) else each for each in given]
    return any(each is not None and _BY_HAND.search(ast.unparse(each)) is not None for each in (made, *held))


def _commits(file: FileContext, loop: ast.stmt) -> bool:
    return any(last_part(call.func) in ("commit", "commit_async") for call in file.inside(loop, ast.Call))


__all__ = ["lost_message"]
