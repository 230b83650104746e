"""Functions of AWS Lambda and Google Cloud that a timetable or an upload starts: they look like those that answer
requests, but read nothing that a request says. That they give a ``statusCode`` says little: AWS's template does.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext

TIMED: Final = "timed:"
"""The hint on such a function of a file, with its name behind it."""
_OF_AN_UPLOAD: Final = frozenset({"bucket", "name"})
"""What Google Cloud Storage says of the file that was put there."""


def timed(file: FileContext) -> Iterator[str]:
    """The hints for those functions of a file whose `event` is not read, or read for the name of an upload."""
    for function in file.tree.of(ast.FunctionDef):
        arguments = function.args.args
        if len(arguments) != 2 or arguments[0].arg.lstrip("_") != "event":
            continue
        if not _is_asked(function, arguments[0].arg):
            yield f"{TIMED}{file.tree.scope_at(function).qualname}"


def _is_asked(function: FunctionNode, event: str) -> bool:
    """Whether a function reads anything of its event but where an upload lies."""
    keys: set[object] = set()
    read = 0
    for part in ast.walk(function):
        if isinstance(part, ast.Name) and part.id == event:
            read += 1
        if isinstance(part, ast.Subscript) and isinstance(part.value, ast.Name) and part.value.id == event:
            keys.add(part.slice.value if isinstance(part.slice, ast.Constant) else None)
    return read > 0 and not (keys == _OF_AN_UPLOAD and read == len(keys))


__all__ = ["TIMED", "timed"]
