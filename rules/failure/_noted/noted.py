"""The note on a handler of which nothing else is to be said."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext

from .. import _handlers as handlers
from .._contained import nothing_fails
from .._handlers import Verdict
from .._shown_only import only_shown, typed_in
from .half_filled import half_filled
from .left_out_items import left_out_items
from .left_preset import left_preset
from .lost_messages import lost_message
from .relied_on import relied_on
from .taken_for_absent import taken_for_absent
from .unbound import unbound
from .undeleted import undeleted
from .written_out import mocked, rows_in_the_code

_NOTES = (
    lost_message,
    unbound,
    mocked,
    rows_in_the_code,
    taken_for_absent,
    undeleted,
    left_out_items,
    left_preset,
    half_filled,
    relied_on,
)


def noted(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """What is worth a word of a handler."""
    block = handlers.try_of(handler)
    if block is None or handlers.raises(handler):
        return None
    if only_shown(file, block, handler) or typed_in(file, block, handler) or nothing_fails(file, block):
        return None
    if isinstance(handler.type, ast.Name) and handler.type.id in ("KeyboardInterrupt", "ImportError"):
        return None
    for look in _NOTES:
        found = look(file, block, handler)
        if found is not None:
            return found
    return None
