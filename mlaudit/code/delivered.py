"""Functions that a message broker's client calls with what was sent, by the parameters that the client hands them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_SIGNATURES: Final = (
    ("pika", regex(r"^\w+,\w+,_*prop\w*,(body|message|msg|payload|data)$"), -1),
    ("kombu", regex(r"^(body|payload),(message|msg)$"), 0),
    ("paho", regex(r"^(client|mqttc|_client|c),(userdata|_userdata|user_data|_|u),(message|msg|m)$"), 2),
)
"""The library, the names of a callback's parameters as its documentation has them, and which holds what was sent."""
_MESSAGES: Final = regex(
    r"^(aio_pika(\.abc|\.message)?\.(Abstract)?IncomingMessage|nats\.aio\.(msg|client)\.Msg"
    r"|aiormq(\.abc)?\.DeliveredMessage"
    r"|kombu(\.message)?\.Message|paho\.mqtt\.client\.MQTTMessage|google\.cloud\.pubsub_v1\.subscriber\.message\.Message)$"
)


def is_delivered(file: FileContext, function: FunctionNode, name: str) -> bool:
    """Whether a parameter of a function holds what a broker delivers to it."""
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    every = [each for each in (*function.args.posonlyargs, *function.args.args) if each.arg not in ("self", "cls")]
    names = [each.arg for each in every]
    if name not in names:
        return False
    annotation = every[names.index(name)].annotation
    if annotation is not None and _MESSAGES.match((file.names.annotation(annotation) or "").removesuffix("()")):
        return True
    joined = ",".join(names)
    return any(
        signature.match(joined) is not None and names[place] == name and file.imports(library)
        for library, signature, place in _SIGNATURES
    )


__all__ = ["is_delivered"]
