"""Mappings that say what became of a request, and nothing of what was in it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_OF_LOG: Final = regex(
    r"(?i)(^|_)(ids?|uuid|hash|digest|events?|methods?|path|route|status|code|duration|latency|elapsed|ms|seconds|time"
    r"|timestamp|at|count|size|length|len|chars|bytes|tokens|version|service|level|kind|type|ip|host|ok|success)$"
)
"""Keys of what is written about a request: what tells it apart, how long it took, how it ended."""
_ADDS: Final = frozenset({"update", "setdefault"})


def has_own_fields(file: FileContext, node: ast.expr) -> bool:
    """Whether a name is given one mapping of ids and of whatever fields the function is called with: ``payload =
    {"event": event, **fields}``; what it holds is what the callers name there.
    """
    home = file.function_of(node)
    rest = home.args.kwarg if home is not None else None
    bindings = file.names.lookup(node.id, node) if isinstance(node, ast.Name) and rest is not None else []
    made = bindings[0].value if len(bindings) == 1 and bindings[0].kind == "assign" else None
    if not isinstance(made, ast.Dict) or rest is None:
        return False
    unpacked = [value for key, value in zip(made.keys, made.values, strict=True) if key is None]
    named = [key for key in made.keys if key is not None]
    return [last_part(value) for value in unpacked] == [rest.arg] and all(map(_is_of_log, named))


def _is_of_log(key: ast.expr) -> bool:
    return isinstance(key, ast.Constant) and isinstance(key.value, str) and _OF_LOG.search(key.value) is not None


def is_of_ids(file: FileContext, node: ast.Name) -> bool:
    """Whether a name is given one mapping that is written out, each key of which is of that kind, or its value is
    constant, and nothing is added to it: its fields say more than ``payload`` in its name.
    """
    bindings = file.names.lookup(node.id, node)
    made = bindings[0].value if len(bindings) == 1 and bindings[0].kind == "assign" else None
    if not isinstance(made, ast.Dict) or not made.keys:
        return False
    for key, value in zip(made.keys, made.values, strict=True):
        if key is None or not (_is_of_log(key) or isinstance(value, ast.Constant)):
            return False
    return not _is_added_to(file, node.id)


def _is_added_to(file: FileContext, name: str) -> bool:
    for subscript in file.tree.of(ast.Subscript):
        if isinstance(subscript.ctx, ast.Store) and last_part(subscript.value) == name:
            return True
    return any(
        isinstance(call.func, ast.Attribute) and call.func.attr in _ADDS and last_part(call.func.value) == name
        for call in file.tree.of(ast.Call)
    )


__all__ = ["has_own_fields", "is_of_ids"]
