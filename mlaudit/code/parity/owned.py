"""Transformers and models of a class of the project: what they do is written out in training, and read from a file at
serving.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.parity import pairing, steps
from mlaudit.code.parity.values import Chain, Data, Event, Obj, Step

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine


def shared(machine: Machine, left: Data, right: Data) -> list[Obj]:
    """The objects that training put its data through, and that serving reads from a file and does the same with."""
    read = [step.carrier for step in right.steps() if steps.wildcard(step) and step.carrier is not None]
    made = [origin for each in read if (origin := pairing.origin_of(machine, each)) is not None and origin.home]
    return [origin for origin in made if any(_is_in(step, origin) for step in left.steps())]


def enclosing(machine: Machine, training: Event, serving: Event) -> list[Obj]:
    """The objects that hold the model that was trained, and that serving asks as a whole: what their methods do to the
    input of that model, they do for serving too.
    """
    inside = training.model
    if serving.model.part or not any(part for _, part in inside.saved):
        return []
    paths = {path for path, part in inside.saved if part}
    return [
        each
        for each in machine.objects
        if each.home is not None
        and any(held is inside for held in each.attributes.values())
        and any(path in paths for path, _ in each.saved)
    ]


def without(machine: Machine, chain: Chain, objects: list[Obj]) -> Chain:
    """A chain of either side without what these objects do."""
    return tuple(step for step in chain if not any(_is_by(machine, step, each) for each in objects))


def _is_by(machine: Machine, step: Step, owner: Obj) -> bool:
    if steps.wildcard(step) and step.carrier is not None:
        return pairing.origin_of(machine, step.carrier) is owner
    return _is_in(step, owner)


def _is_in(step: Step, owner: Obj) -> bool:
    """Whether a step is written in a method of an object's class, or in a function that such a method calls."""
    if owner.home is None:
        return False
    path, qualname = owner.home
    return any(each[0] == path and each[1].startswith(f"{qualname}.") for each in step.within)
