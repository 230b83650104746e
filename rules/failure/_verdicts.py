"""One verdict for each handler, so that no failure is reported under two codes."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from . import _handlers as handlers
from ._contained import nothing_fails
from ._guards.block_lists import emptied_list
from ._guards.failed_guards import failed_guard, of_guard
from ._guards.guards import lets_through
from ._guards.left_out import left_out
from ._guards.no_guard import no_guard
from ._guards.only_logged import only_logged
from ._guards.skipped_refusals import skipped_refusal
from ._guards.unvalidated import unvalidated
from ._handlers import Verdict
from ._made_up.cut_short import cut_short
from ._made_up.dropped_out import dropped_out
from ._made_up.emptied_texts import emptied_secret, emptied_text
from ._made_up.exhausted import exhausted
from ._made_up.fallen_out import fallen_out
from ._made_up.fewer_parts import fewer_parts
from ._made_up.instead import made_up_instead
from ._made_up.last_rounds import last_round
from ._made_up.made_up_metrics import made_up_metric
from ._made_up.other_database import other_database
from ._made_up.other_entries import another_for_it
from ._made_up.other_rows import other_rows
from ._made_up.pretended import switched_mode
from ._made_up.synthetic import synthetic_instead
from ._made_up.unprepared import unprepared
from ._models.half_started import half_started
from ._models.loads import loosened, untaught_instead
from ._models.other_features import other_features
from ._models.other_fits import other_fit
from ._models.shown import flags_set, is_shown
from ._models.stand_ins import stand_in
from ._named_errors import of_named_error
from ._noted.next_rows import next_row
from ._noted.noted import noted
from ._raised_at_last import raised_at_last
from ._shown_only import only_shown, typed_in
from ._stores.absent_objects import taken_for_absent
from ._stores.added_up import added_up
from ._stores.broken_settings import broken_settings
from ._stores.emptied_stores import emptied_store
from ._stores.first_of_all import first_of_all
from ._stores.kept_empty import kept_empty
from ._stores.kept_old import kept_old
from ._stores.local_tracking import local_tracking
from ._stores.lost_copies import lost_copy
from ._stores.lost_secrets import lost_secret
from ._stores.not_found import taken_for_first, taken_for_missing
from ._stores.not_found_for_all import taken_for_unknown
from ._stores.out_of_reach import empty_answer
from ._stores.overwritten import overwritten
from ._stores.writes import unsaid_write
from ._swallowed.swallowed import swallowed
from ._swallowed.unheard import unheard
from ._told.blamed import blamed
from ._told.error_texts import kept_as_answer, told_as_answer
from ._told.invocations import ends_invocation
from ._told.jobs import ends_well
from ._told.status import lost_batch
from ._told.tasks import ends_green
from ._told.told_as_success import told_as_success
from ._told.undone import undone
from ._told.unrevoked import unrevoked
from ._work import kinds

_CLEAN_UP: Final = regex(
    r"(^|[\s_])(close|cleanup|clean_up|teardown|shutdown|__del__|__exit__|__aexit__|dispose|warm_?up|benchmark|telemetry"
    r"|metrics?|heartbeat|notify|optional|probe|health\w*|readiness|liveness|status)(_|\s|$)"
)

_METRICS: Final = regex(r"^\w*metrics?$")
"""Routes that count: a 0 of theirs is read as one that was counted."""
_ANSWERS: Final = regex(r"(^|[\s_])(predict|classify|infer|score|forecast|diagnose)_")
"""``predict_load_status``, whose answer is no report on the service."""
_MEASURED: Final = regex(
    r"(^|[\s_])((compute|calc|calculate|evaluate|measure|analy[sz]e)_(\w+_)?|(performance|model|drift|bias|fairness|quality)_)"
    r"metrics?(_|\s|$)"
)
"""``compute_drift_metrics``: what is measured is the answer itself, and no telemetry beside one."""
_SHADOW: Final = regex(r"(^|[\s_])(shadow|mirror)(ed)?(_|\s|$)")
"""Functions that ask a second model beside the one that answers, which must not feel it."""


def verdict(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """What is wrong with a handler; None where the caller can tell, or nothing that matters is lost."""
    known: dict[ast.ExceptHandler, Verdict | None] = file.shared.setdefault("failure verdicts", {})
    if handler not in known:
        tried = raised_at_last(file, handler)
        known[handler] = _of_tries(file, handler) if tried else _judge(file, handler) or noted(file, handler)
    return known[handler]


def _of_tries(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """The verdict on a handler behind whose loop the last failure is raised: each try must be of the same thing."""
    block = handlers.try_of(handler)
    return next_row(file, block, handler) if block is not None else None


def _judge(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    block = handlers.try_of(handler)
    if block is None:
        return None
    if only_shown(file, block, handler) or typed_in(file, block, handler) or nothing_fails(file, block):
        return None
    if isinstance(handler.type, ast.Name) and handler.type.id == "KeyboardInterrupt":
        return None  # whoever stops a program knows that it has stopped
    is_broad = handlers.is_broad(file, handler)
    if is_broad:
        told_wrong = taken_for_unknown(file, block, handler) or blamed(file, block, handler)
        if told_wrong is not None:
            return told_wrong
    if old := kept_old(file, block, handler):
        return old
    if handlers.raises(handler):
        return None
    through = lets_through(file, handler)
    if through is not None:
        first = block.handlers[0] is handler or lets_through(file, block.handlers[0]) is None
        return of_guard(file, handler, through) if first else None
    found = (
        _passed_over(file, block, handler)
        or (kept_empty(file, block, handler) if is_broad else None)
        or _emptied(file, block, handler)
        or _replaced(file, block, handler)
        or _taken_for_first(file, block, handler)
    )
    if found is not None:
        return found
    return _of_any_error(file, block, handler) if is_broad else of_named_error(file, block, handler)


def _passed_over(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A guard, a check or the end of an access that a failure leaves out."""
    return (
        left_out(file, block, handler)
        or no_guard(file, block, handler)
        or only_logged(file, block, handler)
        or unrevoked(file, block, handler)
        or unvalidated(file, block, handler)
        or skipped_refusal(file, block, handler)
    )


def _emptied(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """What was kept, and is lost because it could not be read."""
    return (
        emptied_list(file, block, handler) or overwritten(file, block, handler) or emptied_store(file, block, handler)
    )


def _replaced(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """Another model, database, secret or set of rows that takes the place of the one that failed."""
    return (
        loosened(file, block, handler)
        or untaught_instead(file, block, handler)
        or other_database(file, block, handler)
        or another_for_it(file, block, handler)
        or lost_secret(file, block, handler)
        or local_tracking(file, block, handler)
        or other_fit(file, block, handler)
        or other_features(file, block, handler)
        or other_rows(file, block, handler)
        or synthetic_instead(file, block, handler)
    )


def _taken_for_first(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A failure that ends an invocation as if it had worked, or that is taken for "there is none yet"."""
    return (
        ends_invocation(file, handler)
        or taken_for_first(file, block, handler)
        or first_of_all(file, block, handler)
        or taken_for_absent(file, block, handler)
    )


def _of_any_error(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """The verdict on a handler that catches whatever goes wrong."""
    ended = _ended_well(file, block, handler)
    if ended is not None:
        return ended
    guard = failed_guard(file, block, handler)
    if guard is not None:
        return of_guard(file, handler, guard)
    about = kinds(file, block.body)
    answered = (
        _without_model(file, handler, about)
        or made_up_instead(file, block, handler, about)
        or made_up_metric(file, block, handler)
        or told_as_answer(file, block, handler, about)
        or kept_as_answer(file, block, handler, about)
        or told_as_success(file, block, handler)
        or unprepared(file, block, handler)
    )
    if answered is not None:
        return answered
    around = handlers.enclosing(handler)
    if _CLEAN_UP.search(around) and not _ANSWERS.search(around) and not _MEASURED.search(around):
        hollow = _METRICS.search(around) is not None and not handlers.signals(file, handler)
        return empty_answer(file, handler) if hollow else None
    lost = _lost(file, block, handler)
    if lost is not None:
        return lost
    if not handlers.signals(file, handler) and (emptied_route := empty_answer(file, handler)):
        return emptied_route
    if handlers.signals(file, handler):
        return unheard(file, handler)
    about = kinds(file, block.body, failing=True)
    if not about:
        return _left_behind(file, block, handler)
    if handlers.worker_loop(file, handler) and handlers.keeps_traceback(file, handler):
        return None
    if _SHADOW.search(around) and _logs_error(file, handler):
        return None
    return swallowed(file, block, handler, about) or _left_behind(file, block, handler)


def _ended_well(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A batch, a task or a program that counts as done although it failed."""
    if lost_batch(file, block, handler):
        said = "what triggers this function takes any answer for success"
        return Verdict("MLA102", f"{said}: unless it raises, records that failed count as done")
    return ends_green(file, block, handler) or ends_well(file, block, handler) or last_round(file, block, handler)


def _without_model(file: FileContext, handler: ast.ExceptHandler, about: dict[str, ast.Call]) -> Verdict | None:
    """A flag by which the service goes on without its model, or what stands in for one."""
    switched = switched_mode(file, handler, bool({"load", "make"} & about.keys()))
    if switched:
        said = f"any failure here sets `{switched}`: the service goes on with answers that no model gave"
        flags = flags_set(handler.body)
        return Verdict("MLA103", said, mild=is_shown(file, flags), names=flags)
    pretended = stand_in(handler.body) if "load" not in about else ""
    if pretended:
        flags = flags_set(handler.body)
        said = f"any failure here puts `{pretended}` in the place of a model"
        return Verdict("MLA103", said, 0.9, "stand-in", mild=True, names=flags)
    return None


def _lost(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """Work that is not done, or a part of it that drops out, of which nobody learns."""
    return (
        exhausted(file, block, handler)
        or lost_copy(file, block, handler)
        or broken_settings(file, block, handler)
        or unsaid_write(file, block, handler)
        or undone(file, block, handler)
        or dropped_out(file, block, handler)
        or fewer_parts(file, block, handler)
        or added_up(file, block, handler)
        or taken_for_missing(file, block, handler)
        or emptied_text(file, block, handler)
        or emptied_secret(file, block, handler)
    )


def _left_behind(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """Candidates, rows or steps that are missing from what goes on, or a False that nobody may look at."""
    return (
        fallen_out(file, block, handler)
        or cut_short(file, block, handler)
        or unheard(file, handler)
        or half_started(file, block, handler)
    )


def _logs_error(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler logs what it caught, as its text or with its traceback."""
    if handlers.keeps_traceback(file, handler):
        return True
    calls = [call for statement in handler.body for call in file.inside(statement, ast.Call) if handlers.is_log(call)]
    return any(isinstance(part, ast.Name) and part.id == handler.name for call in calls for part in ast.walk(call))
