"""Files that cannot be read, and that are answered for as if there were none."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import other_outcomes, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._swallowed.unread import is_not_missed
from .._ways_out import is_empty, only_where_some, shown_call
from .._work import calls, kind_of
from .words import can_do_without, note

_THERE: Final = regex(r"\b(exists|isfile|is_file|isdir|is_dir)\(")
_ASKS: Final = (b"exists(", b"isfile(", b"is_file(", b"isdir(", b"is_dir(")
_SPARE: Final = regex(
    r"(?i)cache|config|setting|preference|history|hint|optional|debug|stat(e|us)|lock|marker|hash|version|log(_|$)|temp|probe|health"
    r"|theme|asset|resource|styles?|css|icon"
)
"""What a program makes anew, or does without."""


def unreadable(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``if not path.exists(): return None`` before ``try: return json.load(stream)``, ``except Exception: return
    None``: a broken file looks like one that nobody wrote.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not file.holds(*_ASKS):
        return None
    if not handlers.is_broad(file, handler):
        return None
    answer = outcome(last)
    if not (is_nothing(answer) or (answer is not None and is_empty(answer))) or handlers.signals(file, handler):
        return None
    if not handlers.logs_all([s for s in handler.body[:-1] if not isinstance(s, ast.Pass)]):
        return None
    if _SPARE.search(handlers.enclosing(handler)) or can_do_without(file, function, handler):
        return None
    if is_not_missed(file, block, handler) or only_where_some(file, handler):
        return None
    read = next((c for c in calls(file, block.body) if kind_of(file, c) == "read" or file.call_name(c) == _OPEN), None)
    if read is None or not _is_absent_too(file, function, block, answer):
        return None
    if answer is not None and not any(other_outcomes(file, function, answer)):
        return None
    shown = "None" if answer is None else file.text(answer)
    said = f"what `{shown_call(file, read)}` cannot read is answered like what is not there, with `{shown}`"
    return note(f"{said}: who asks cannot tell a broken file from none")


_OPEN: Final = "builtins.open"


def _is_absent_too(file: FileContext, function: FunctionNode, block: ast.Try, answer: ast.expr | None) -> bool:
    """Whether a function answers the same, before a block or in it, where a file is not there."""
    written = ast.unparse(answer) if answer is not None else "None"
    for branch in file.inside(function, ast.If):
        if branch.lineno > (block.end_lineno or block.lineno) or not _THERE.search(ast.unparse(branch.test)):
            continue
        for statement in statements(branch.body):
            if isinstance(statement, ast.Return) and file.function_of(statement) is function:
                value = outcome(statement)
                if (ast.unparse(value) if value is not None else "None") == written:
                    return True
    return False


__all__ = ["unreadable"]
