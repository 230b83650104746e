"""What the notes on handlers have in common: how a handler ends, and what the `try` was about."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._told.for_the_log import is_unraised
from .._told.undone import OPTIONAL, closes
from .._work import calls

NOTED: Final = "noted"
"""What a verdict needs that is a note only: that nothing else is said of the handler."""

LEAVES: Final = (ast.Return, ast.Raise, ast.Continue, ast.Break)
"""Statements after which the next one does not run."""
_BESIDE: Final = frozenset(
    {"format", "join", "strip", "lower", "upper", "str", "len", "Path", "getLogger", "time", "now"}
)
"""Calls that no `try` is about."""


def note(said: str, needs: str = NOTED, code: str = "MLA102") -> handlers.Verdict:
    """A verdict that is a note."""
    return handlers.Verdict(code, said, 0.7, needs, note=True)


def falls_through(handler: ast.ExceptHandler) -> bool:
    """Whether a handler does nothing but log and tidy up, and what follows its `try` runs next."""
    body = [s for s in handler.body if not isinstance(s, ast.Pass | ast.Import | ast.ImportFrom) and not closes(s)]
    return handlers.logs_all(body) and not any(isinstance(s, LEAVES) for s in statements(handler.body))


def can_do_without(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a function says that the program can do without: in its text, or where it catches. The statement
    ``continue`` says nothing: every handler of an item in a loop has it.
    """
    first, last = handler.lineno - 1, handler.end_lineno or handler.lineno
    caught = "\n".join(line for line in file.source.lines[first:last] if line.strip() != "continue")
    return OPTIONAL.search(f"{ast.get_docstring(function) or ''}\n{caught}") is not None


def work(file: FileContext, block: ast.Try) -> ast.Call | None:
    """The first call of a `try` that may fail, as what it is about."""
    for call in calls(file, block.body):
        if last_part(call.func) in _BESIDE or handlers.is_log(call) or handlers.is_logged(file, call):
            continue
        if not is_unraised(call):  # what a block raises itself it is not about
            return call
    return None
