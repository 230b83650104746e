"""Downloads, and messages that were to be sent, that a server refuses: a program only prints that, and ends as if all
had come, or gone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .deeds import ASIDE
from .refused_requests import failed_branch
from .undone import answers

WORDS: Final = (b"status_code", b".ok", b".status ")
_WRITES: Final = frozenset({"write", "write_bytes", "write_text", "copyfileobj", "extractall", "to_csv", "to_parquet"})

_SENDS: Final = regex(r"(?i)^_*(send|post|submit|push|publish|forward|transfer|book|order|pay|charge|issue)_\w+$")
"""Functions that are called for what they send."""


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


def refused_sends(file: FileContext) -> Iterator[tuple[ast.stmt, str]]:
    """``if answer.status_code == 200: print("sent")`` with ``else: print("not sent")`` at the end of a function that
    answers nothing, and is named for what it sends: the branch, and the name of the function.
    """
    for node in file.tree.of(ast.If):
        function = file.function_of(node)
        failed = failed_branch(node) if node.orelse and function is not None else []
        if function is None or not failed or answers(function) or work_of(function)[-1] is not node:
            continue
        well = node.orelse if failed is node.body else node.body
        if not (handlers.logs_all(failed) and handlers.logs_all(well)) or file.inside(function, ast.Raise):
            continue
        if _SENDS.match(function.name) and not ASIDE.search(function.name):
            yield failed[0], function.name


__all__ = ["WORDS", "refused_downloads", "refused_sends"]
