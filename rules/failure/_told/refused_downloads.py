"""Downloads that a server refuses, of which a program only prints that, and ends as if all had come."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part

from .. import _handlers as handlers
from .refused_requests import failed_branch
from .undone import answers

WORDS: Final = (b"status_code", b".ok", b".status ")
_WRITES: Final = frozenset({"write", "write_bytes", "write_text", "copyfileobj", "extractall", "to_csv", "to_parquet"})


def refused_downloads(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """``if answer.status_code == 200: stream.write(answer.content)`` with ``else: print("could not")``, in a function
    that answers nothing: the branch, and the name of the function.
    """
    for node in file.tree.of(ast.If):
        function = file.function_of(node)
        failed = failed_branch(node) if node.orelse and function is not None else []
        if function is None or not failed or not handlers.logs_all(failed) or answers(function):
            continue
        well = node.orelse if failed is node.body else node.body
        writes = any(last_part(c.func) in _WRITES for s in well for c in file.inside(s, ast.Call))
        if writes and not file.inside(function, ast.Raise):
            yield failed[0], function.name


__all__ = ["WORDS", "refused_downloads"]
