"""Predictions that failed, and of which the caller gets something that looks like an answer."""

from __future__ import annotations

import ast

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.answered import looks_computed, success_all_the_same
from .._made_up.made_up_metrics import left_unmeasured
from .._made_up.made_up_scores import hard_label
from .._models.chosen import callers_look
from .._not_missed import (
    answers_nothing,
    asks_for_enough,
    is_record,
    is_spare,
    only_adds,
    only_tells,
    puts_together,
    searches_as_asked,
)
from .._shown_only import only_done
from .._stores.stored import is_stored
from .._ways_out import (
    answer_is_checked,
    fate,
    is_declared_optional,
    is_worst,
    shown_call,
    tries_again,
    tries_next,
)
from .._work import asks_language_model
from .candidates import is_candidate
from .checks import is_check
from .more_fields import is_field_more
from .orders import keeps_order


def told_of_success(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> Verdict | None:
    """A model that failed, and fields beside its answer that tell of a success."""
    claim = success_all_the_same(file, block, handler)
    if not claim:
        return None
    said = f"a failure of `{shown_call(file, call)}` is only logged, and `{claim}` tells of a success"
    return Verdict("MLA102", f"{said}: what was to be written down of its answer is missing, and nobody is told")


def unanswered(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> Verdict | None:
    """A prediction that failed, where the caller cannot tell what it gets from an answer."""
    if label := hard_label(file, block, handler):
        said = f"when `{shown_call(file, call)}` fails, `{label}` makes a probability of a class"
        return Verdict("MLA102", f"{said}: a 0 or a 1 goes out as if the model were sure")
    logged = handlers.logs(file, handler)
    if _is_no_loss(file, block, handler, call, logged):
        return None
    asked = asks_language_model(call)
    if asked and puts_together(block, handler):
        return None
    if is_declared_optional(file, handler) or is_check(file, handler) or (asked and _names_state(handler)):
        return None
    if _only_decides(file, block, handler, call):
        said = f"a failure of `{shown_call(file, call)}` is logged, and what it was to decide is left open"
        return Verdict("MLA102", f"{said}: what it was asked about goes on as it was", 0.7, "quiet", note=True)
    if unmeasured := left_unmeasured(file, block, handler):
        said = f"when `{shown_call(file, call)}` fails, `{unmeasured}` says that nothing was measured"
        return Verdict("MLA102", f"{said}, and nobody why", 0.7, "quiet" if logged else "", note=True)
    return Verdict(
        "MLA102",
        f"a failure of `{shown_call(file, call)}` {fate(handler)}: the caller cannot tell it from an answer",
        0.7 if asked or answers_nothing(file, handler) else 1.0,
        "quiet" if logged and not is_stored(file, handler) else "",
        mild=not looks_computed(file, block, handler),
        optional=True,
        note=(asked and searches_as_asked(file, handler))
        or is_candidate(file, block, handler)
        or is_field_more(file, block, handler)
        or keeps_order(file, handler),
    )


def _is_no_loss(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call, logged: bool) -> bool:
    """Whether the work is done another way, or somebody looks, or the answer was only to add something."""
    if tries_again(file, handler) or answer_is_checked(file, block, handler) or tries_next(file, block):
        return True
    if logged and (is_worst(handler) or only_done(file, block) or is_record(file, block)):
        return True
    return (
        is_spare(block, call)
        or asks_for_enough(file, block, handler)
        or callers_look(file, handler)
        or only_adds(file, block, handler)
        or only_tells(file, block, handler)
    )


def _only_decides(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """``fit = rate(offers)`` of which only the ``else`` of the `try` makes anything, where the handler logs with a
    traceback: what it was asked about was there before, and goes on.
    """
    home, only = file.function_of(block), block.body[0]
    if home is None or len(block.body) > 1 or not block.orelse or not targets(only):
        return False
    if not handlers.only_logs(handler) or not handlers.keeps_traceback(file, handler):
        return False
    end = block.end_lineno or block.lineno
    read = {n.id for n in file.inside(home, ast.Name) if n.lineno > end and isinstance(n.ctx, ast.Load)}
    made = {part.id for t in targets(only) for part in ast.walk(t) if isinstance(part, ast.Name)}
    given = {each.id for each in call.args if isinstance(each, ast.Name)}
    return made.isdisjoint(read) and not given.isdisjoint(read)


def _names_state(handler: ast.ExceptHandler) -> bool:
    """Whether a step of an agent goes on with a state that it names."""
    returned = [outcome(s) for s in statements(handler.body) if isinstance(s, ast.Return)]
    return any(isinstance(value, ast.Dict) and value.keys for value in returned)
