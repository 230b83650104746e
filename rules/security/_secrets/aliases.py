"""The names that a field of settings goes by in the environment: ``validation_alias=AliasChoices("A", "B")``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part

_NAMES: Final = frozenset({"alias", "validation_alias", "env"})
"""Keywords of ``Field`` that name variables of the environment; Pydantic 1 has ``env``."""


def aliases(made: ast.expr) -> list[str]:
    """The other names of a field, by the call that makes it."""
    if not isinstance(made, ast.Call) or last_part(made.func) != "Field":
        return []
    given = [keyword.value for keyword in made.keywords if keyword.arg in _NAMES]
    texts = [part for value in given for part in ast.walk(value) if isinstance(part, ast.Constant)]
    return [text.value for text in texts if isinstance(text.value, str)]


def all_aliases(file: FileContext) -> list[str]:
    """Those of all fields of a file."""
    if not file.holds(b"alias", b"env="):
        return []
    return [name for call in file.calls_where(lambda _, last: last == "Field") for name in aliases(call)]


__all__ = ["aliases", "all_aliases"]
