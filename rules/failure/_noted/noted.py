"""The note on a handler of which nothing else is to be said."""

from __future__ import annotations

import ast

from mlaudit.code.file import FileContext

from .. import _handlers as handlers
from .._contained import nothing_fails
from .._guards.unread_conditions import unread_condition
from .._handlers import Verdict
from .._shown_only import only_shown, typed_in
from .any_failure import any_failure
from .blank_arrays import blank_array
from .broken_records import broken_record
from .ended_early import begun_anew, ended_stream, used_up
from .failed_tasks import failed_task
from .half_done import half_written, raw_as_decoded, text_in_a_field
from .half_filled import half_filled
from .handed_back import handed_back
from .hollow_items import hollow_item
from .kept_for_others import cached_outage
from .kept_from_before import kept_from_before
from .left_for_good import left_for_good
from .left_out_items import left_out_items
from .left_preset import left_preset
from .lost_messages import lost_message
from .next_rows import next_row
from .no_reason import no_reason
from .no_verdicts import no_verdict
from .other_classes import other_class
from .own_refusals import caught_refusal, passed_on
from .refused_writes import refused_write
from .relied_on import relied_on
from .taken_for_absent import taken_for_absent
from .told_in_words import told_in_words
from .unbound import unbound
from .undeleted import undeleted
from .unknown_whether import taken_for_no, taken_for_unknown, taken_for_unset
from .unparsed import default_request, now_instead, unread_answer, unset_number
from .unreadable import unreadable
from .unsaved import unsaved
from .unsent import cleared_batch, unsent, unwritten
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
    now_instead,
    unread_answer,
    default_request,
    unset_number,
    blank_array,
    hollow_item,
    cached_outage,
    cleared_batch,
    unsent,
    unwritten,
    unsaved,
    no_verdict,
    next_row,
    other_class,
    left_for_good,
    refused_write,
    kept_from_before,
    unread_condition,
    taken_for_no,
    taken_for_unknown,
    taken_for_unset,
    broken_record,
    raw_as_decoded,
    half_written,
    text_in_a_field,
    told_in_words,
    handed_back,
    ended_stream,
    used_up,
    begun_anew,
    caught_refusal,
    passed_on,
    failed_task,
    no_reason,
    unreadable,
    relied_on,
    any_failure,
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
