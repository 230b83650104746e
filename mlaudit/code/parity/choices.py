"""What a schema lets in: a field with its answers listed needs no step that changes none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import gaps, kinds
from mlaudit.code.parity.parameters import plain
from mlaudit.code.parity.values import Event, Step

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_WRITTEN: Final[dict[str, Callable[[str], str]]] = {
    "lower": str.lower,
    "casefold": str.casefold,
    "upper": str.upper,
    "strip": str.strip,
}


def changes_none(machine: Machine, serving: Event, column: str, step: Step) -> bool:
    """Whether a step of training would leave all that a request may hold in a column: its answers are listed there, and
    the step writes them as they are, or deals with what is none of them.
    """
    listed = _listed(machine, serving, column) if step.carrier is None else ()
    if not listed:
        return False
    if step.op in _WRITTEN and (step.op != "strip" or not step.parameters):
        return all(_WRITTEN[step.op](text) == text for text in listed)
    if gaps.is_fill(step):
        return step.parameters.get("old") not in listed and not gaps.may_be_null(machine, serving, column)
    old = step.parameters.get("old")
    return step.op == "replace" and isinstance(old, str) and len(old) == 1 and all(old not in text for text in listed)


def fields(machine: Machine, serving: Event) -> set[str]:
    """The plain names of all that the schemas of a request let in."""
    return {plain(name) for schema in kinds.schemas(machine.project, serving) for name in schema.kinds}


def only_numbers(machine: Machine, serving: Event) -> bool:
    """Whether the schemas of a request let in numbers alone."""
    held = {kind for schema in kinds.schemas(machine.project, serving) for kind in schema.kinds.values()}
    return {kind.rstrip("?") for kind in held} == {kinds.NUMBER}


def _listed(machine: Machine, serving: Event, column: str) -> tuple[str, ...]:
    """The answers that the schema of a request lists for a column; none where it lists none."""
    names = {plain(column), plain(serving.data.derived.get(column, column))}
    for schema in kinds.schemas(machine.project, serving):
        for field, answers in schema.choices.items():
            if plain(field) in names:
                return answers
    return ()
