"""Data that could not be read, and that is left out, or stands empty, without a word."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.written import as_written

from .._handlers import Verdict
from .._made_up.answered import number_instead
from .._models.chosen import callers_look
from .._not_missed import hands_back, is_unread, reads_metadata, says_none
from .._told.told import following
from .._ways_out import (
    answer_is_checked,
    answered_table,
    denied_none,
    empty_table,
    only_where_some,
    shown_call,
    tries_or_raises,
)
from .._work import kind_of
from .checks import is_check
from .in_turn import asked_in_turn

UNASKED: Final = "callers elsewhere"
"""What a verdict needs that hangs on those who call the function from other files: one, of whom none looks."""


def is_not_missed(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether nobody needs what was to be read, or whoever does finds out."""
    if says_none(file, handler) or reads_metadata(file, block) or callers_look(file, handler):
        return True
    if hands_back(file, handler) or is_unread(file, block) or tries_or_raises(file, block):
        return True
    return is_check(file, handler) or asked_in_turn(file, handler)


def left_out_silently(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> Verdict | None:
    """Data that is missing from what follows, or a number that is taken for it."""
    if instead := number_instead(block, handler):
        said = f"where `{shown_call(file, call)}` cannot read its file, `{instead}` is taken for what it holds"
        return Verdict("MLA102", f"{said}, and nobody is told")
    if _is_read_again(file, block, call):
        return None
    if not answer_is_checked(file, block, handler) and not only_where_some(file, handler):
        message = f"data that `{shown_call(file, call)}` cannot read is left out without a word"
        return Verdict("MLA102", message, mild=True, optional=True)
    return None


def _is_read_again(file: FileContext, block: ast.Try, call: ast.Call) -> bool:
    """Whether what follows a `try` reads the same in another way: ``return read_csv(path, encoding="latin-1")``."""
    after = next(iter(following(block)), None)
    behind = file.inside(after, ast.Call) if isinstance(after, ast.Return | ast.Assign | ast.With) else []
    read = as_written(call.args[0]) if call.args else ""
    return bool(read) and any(
        kind_of(file, each) == "read" and each.args and as_written(each.args[0]) == read for each in behind
    )


def taken_for_empty(file: FileContext, handler: ast.ExceptHandler, call: ast.Call, logged: bool) -> Verdict | None:
    """Data that becomes None, or a table with no rows, which nobody asks about."""
    shown = shown_call(file, call)
    if logged and (kind := denied_none(file, handler)):
        said = f"what `{shown}` cannot read becomes None, of which `-> {kind}` says nothing"
        return Verdict("MLA102", f"{said}: the caller goes on without it", 0.7, "serving")
    if table := empty_table(file, handler):
        said = f"what `{shown}` cannot read becomes `{table}`, and nothing here asks whether it has rows"
        return Verdict("MLA109", said, 0.7)
    if table := answered_table(file, handler):
        said = f"what `{shown}` cannot read becomes `{table}`, and nobody who calls this asks whether it has rows"
        return Verdict("MLA109", said, 0.7, UNASKED)
    return None
