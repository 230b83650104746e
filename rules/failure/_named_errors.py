"""Verdicts on handlers that name what they catch: an outage, a file that is not there, rows that allow no metric."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

from . import _handlers as handlers
from ._errors import DATABASE_ERROR, FAILED_COMMAND, NO_FILE, OUT_OF_REACH, OUTAGE, caught
from ._guards.failed_guards import failed_guard, of_guard
from ._handlers import Verdict
from ._made_up.defaults import earlier_answer
from ._made_up.dropped_out import dropped_out
from ._made_up.fewer_parts import fewer_parts
from ._made_up.instead import made_up_instead
from ._made_up.made_up_metrics import made_up_metric
from ._made_up.raw_rows import raw_rows
from ._made_up.unknown_labels import unknown_caught
from ._models.loads import stays_fresh
from ._models.unloaded import left_unloaded
from ._stores.out_of_reach import failed_query, failed_request
from ._stores.writes import notes_quietly
from ._swallowed.unheard import unheard
from ._told.error_texts import told_as_answer
from ._told.jobs import ends_well, never_judged
from ._told.undone import undone
from ._work import kinds

_UNDEFINED: Final = regex(r"(^|[(, .])(ValueError|ZeroDivisionError|ArithmeticError|UndefinedMetricWarning)\b")
_DRIFT: Final = regex(r"(?i)(^|_)(drift\w*|psi|population_stability\w*|divergence)(_|$)")
_NOT_THERE: Final = regex(r"(^|\.)(\w*NotFound(Error)?|NoSuchKey|NoSuchBucket|\w*DoesNotExist|FileNotFoundError)$")
_FEW: Final = 2
"""Statements of a `try` that is about a metric, and about nothing else."""


def of_named_error(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """The verdict on a handler that names what it catches."""
    failed = caught(handler, FAILED_COMMAND) or caught(handler, NO_FILE)
    ended = ends_well(file, block, handler) if failed else never_judged(file, block, handler)
    if ended is not None:
        return ended
    guard = failed_guard(file, block, handler) if caught(handler, OUTAGE) else None
    if guard is not None:
        return of_guard(file, handler, guard)
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
        made_up = made_up_instead(file, block, handler, kinds(file, block.body))
        if made_up is not None:
            return made_up._replace(confidence=0.7)  # whoever names an outage has thought of it
        emptied = failed_request(file, handler, kinds(file, block.body))
        if emptied is not None and not handlers.signals(file, handler):
            return emptied._replace(confidence=0.7)
        told = told_as_answer(file, block, handler, kinds(file, block.body))
        if told is not None:
            return told
    dropped = dropped_out(file, block, handler)
    if dropped is None and (caught(handler, OUTAGE) or notes_quietly(handler) or _is_spared(block, handler)):
        dropped = undone(file, block, handler)
    if dropped is None and caught(handler, OUTAGE):
        dropped = fewer_parts(file, block, handler)
    if dropped is not None:
        return dropped
    no = unheard(file, handler) if caught(handler, OUT_OF_REACH) else None
    return no or _switched(file, block, handler)


def _is_spared(block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether what is not there is passed over in a `try` that raises whatever else goes wrong."""
    return caught(handler, _NOT_THERE) and any(handlers.raises(other) for other in block.handlers)


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
