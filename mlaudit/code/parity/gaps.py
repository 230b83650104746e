"""Whether a value that serving gets can be missing at all, so that it needs what fills gaps in training."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import kinds, pairing, pipelines, steps, tables, texts
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.values import Chain, Event, Items, Obj, Step

if TYPE_CHECKING:
    from mlaudit.code.parity.compare import Difference
    from mlaudit.code.parity.machine import Machine

_DEPTH: Final = 4


def is_fill(step: Step) -> bool:
    """Whether a step puts something where there is nothing, or takes a mark for a gap: ``replace("?", nan)``."""
    if step.op in tables.FILLS:
        return True
    by = step.parameters
    old = by.get("old")
    marks = old if isinstance(old, tuple) else (old,)
    return (
        step.op == "replace"
        and bool(marks)
        and all(isinstance(mark, str) and _BLANK.sub("", mark).lower() in _MARKS for mark in marks)
        and not isinstance(by.get("new"), str | int | float)
    )


_MARKS: Final = frozenset({"?", "", "na", "n/a", "nan", "none", "null", "unknown", "-", "missing"})
"""What tables write where a value is not known."""
_BLANK: Final = re.compile(r"^(\^|\\A)|(\$|\\Z)$|(\\s|\s)[*+]?")
"""White space, and the ends of a pattern that matches it and nothing else: ``^\\s*$``."""


def needs(machine: Machine, serving: Event, difference: Difference) -> bool:
    """Whether something says that serving can get a gap where training fills one: a table that a client sends, a field
    that may be null, or ``payload.get(name)``. A request whose fields are read one by one fails without them.
    """
    step = difference.training
    if step is None or serving.data.source == "made":
        return False
    if any(each.op in texts.READERS for each in difference.training_chain):
        return False  # a text that is to be read
    if fills_itself(machine, serving):
        return False
    names = difference.columns or [*serving.data.columns]
    return any(_may_lack(machine, serving, name) for name in names)


def may_be_null(machine: Machine, serving: Event, name: str) -> bool:
    """Whether a field is declared as one that may be missing, or is asked for in a way that allows it."""
    asked = {plain(field): value for field, value, _ in serving.data.filled}
    field = plain(serving.data.derived.get(name, name))
    if plain(name) in asked:
        return asked[plain(name)] is None
    return any(
        kind.endswith("?") and plain(each) in (plain(name), field)
        for schema in kinds.schemas(machine.project, serving)
        for each, kind in schema.kinds.items()
    )


def _may_lack(machine: Machine, serving: Event, name: str) -> bool:
    data = serving.data
    if _is_read(data.columns.get(name, data.chain)):
        return False
    asked = {plain(field): value for field, value, _ in data.filled}
    field = data.derived.get(name, name)
    if plain(name) in asked:
        return asked[plain(name)] is None
    declared = kinds.schemas(machine.project, serving)
    for schema in declared:
        for each, kind in schema.kinds.items():
            if plain(each) in (plain(name), plain(field)):
                if kind.endswith("?"):
                    return plain(each) not in {plain(held) for held in schema.required}
                return False  # required, or with a default of its own
        if plain(field) in {plain(held) for held in schema.required}:
            return False
    if data.source != "file" and data.order is not None:
        return False  # made field by field
    if data.source == "file":
        return True
    return data.is_sent and bool(data.columns) and not declared


def _is_read(chain: Chain) -> bool:
    """Whether a value was read as a number, or by a widget: neither gives nothing."""
    return any(step.op == kinds.CAST for step in chain)


def fills_itself(machine: Machine, serving: Event) -> bool:
    """Whether what was saved fills gaps: a step of a saved transformer or model, or one that cannot be seen into."""
    held = [step.carrier for step in serving.data.steps() if step.carrier is not None]
    for each in (*held, serving.model):
        origin = pairing.origin_of(machine, each) or each
        if _has_imputer(origin, _DEPTH):
            return True
    return any(
        steps.wildcard(step)
        and (pairing.origin_of(machine, step.carrier) if step.carrier is not None else None) is None
        for step in serving.data.steps()
    )


def _has_imputer(obj: Obj, depth: int) -> bool:
    if obj.short in tables.FILLS or obj.cls.endswith("()"):
        return True
    waiting = [*obj.arguments.values(), *obj.items, *pipelines.parts_of(obj)]
    while waiting and depth:
        one = waiting.pop()
        if isinstance(one, Items):
            waiting += one.items
        elif isinstance(one, Obj) and one is not obj and _has_imputer(one, depth - 1):
            return True
    return False
