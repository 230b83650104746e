"""One verdict for each handler, so that no failure is reported under two codes."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from . import _handlers as handlers
from ._contained import nothing_fails
from ._errors import DATABASE_ERROR, FAILED_COMMAND, NO_FILE, OUT_OF_REACH, OUTAGE, caught
from ._guards.block_lists import emptied_list
from ._guards.guard_names import is_open_by_choice, limits
from ._guards.guards import all_clear, kept_answer, lets_through, open_guard, refusal_lost
from ._guards.left_out import left_out
from ._guards.only_logged import only_logged
from ._guards.preset_verdicts import preset_verdict
from ._handlers import Verdict
from ._made_up.answered import looks_computed, number_instead, success_all_the_same
from ._made_up.cut_short import cut_short
from ._made_up.defaults import default_answer, earlier_answer
from ._made_up.dropped_out import dropped_out
from ._made_up.emptied import fixed_label, left_empty
from ._made_up.emptied_texts import emptied_secret, emptied_text
from ._made_up.exhausted import exhausted
from ._made_up.fallen_out import fallen_out
from ._made_up.fewer_parts import fewer_parts
from ._made_up.last_rounds import last_round
from ._made_up.made_up import fabricated
from ._made_up.made_up_features import made_up_feature
from ._made_up.made_up_metrics import made_up_metric
from ._made_up.made_up_scores import hard_label, made_up_score
from ._made_up.other_database import other_database
from ._made_up.other_entries import another_for_it
from ._made_up.other_rows import other_rows
from ._made_up.pretended import switched_mode
from ._made_up.raw_rows import raw_rows
from ._made_up.scored_otherwise import scored_otherwise
from ._made_up.synthetic import synthetic_instead
from ._made_up.unknown_labels import unknown_caught
from ._made_up.unprepared import unprepared
from ._made_up.unread_features import half_made_feature, unread_feature
from ._made_up.unsupported import unsupported
from ._models.chosen import callers_look, preset_flags
from ._models.half_started import half_started
from ._models.loads import failed_load, loosened, says_no, stays_fresh, untaught_instead
from ._models.other_features import other_features
from ._models.other_fits import other_fit
from ._models.shown import flags_set, is_shown
from ._models.stand_ins import stand_in
from ._models.unloaded import left_unloaded
from ._not_missed import (
    answers_nothing,
    asks_for_enough,
    hands_back,
    is_spare,
    is_unread,
    may_do_nothing,
    only_adds,
    only_tells,
    puts_together,
    reads_metadata,
    says_none,
    searches_as_asked,
)
from ._noted.noted import noted
from ._shown_only import only_done, only_shown, typed_in
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
from ._stores.out_of_reach import empty_answer, failed_query, failed_request
from ._stores.overwritten import overwritten
from ._stores.stored import is_stored
from ._stores.writes import notes_quietly, unsaid_write
from ._told.blamed import blamed
from ._told.deeds import LASTING, deed
from ._told.error_texts import kept_as_answer, told_as_answer
from ._told.invocations import ends_invocation
from ._told.jobs import ends_well, never_judged
from ._told.status import lost_batch
from ._told.tasks import ends_green
from ._told.told_as_success import told_as_success
from ._told.undone import undone
from ._told.unrevoked import unrevoked
from ._ways_out import (
    answer_is_checked,
    answered_table,
    assigns,
    denied_none,
    does_nothing,
    empty_table,
    fate,
    is_declared_optional,
    is_worst,
    only_where_some,
    shown_call,
    tries_again,
    tries_next,
    tries_or_raises,
)
from ._work import asks_language_model, calls, kinds

_OF_TRACKERS: Final = regex(r"^(if )?(wandb|neptune|comet_ml|swanlab|aim|clearml)\b")
_KEEPS: Final = regex(r"(?i)model|artifact|register")
_CLEAN_UP: Final = regex(
    r"(^|[\s_])(close|cleanup|clean_up|teardown|shutdown|__del__|__exit__|__aexit__|dispose|warm_?up|benchmark|telemetry"
    r"|metrics?|heartbeat|notify|optional|probe|health\w*|readiness|liveness|status)(_|\s|$)"
)

_METRICS: Final = regex(r"^\w*metrics?$")
"""Routes that count: a 0 of theirs is read as one that was counted."""
_ANSWERS: Final = regex(r"(^|[\s_])(predict|classify|infer|score|forecast|diagnose)_")
"""``predict_load_status``, whose answer is no report on the service."""

UNASKED: Final = "callers elsewhere"
"""What a verdict needs that hangs on those who call the function from other files: one, of whom none looks."""

_SHADOW: Final = regex(r"(^|[\s_])(shadow|mirror)(ed)?(_|\s|$)")
"""Functions that ask a second model beside the one that answers, which must not feel it."""

_CHECKS: Final = regex(r"^_*(test|check|ping|verify|validate|is|has|can)_")

_UNDEFINED: Final = regex(r"(^|[(, .])(ValueError|ZeroDivisionError|ArithmeticError|UndefinedMetricWarning)\b")
_DRIFT: Final = regex(r"(?i)(^|_)(drift\w*|psi|population_stability\w*|divergence)(_|$)")
_FEW: Final = 2
"""Statements of a `try` that is about a metric, and about nothing else."""
_SENDS: Final = frozenset({"send_json", "send_text", "send_bytes"})
"""Methods of a web socket."""
BEST_EFFORT: Final = regex(
    r"(?i)cache|track|trace|emit|publish|broadcast|warm|prefetch|delete|remove|clear|invalidate|touch|last_|ping|connect|(?<!down)(?<!up)load|log(?!in)"
    r"|plot|chart|histogram|heat_?map|figure|graph"
)
"""Functions that are called for what they may do."""


def verdict(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """What is wrong with a handler; None where the caller can tell, or nothing that matters is lost."""
    known: dict[ast.ExceptHandler, Verdict | None] = file.shared.setdefault("failure verdicts", {})
    if handler not in known:
        known[handler] = _judge(file, handler) or noted(file, handler)
    return known[handler]


def _judge(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    block = handlers.try_of(handler)
    if block is None:
        return None
    if only_shown(file, block, handler) or typed_in(file, block, handler) or nothing_fails(file, block):
        return None
    if isinstance(handler.type, ast.Name) and handler.type.id == "KeyboardInterrupt":
        return None  # whoever stops a program knows that it has stopped
    if handlers.is_broad(file, handler):
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
        return _of_guard(file, handler, through) if first else None
    passed = left_out(file, block, handler) or only_logged(file, block, handler) or unrevoked(file, block, handler)
    if passed is not None:
        return passed
    emptied = (kept_empty(file, block, handler) if handlers.is_broad(file, handler) else None) or (
        emptied_list(file, block, handler) or overwritten(file, block, handler) or emptied_store(file, block, handler)
    )
    if emptied is not None:
        return emptied
    replaced = (
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
    if replaced is not None:
        return replaced
    ended = (
        ends_invocation(file, handler) or taken_for_first(file, block, handler) or first_of_all(file, block, handler)
    )
    if ended is not None:
        return ended
    if not handlers.is_broad(file, handler):
        return _of_outage(file, block, handler)
    if lost_batch(file, block, handler):
        said = "what triggers this function takes any answer for success"
        return Verdict("MLA102", f"{said}: unless it raises, records that failed count as done")
    green = ends_green(file, block, handler) or ends_well(file, block, handler) or last_round(file, block, handler)
    if green is not None:
        return green
    around = handlers.enclosing(handler)
    guard = _failed_guard(file, block, handler)
    if guard is not None:
        return _of_guard(file, handler, guard)
    about = kinds(file, block.body)
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
    made_up = _made_up(file, block, handler, about) or made_up_metric(file, block, handler)
    if made_up is not None:
        return made_up
    told = (
        told_as_answer(file, block, handler, about)
        or kept_as_answer(file, block, handler, about)
        or told_as_success(file, block, handler)
    )
    if told is not None:
        return told
    raw = unprepared(file, block, handler)
    if raw is not None:
        return raw
    if _CLEAN_UP.search(around) and not _ANSWERS.search(around):
        hollow = _METRICS.search(around) is not None and not handlers.signals(file, handler)
        return empty_answer(file, handler) if hollow else None
    for look in (
        exhausted,
        lost_copy,
        broken_settings,
        unsaid_write,
        undone,
        dropped_out,
        fewer_parts,
        added_up,
        taken_for_missing,
        emptied_text,
        emptied_secret,
    ):
        found = look(file, block, handler)
        if found is not None:
            return found
    if not handlers.signals(file, handler) and (emptied_route := empty_answer(file, handler)):
        return emptied_route
    if handlers.signals(file, handler):
        return _unheard(file, handler)
    about = kinds(file, block.body, failing=True)
    if not about:
        return _left_behind(file, block, handler) or _unheard(file, handler) or half_started(file, block, handler)
    if handlers.worker_loop(file, handler) and handlers.keeps_traceback(file, handler):
        return None
    if _SHADOW.search(around) and _logs_error(file, handler):
        return None
    return (
        _swallowed(file, block, handler, about)
        or _left_behind(file, block, handler)
        or _unheard(file, handler)
        or half_started(file, block, handler)
    )


def _left_behind(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    return fallen_out(file, block, handler) or cut_short(file, block, handler)


def _logs_error(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler logs what it caught, as its text or with its traceback."""
    if handlers.keeps_traceback(file, handler):
        return True
    calls = [call for statement in handler.body for call in file.inside(statement, ast.Call) if handlers.is_log(call)]
    return any(isinstance(part, ast.Name) and part.id == handler.name for call in calls for part in ast.walk(call))


def _failed_guard(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    return (
        open_guard(file, handler)
        or refusal_lost(file, block, handler)
        or all_clear(file, handler)
        or kept_answer(file, block, handler)
        or preset_verdict(file, block, handler)
    )


def _of_guard(file: FileContext, handler: ast.ExceptHandler, found: Verdict) -> Verdict | None:
    """The verdict on a guard: a limit is open by mistake at worst, and not at all where it says that it is to be."""
    return None if is_open_by_choice(file, handler) else found._replace(mild=limits(file, handler))


def _made_up(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    return (
        fabricated(file, handler, about)
        or default_answer(file, handler, about)
        or earlier_answer(file, block, handler, about)
        or fixed_label(file, handler, about)
        or left_empty(file, block, handler, about)
        or unsupported(file, block, handler, about)
        or made_up_feature(file, block, handler)
        or unread_feature(file, block, handler)
        or half_made_feature(file, block, handler)
        or made_up_score(file, block, handler)
        or scored_otherwise(file, block, handler)
        or raw_rows(file, block, handler)
        or unknown_caught(file, block, handler)
    )


def _of_outage(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """The verdict on a handler that names what it catches."""
    failed = caught(handler, FAILED_COMMAND) or caught(handler, NO_FILE)
    ended = ends_well(file, block, handler) if failed else never_judged(file, block, handler)
    if ended is not None:
        return ended
    guard = _failed_guard(file, block, handler) if caught(handler, OUTAGE) else None
    if guard is not None:
        return _of_guard(file, handler, guard)
    if caught(handler, DATABASE_ERROR) and not handlers.signals(file, handler):
        about = kinds(file, block.body)
        logged = handlers.logs(file, handler)
        return earlier_answer(file, block, handler, about) or failed_query(file, block, handler, about, logged)
    unknown = (
        unknown_caught(file, block, handler)
        or raw_rows(file, block, handler)
        or _not_measured(file, block, handler)
        or _never_looked(file, handler)
    )
    if unknown is not None:
        return unknown
    fresh = stays_fresh(file, block, handler)
    if fresh is not None:
        return fresh
    unloaded = left_unloaded(file, block, handler)
    if unloaded is not None:
        return unloaded
    if caught(handler, OUTAGE):
        made_up = _made_up(file, block, handler, kinds(file, block.body))
        if made_up is not None:
            return made_up._replace(confidence=0.7)  # whoever names an outage has thought of it
        emptied = failed_request(file, handler, kinds(file, block.body))
        if emptied is not None and not handlers.signals(file, handler):
            return emptied._replace(confidence=0.7)
        told = told_as_answer(file, block, handler, kinds(file, block.body))
        if told is not None:
            return told
    dropped = dropped_out(file, block, handler)
    if dropped is None and (caught(handler, OUTAGE) or notes_quietly(handler)):
        dropped = undone(file, block, handler)
    if dropped is not None:
        return dropped
    unheard = _unheard(file, handler) if caught(handler, OUT_OF_REACH) else None
    return unheard or _switched(file, block, handler)


def _not_measured(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except ValueError: auc = 0.0``: what a metric raises where the rows allow none."""
    found = made_up_metric(file, block, handler) if caught(handler, _UNDEFINED) else None
    return found if len(block.body) <= _FEW and len(handler.body) <= _FEW else None


def _never_looked(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``except FileNotFoundError: return 0.0`` of a function that works out how far rows have drifted."""
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not _DRIFT.search(function.name):
        return None
    value = outcome(last)
    if not caught(handler, NO_FILE) or not isinstance(value, ast.Constant) or value.value not in (0, False):
        return None
    if handlers.signals(file, handler):
        return None
    said = f"where there is no file, `{file.text(last)}` says that nothing has drifted"
    return Verdict("MLA109", said, 0.7, mild=True)


def _swallowed(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call]
) -> Verdict | None:
    logged = handlers.logs(file, handler)
    if preset_flags(file, block):
        return None
    if {"load", "predict"} & about.keys() and (claim := success_all_the_same(file, block, handler)):
        call = about.get("predict") or about["load"]
        said = f"a failure of `{shown_call(file, call)}` is only logged, and `{claim}` tells of a success"
        return Verdict("MLA102", f"{said}: what was to be written down of its answer is missing, and nobody is told")
    if "load" in about or ("make" in about and _says_load(handler)):
        call = about.get("load") or about["make"]
        return failed_load(file, block, handler, call, logged)
    if "predict" in about:
        call = about["predict"]
        if label := hard_label(file, block, handler):
            said = f"when `{shown_call(file, call)}` fails, `{label}` makes a probability of a class"
            return Verdict("MLA102", f"{said}: a 0 or a 1 goes out as if the model were sure")
        if tries_again(file, handler) or answer_is_checked(file, block, handler) or tries_next(file, block):
            return None
        if logged and (is_worst(handler) or only_done(file, block)):
            return None
        if (
            is_spare(block, call)
            or asks_for_enough(file, block, handler)
            or callers_look(file, handler)
            or only_adds(file, block, handler)
            or only_tells(file, block, handler)
        ):
            return None
        asked = asks_language_model(call)
        if asked and puts_together(block, handler):
            return None
        if is_declared_optional(file, handler) or _is_check(file, handler) or (asked and _names_state(handler)):
            return None
        return Verdict(
            "MLA102",
            f"a failure of `{shown_call(file, call)}` {fate(handler)}: the caller cannot tell it from an answer",
            0.7 if asked or answers_nothing(file, handler) else 1.0,
            "quiet" if logged and not is_stored(file, handler) else "",
            mild=not looks_computed(file, block, handler),
            optional=True,
            note=asked and searches_as_asked(file, handler),
        )
    if "read" in about and not logged and not tries_again(file, handler) and not assigns(handler):
        call = about["read"]
        if says_none(file, handler) or reads_metadata(file, block) or callers_look(file, handler):
            return None
        if hands_back(file, handler) or is_unread(file, block) or tries_or_raises(file, block):
            return None
        if _is_check(file, handler):
            return None
        if instead := number_instead(block, handler):
            said = f"where `{shown_call(file, call)}` cannot read its file, `{instead}` is taken for what it holds"
            return Verdict("MLA102", f"{said}, and nobody is told")
        if not answer_is_checked(file, block, handler) and not only_where_some(file, handler):
            message = f"data that `{shown_call(file, call)}` cannot read is left out without a word"
            return Verdict("MLA102", message, mild=True, optional=True)
    if "read" in about and logged and (kind := denied_none(file, handler)):
        shown = shown_call(file, about["read"])
        said = f"what `{shown}` cannot read becomes None, of which `-> {kind}` says nothing"
        return Verdict("MLA102", f"{said}: the caller goes on without it", 0.7, "serving")
    if "read" in about and (table := empty_table(file, handler)):
        shown = shown_call(file, about["read"])
        said = f"what `{shown}` cannot read becomes `{table}`, and nothing here asks whether it has rows"
        return Verdict("MLA109", said, 0.7)
    if "read" in about and (table := answered_table(file, handler)):
        shown = shown_call(file, about["read"])
        said = f"what `{shown}` cannot read becomes `{table}`, and nobody who calls this asks whether it has rows"
        return Verdict("MLA109", said, 0.7, UNASKED)
    failed = failed_query(file, block, handler, about, logged)
    if failed is not None:
        return failed
    emptied = failed_request(file, handler, about)
    if emptied is not None:
        return emptied
    if "save" in about and not logged and does_nothing(handler):
        said = (
            f"a failure of `{shown_call(file, about['save'])}` is passed over: the run ends well, and without a model"
        )
        return Verdict("MLA102", said, mild=True)
    if "note" in about and not logged and does_nothing(handler):
        call = about["note"]
        said = f"a failure of `{shown_call(file, call)}` is passed over in silence: the run's record has holes"
        return Verdict("MLA102", said, note=True)
    return None


def is_of_cache(file: FileContext, node: ast.AST) -> bool:
    """Whether a function, its class or its file says that it is a cache: what is not in there is made again."""
    return "cache" in handlers.enclosing(node) or "cache" in file.path.lower()


def _is_check(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the answer is no, of a function that only tries whether something works."""
    function = file.function_of(handler)
    return function is not None and _CHECKS.match(function.name) is not None and says_no(file, handler)


def _names_state(handler: ast.ExceptHandler) -> bool:
    """Whether a step of an agent goes on with a state that it names."""
    returned = [outcome(s) for s in statements(handler.body) if isinstance(s, ast.Return)]
    return any(isinstance(value, ast.Dict) and value.keys for value in returned)


def _unheard(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """A function that answers False, or 0, where it failed, for callers who may never look: `settled` asks them."""
    function, block = file.function_of(handler), handlers.try_of(handler)
    last = handler.body[-1]
    if (
        function is None
        or block is None
        or not isinstance(last, ast.Return)
        or not isinstance(last.value, ast.Constant)
    ):
        return None
    no = last.value.value
    others = [
        outcome(s) for s in file.inside(function, ast.Return) if file.function_of(s) is function and s is not last
    ]
    counts = [o.value for o in others if isinstance(o, ast.Constant) and type(o.value) is int]
    if no is not False and not (type(no) is int and no == 0 and len(counts) == len(others) and any(counts)):
        return None
    if no is False and not any(isinstance(o, ast.Constant) and o.value is True for o in others):
        return None
    if BEST_EFFORT.search(function.name) or is_of_cache(file, handler):
        return None
    if no is False and may_do_nothing(function):
        return None
    if _only_tracks(file, block) or _sends_to_a_page(file, block) or _is_asked_here(file, function):
        return None
    done = deed(file, block.body, failing=True)
    lasting = done is not None and done.kind in LASTING
    return Verdict(
        "MLA102", f"`{function.name}` answers {no} when it fails", 0.7, "callers, lasting" if lasting else "callers"
    )


def _only_tracks(file: FileContext, block: ast.Try) -> bool:
    """Whether all that is tried is a run's page on a tracker, which training goes on without: no model goes there."""
    asked = [file.call_name(call) or "" for call in calls(file, block.body)]
    if not asked:
        return any(_OF_TRACKERS.match(file.text(s)) for s in block.body if not isinstance(s, ast.Return | ast.Pass))
    return all(_OF_TRACKERS.match(name) and not _KEEPS.search(name) for name in asked)


def _sends_to_a_page(file: FileContext, block: ast.Try) -> bool:
    """``await websocket.send_json(data)``: who has closed the page misses nothing."""
    return any(last_part(call.func) in _SENDS for s in block.body for call in file.inside(s, ast.Call))


def _is_asked_here(file: FileContext, function: FunctionNode) -> bool:
    """Whether a call by the name of a method looks at the answer, on an object of which nobody knows the class; or a
    function is handed over here, to what may look.
    """
    if file.class_of(function) is None:
        listed: list[ast.Tuple | ast.List] = [*file.tree.of(ast.Tuple), *file.tree.of(ast.List)]
        held = [each for row in listed for each in row.elts] + [
            item for each in file.tree.of(ast.Dict) for item in each.values
        ]
        return any(isinstance(each, ast.Name) and each.id == function.name for each in held)
    called = file.calls_where(lambda _, last: last == function.name)
    return any(
        isinstance(call.func, ast.Attribute) and file.function_of(call) is not function and not _is_dropped(call)
        for call in called
    )


def _is_dropped(call: ast.Call) -> bool:
    held = parent_of(call)
    return isinstance(parent_of(held) if isinstance(held, ast.Await) else held, ast.Expr)


def _says_load(handler: ast.ExceptHandler) -> bool:
    text = " ".join(p.value for p in ast.walk(handler) if isinstance(p, ast.Constant) and isinstance(p.value, str))
    return re.search(r"(load|initiali[sz]|start)", text, re.IGNORECASE) is not None


def _switched(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A data set that cannot be read is replaced by another one without a word."""
    if len(block.body) != 1 or len(handler.body) != 1:
        return None
    first, second = block.body[0], handler.body[0]
    if not (isinstance(first, ast.Assign) and isinstance(second, ast.Assign)) or handlers.logs(file, handler):
        return None
    made, instead = first.value, second.value
    if isinstance(made, ast.Call) and isinstance(instead, ast.Call):
        if as_written(first.targets[0]) != as_written(second.targets[0]):
            return None
        names = [ast.unparse(call.func).rpartition(".")[2] for call in (made, instead)]
        caught = ast.unparse(handler.type) if handler.type is not None else ""
        if names[0] != names[1] and names[0].endswith("Dataset") and "RuntimeError" in caught:
            said = f"any error in `{names[0]}` silently makes `{names[1]}` the data: a fault in it is hidden"
            return Verdict("MLA102", said, mild=True)
    return None
