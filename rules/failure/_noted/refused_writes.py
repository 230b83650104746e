"""Errors of a batch of writes that all count as documents which were there before."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .. import _handlers as handlers
from .._errors import caught
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .words import note

_OF_A_BATCH: Final = regex(r"(^|\.)BulkWriteError$")
_WRITES: Final = frozenset({"insert_many", "bulk_write"})
_LOOKS: Final = regex(r"(?i)write_?errors|1100[01]|write_?concern|\bcode\b|duplicate_key")


def refused_write(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except BulkWriteError as error: added = error.details["nInserted"]``: whatever else a document was refused for
    looks like a duplicate key.
    """
    if not caught(handler, _OF_A_BATCH) or handlers.logs(file, handler) or handlers.raises(handler):
        return None
    if any(_LOOKS.search(ast.unparse(statement)) for statement in handler.body):
        return None
    written = next((call for call in calls(file, block.body) if last_part(call.func) in _WRITES), None)
    if written is None:
        return None
    said = f"any document that `{shown_call(file, written)}` refuses counts as one that is there already"
    return note(f"{said}: one that breaks a rule, or meets an outage, is lost without a word")


__all__ = ["refused_write"]
