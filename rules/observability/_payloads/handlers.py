"""Parameters by which a server hands the whole request to a class or a script that serves."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_METHODS: Final = {
    "Handler": frozenset({"handle", "preprocess"}),
    "LitAPI": frozenset({"decode_request", "predict"}),  # what the one makes of it, the other is given
}
"""By what the name of a base ends in: the methods that are given what was sent."""
_HANDED: Final = frozenset({"data", "requests", "request", "batch", "input_batch"})
_SCORED: Final = frozenset({"raw_data", "data", "request", "inputs"})
"""What a scoring script of Azure ML, with its ``init()``, calls what it is handed."""
_CHANNEL: Final = regex(r"^_?(ch|chan|channel)$")


def may_hand(owner: ast.ClassDef) -> bool:
    """Whether a server may hand requests to a class, by its bases."""
    return any(last_part(base).endswith(tuple(_METHODS)) for base in owner.bases)


def is_handed(file: FileContext, node: ast.Name) -> bool:
    """Whether a name is the first parameter of what TorchServe, LitServe or Azure ML hands the request to."""
    function = file.function_of(node)
    if function is None or not function.args.args:
        return False
    given = [argument.arg for argument in function.args.args if argument.arg != "self"]
    if given[:1] != [node.id]:
        return False
    owner = next(file.ancestors(function, ast.ClassDef), None)
    if owner is None and function.name == "run" and node.id in _SCORED:
        return any(each.name == "init" for each in file.functions())
    bases = [last_part(base) for base in owner.bases] if owner is not None else []
    if owner is not None and function.name == "predict" and not _is_left_as_fields(file, owner):
        return False
    return any(
        base.endswith(end) and function.name in methods and (end != "Handler" or node.id in _HANDED)
        for base in bases
        for end, methods in _METHODS.items()
    )


def _is_left_as_fields(file: FileContext, owner: ast.ClassDef) -> bool:
    """Whether a server's own decoding gives a dict again, and not what a model computes with."""
    decoding = next((each for each in owner.body if getattr(each, "name", "") == "decode_request"), None)
    returned = [each for each in ast.walk(decoding) if isinstance(each, ast.Return)] if decoding is not None else []
    given = [file.names.single_value(each.value) for each in returned if each.value is not None]
    return any(isinstance(each, ast.Dict) for each in given)


def is_consumed(file: FileContext, node: ast.expr) -> bool:
    """Whether a name is in a callback of RabbitMQ's client: ``(channel, method, properties, body)``."""
    function = file.function_of(node)
    given = [a.arg for a in function.args.args if a.arg != "self"] if function is not None else []
    return len(given) == 4 and _CHANNEL.match(given[0]) is not None and given[3] == "body"
