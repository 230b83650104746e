"""Databases and servers that are out of reach, and look like ones that hold nothing."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import excerpt

from ...serving._web.askable import marked
from ...serving._web.routes import route
from .. import _handlers as handlers
from .._handlers import Verdict
from .._models.chosen import told_as_failure
from .._not_missed import only_enriches
from .._told.told import following
from .._ways_out import absences, falls_out, is_empty, returns_empty, returns_none, shown_call, tries_again
from .hollow import is_hollow
from .offered import only_offered

_OPTIONAL: Final = regex(r"(?i)cache|comment|meta|optional|try_|hint|version")
"""Functions whose answer may be missing."""

EMPTY: Final = "an empty result goes out as if"
"""What is said of them, by which `settled` knows them."""

_NONE_FOUND: Final = regex(
    r"(?i)^\W*no\b.{0,60}\b(found|available|results?|match(es|ed)?|records?|data|warnings?)\b"
    r"|\b(none|nothing|not)( was| were)? found\b"
)
"""Texts that say that a search has found nothing."""
_FAILED: Final = regex(r"(?i)error|fail|unavailable|could|unable|try again|cannot|can't|connection|timed? ?out")
_ONE: Final = frozenset({"first", "one_or_none", "scalar_one_or_none", "find_one", "fetchone", "fetchrow"})
"""Methods that give one row, or None."""
_REGISTRY: Final = frozenset(
    {"get_latest_versions", "search_model_versions", "search_registered_models", "list_registered_models"}
)
"""What a registry is asked: which model is the one that serves."""


def failed_request(file: FileContext, handler: ast.ExceptHandler, about: dict[str, ast.Call]) -> Verdict | None:
    """A server that is out of reach looks like one that has nothing to say."""
    if "request" not in about or tries_again(file, handler):
        return None
    if text := says_none_found(file, handler):
        said = f"when `{shown_call(file, about['request'])}` fails, the answer is `{text}`"
        return Verdict("MLA109", f"{said}: nobody can tell an outage from a search that found nothing", 0.7)
    if not returns_empty(file, handler):
        return None
    said = f"when `{shown_call(file, about['request'])}` fails, {EMPTY} there were nothing"
    behind = not any(isinstance(s, ast.Return | ast.Assign) for s in statements(handler.body))
    slight = handlers.logs(file, handler) and (behind or only_enriches(file, handler))
    slight = slight or only_offered(file, handler)
    return Verdict("MLA109", said, needs="quiet", note=slight)


def says_none_found(file: FileContext, handler: ast.ExceptHandler) -> str:
    """``return "No warnings found."``, of a handler, or behind a `try` that leaves with what it found: the text, "" for
    none.
    """
    block, last = handlers.try_of(handler), handler.body[-1]
    answer = last if isinstance(last, ast.Return) else None
    if block is not None and handlers.only_logs(handler):
        if any(isinstance(s, ast.Return) for s in statements(block.body)):
            answer = next((s for s in following(block)[:1] if isinstance(s, ast.Return)), None)
    value = outcome(answer) if answer is not None else None
    if not isinstance(value, ast.Constant | ast.JoinedStr):
        return ""
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    text = " ".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in parts)
    return excerpt(value, 60) if _NONE_FOUND.search(text) and not _FAILED.search(text) else ""


def empty_answer(file: FileContext, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return []`` of a route that lists something."""
    function = file.function_of(handler)
    if function is None or function not in marked(file) or route(file, function) is None:
        return None
    if not returns_empty(file, handler) and not is_hollow(file, handler):
        return None
    said = f"whatever fails in `{function.name}` is answered with status 200 and nothing in it"
    return Verdict("MLA109", f"{said}: a client cannot tell an outage from an empty list", 0.7)


def failed_query(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, about: dict[str, ast.Call], logged: bool
) -> Verdict | None:
    """A database that is out of reach looks like one that holds nothing."""
    call = about.get("query")
    if call is None:
        return None
    needs = "quiet" if logged else ""
    shown = shown_call(file, call)
    shown = "the query" if shown.startswith("...") else f"`{shown}`"
    if returns_empty(file, handler) or is_hollow(file, handler):
        if _writes(file, block):
            said = f"when {shown} or what is written after it fails, {EMPTY} there were nothing: the cause is lost"
            return Verdict("MLA109", said, needs=needs, mild=True)
        note = (logged and _may_go_without(file, block, call)) or only_offered(file, handler)
        return Verdict("MLA109", f"when {shown} fails, {EMPTY} nothing had been found", needs=needs, note=note)
    if falls_out(file, block, handler):
        said = f"when {shown} fails, the caller gets None where the annotation promises an answer"
        return Verdict("MLA102", said, needs=needs, mild=True)
    around = handlers.enclosing(handler)
    counts = logged or last_part(call.func) in _REGISTRY  # an unlogged None of a table's look-up is often a key
    asked = [s for s in statements(block.body) if isinstance(s, ast.Return) and s.lineno >= call.lineno]
    alike = returns_none(handler.body) and returns_none([*asked])  # a None before the query says nothing of its rows
    if counts and alike and not _OPTIONAL.search(around) and not told_as_failure(file, handler):
        said = f"when {shown} fails, the caller gets None, as where nothing was found: an outage looks like an answer"
        return Verdict("MLA102", said, 0.7, needs)
    if logged and returns_none(handler.body) and asked and all(_finds_one(file, s) for s in asked):
        kept = any(isinstance(s, ast.Assign | ast.AugAssign) for s in statements(handler.body))  # a breaker that opens
        if not kept and not _OPTIONAL.search(around) and not told_as_failure(file, handler):
            said = f"when {shown} fails, the caller gets None, as where there is no such row"
            return Verdict("MLA102", f"{said}: an outage looks like an unknown one", 0.7, "service", mild=True)
    return None


def _may_go_without(file: FileContext, block: ast.Try, call: ast.Call) -> bool:
    """Whether the function answers as empty, without a word, where it has no store at all: ``if not store: return {}``
    before ``store.get(...)``. A program that goes without one goes on without its answer.
    """
    store = call.func
    while isinstance(store, ast.Attribute | ast.Call):
        store = store.value if isinstance(store, ast.Attribute) else store.func
    if not isinstance(store, ast.Name):
        return False
    home = file.function_of(block)
    for branch, held in absences(file).items():
        if file.function_of(branch) is home and branch.lineno < block.lineno and not branch.orelse:
            answer = outcome(branch.body[0]) if isinstance(branch.body[0], ast.Return) else None
            if answer is not None and is_empty(answer):
                if any(isinstance(each, ast.Name) and each.id == store.id for each in held):
                    return True
    return False


def _finds_one(file: FileContext, answer: ast.Return) -> bool:
    """``return db.query(User).filter(...).first()``: the row that was asked for, and None where there is none."""
    value = file.names.single_value(answer.value) if answer.value is not None else None
    value = value.value if isinstance(value, ast.Await) else value
    return isinstance(value, ast.Call) and last_part(value.func) in _ONE


def _writes(file: FileContext, block: ast.Try) -> bool:
    """Whether a `try` changes the database: its empty answer stands for what was not written, and not for a search."""
    return any(last_part(call.func) == "commit" for s in block.body for call in file.inside(s, ast.Call))
