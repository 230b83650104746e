"""Requests to a chat model that are written by hand: ``post(url, json={"model": ..., "messages": ...})``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_ADDRESS: Final = b"chat/completions"
_SENDS: Final = frozenset({"post", "request", "stream"})
_BOUNDS: Final = regex(r"max_(completion_|output_|new_)?tokens|num_predict|max_length|\.update\(")


def by_hand(file: FileContext) -> Iterator[ast.Dict]:
    """The bodies of such requests whose function sets no bound on what the model writes."""
    for call in file.tree.of(ast.Call) if file.holds(_ADDRESS) else ():
        home = file.function_of(call)
        if home is None or last_part(call.func) not in _SENDS:
            continue
        sent = file.argument(call, "json") or file.argument(call, "data")
        body = file.names.single_value(sent) if isinstance(sent, ast.Name) else sent
        if isinstance(body, ast.Dict) and _asks_chat(body) and not _BOUNDS.search(ast.unparse(home)):
            yield body


def _asks_chat(body: ast.Dict) -> bool:
    """Whether a body is written out, and names a model and what was said."""
    keys = {key.value for key in body.keys if isinstance(key, ast.Constant)}
    return {"model", "messages"} <= keys and None not in body.keys


__all__ = ["by_hand"]
