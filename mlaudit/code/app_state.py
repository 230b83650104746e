"""What an application hands to each of its requests: ``app.state.scorer``, and what its lifespan yields."""

from __future__ import annotations

import ast

from mlaudit.code.bindings import item_key
from mlaudit.code.file import FileContext


def state_of_app(file: FileContext) -> dict[str, str]:
    """The types of what the file puts into the state of its application, by attribute, where each is one."""
    found = file.names.state_of_app() if file.holds(b"app.") else {}
    return {**_yielded(file), **found} if file.holds(b"lifespan") else found


def _yielded(file: FileContext) -> dict[str, str]:
    """``yield {"scorer": Scorer()}`` in a lifespan: ``request.state.scorer``."""
    found = {}
    for each in file.tree.of(ast.Yield):
        home = file.function_of(each)
        if isinstance(each.value, ast.Dict) and isinstance(home, ast.AsyncFunctionDef) and "lifespan" in home.name:
            for key, value in zip(each.value.keys, each.value.values, strict=True):
                kind = file.qualname(value) if key is not None else None
                if key is not None and kind and kind.endswith("()"):
                    found[item_key(key)] = kind
    return found


__all__ = ["state_of_app"]
