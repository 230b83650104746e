"""The record of a model that was written last to a collection or a table, where that is what a query takes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.called import called, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .listings import has_just_registered, is_baseline, is_shown_only, loads, relabels

_TIME: Final = regex(
    r"(?i)(^|_)(created|updated|modified|registered|trained|uploaded|timestamp|date|time|ts)(_?(at|on|time|date))?$|^_id$"
)
_OF_MODELS: Final = regex(r"(?i)model|checkpoint|registry|artifact|weights|bundle")
_OF_OTHERS: Final = regex(
    r"(?i)^models?$|metric|predict|log|report|history|drift|result|score|monitor|event|feedback|alert|job|request"
)
_CHOSEN: Final = regex(
    r"(?i)prod|activ|deploy|champion|stag|alias|approv|promot|live|current|default|best|version|run_?id|model_?id|tag"
)
"""What in a query says which record is meant, or that somebody has promoted it."""
_ONE: Final = frozenset({"first", "scalar", "scalar_one_or_none", "one", "one_or_none", "find_one"})
_ORDERS: Final = ("find_one", "sort", "order_by")
_ENTITIES: Final = frozenset({"query", "select"})
_RUNS: Final = frozenset({"execute", "scalars", "scalar", "next", "list"})
"""Calls that are handed a query."""


def newest_records(file: FileContext) -> Iterator[ast.Call]:
    """The first query of each function that takes the newest record of a model by a time alone, and that loads what it
    says, or hands it back to who may.
    """
    if not file.holds(b"find_one", b".sort(", b"order_by(") or not calls_one(file, _ORDERS):
        return
    told: set[ast.AST | None] = set()
    for call in called(file, *_ORDERS):
        home = file.function_of(call)
        if home is None or home in told or not _is_by_newest(file, call):
            continue
        whole = _whole(call)
        if _is_of_models(whole) and _takes_one(file, whole) and not _is_otherwise(file, whole):
            told.add(home)
            yield whole


def loads_something(file: FileContext, node: ast.expr) -> bool:
    """Whether the function of a query loads, fetches or deploys a model."""
    home = file.function_of(node)
    return home is not None and any(loads(last_part(call.func)) for call in file.inside(home, ast.Call))


def _is_otherwise(file: FileContext, whole: ast.Call) -> bool:
    """Whether the query says which record is meant, or what it finds is shown, counted on or has to be beaten."""
    asked = [each for each in file.inside(whole, ast.Constant) if isinstance(each.value, str)]
    words = [each.value for each in asked] + [each.attr for each in file.inside(whole, ast.Attribute)]
    words += [keyword.arg or "" for call in _chain(whole) for keyword in call.keywords]
    named = {_source_text(each) for each in _sources(whole)}
    if any(_CHOSEN.search(str(word)) for word in words if str(word) not in named):
        return True
    return (
        is_shown_only(file, whole)
        or has_just_registered(file, whole)
        or is_baseline(file, whole)
        or relabels(file, whole)
    )


def _is_by_newest(file: FileContext, call: ast.Call) -> bool:
    """Whether a call puts records in the order of their times, the newest first."""
    last, first = last_part(call.func), call.args[0] if call.args else None
    if last == "order_by":
        return first is not None and _is_descending(first)
    if last == "sort" and len(call.args) > 1:
        return _is_pair(file, first, call.args[1])
    order = file.argument(call, "sort") if last == "find_one" else first
    pair = order.elts[0] if isinstance(order, ast.List) and order.elts else None
    return isinstance(pair, ast.Tuple) and len(pair.elts) == 2 and _is_pair(file, *pair.elts)


def _is_pair(file: FileContext, key: ast.expr | None, order: ast.expr) -> bool:
    name = file.constant(key)
    down = file.constant(order) == -1 or last_part(order) == "DESCENDING"
    return down and isinstance(name, str) and _TIME.search(name) is not None


def _is_descending(order: ast.expr) -> bool:
    """``desc(Model.created_at)``, ``Model.created_at.desc()``, ``"-created_at"``."""
    if isinstance(order, ast.Constant) and isinstance(order.value, str):
        return order.value.startswith("-") and _TIME.search(order.value[1:]) is not None
    if not isinstance(order, ast.Call) or last_part(order.func) != "desc":
        return False
    column = order.args[0] if order.args else order.func.value if isinstance(order.func, ast.Attribute) else None
    return _TIME.search(last_part(column)) is not None


def _whole(call: ast.Call) -> ast.Call:
    """The chain that a call is a part of, with what runs it: ``session.execute(select(M).order_by(...)).first()``."""
    whole: ast.Call = call
    under: ast.AST = call
    while (above := parent_of(under)) is not None:
        if isinstance(above, ast.Call) and (above.func is under or last_part(above.func) in _RUNS):
            whole = above
        elif not isinstance(above, ast.Attribute | ast.Await):
            break
        under = above
    return whole


def _chain(whole: ast.Call) -> list[ast.Call]:
    """The calls of a chain, the last one first."""
    found: list[ast.Call] = []
    node: ast.expr | None = whole
    while node is not None:
        if isinstance(node, ast.Call):
            found.append(node)
            runs = last_part(node.func) in _RUNS and node.args and isinstance(node.args[0], ast.Call | ast.Await)
            node = node.args[0] if runs else node.func
        elif isinstance(node, ast.Attribute | ast.Await):
            node = node.value
        else:
            break
    return found


def _sources(whole: ast.Call) -> list[ast.expr]:
    """What is asked: a collection, an entity, the class of Django's ``Model.objects``."""
    calls = _chain(whole)
    entities = [call.args[0] for call in calls if last_part(call.func) in _ENTITIES and call.args]
    if entities:
        return entities
    held = calls[-1].func.value if isinstance(calls[-1].func, ast.Attribute) else None
    if isinstance(held, ast.Attribute) and held.attr == "objects":
        held = held.value
    return [held] if held is not None else []


def _source_text(node: ast.expr) -> str:
    """``model_registry`` of ``db["model_registry"]`` and of ``db.model_registry``."""
    if isinstance(node, ast.Subscript):
        node = node.slice
    return str(node.value) if isinstance(node, ast.Constant) else last_part(node)


def _is_of_models(whole: ast.Call) -> bool:
    texts = [_source_text(each) for each in _sources(whole)]
    return any(_OF_MODELS.search(text) and not _OF_OTHERS.search(text) for text in texts)


def _takes_one(file: FileContext, whole: ast.Call) -> bool:
    """Whether one record is taken: ``first()``, ``limit(1)``, ``[0]``, ``next(...)``."""
    calls = _chain(whole)
    if any(last_part(call.func) in _ONE or last_part(call.func) == "next" for call in calls):
        return True
    if any(last_part(call.func) == "limit" and call.args and file.constant(call.args[0]) == 1 for call in calls):
        return True
    above = parent_of(whole)
    return isinstance(above, ast.Subscript) and file.constant(above.slice) == 0


__all__ = ["loads_something", "newest_records"]
