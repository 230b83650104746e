"""Models that come from where no path leads: a registry, a bucket, a variable of the environment.

Which of the models that are trained here is asked, nobody can tell; what the rows of all of them went through is known
all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts, kinds, pairing, pipelines, steps
from mlaudit.code.parity.compare import MISSING, Difference
from mlaudit.code.parity.parameters import plain

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine
    from mlaudit.code.parity.pairing import Pair
    from mlaudit.code.parity.values import Event

_SURE: Final = 0.8
"""How sure it is that a model which a service reads is one of those that the same project trains and keeps."""
_MOST: Final = 12
"""Trainings that a service is compared with."""


def pairs(
    machine: Machine, training: list[Event], serving: list[Event], roots: set[tuple[str, str]], unread: frozenset[str]
) -> list[list[Pair]]:
    """For each request whose model has no name that is known, all the trainings that it may be of."""
    kept = [each for each in training if each.model.saved]
    found: list[list[Pair]] = []
    registered = any(path.startswith(artifacts.REGISTRY) for each in kept for path, _ in each.model.saved)
    if any(pipelines.is_made_up(each) and each.saved and not each.fits for each in machine.objects):
        return found  # put together of parts that were fitted apart
    for event in serving:
        if event.root not in roots or not _is_nameless(event, registered) or not _is_seen_whole(machine, event):
            continue
        fields = _fields(machine, event)
        may_be = [each for each in kept if pairing.is_possible(each, event) and _can_take(each, fields)]
        apart = any(pairing.is_possible_at(path, event) for path in unread)
        if may_be and not apart and len(may_be) <= _MOST:
            found.append([pairing.Pair(each, event, _reason(may_be), _SURE) for each in may_be])
    return found


def _reason(may_be: list[Event]) -> str:
    kept = {id(each.model) for each in may_be}
    return "it is the model that is trained here" if len(kept) == 1 else "all models that are trained here are alike"


def _is_nameless(event: Event, registered: bool) -> bool:
    """Whether a model was read from where no path is known to lead, under no name of a hub, nor under one of a
    registry that others are `registered` in.
    """
    read = event.model.loaded
    if read is None or event.model.cls not in artifacts.LOADED or event.model.others:
        return False
    return not read or "*" in read or (read.startswith(artifacts.REGISTRY) and not registered)


def _is_seen_whole(machine: Machine, event: Event) -> bool:
    """Whether all that is done to a request of known fields, or to its body, is known."""
    data = event.data
    if not data.is_sent or any(steps.is_opaque(each) or steps.wildcard(each) for each in data.steps()):
        return False
    return data.source == "payload" or bool(data.columns or data.row or kinds.schemas(machine.project, event))


def _fields(machine: Machine, event: Event) -> set[str]:
    """The names of the fields that a request brings, as far as they are known."""
    asked = {plain(name) for schema in kinds.schemas(machine.project, event) for name in schema.kinds}
    return asked | {plain(name) for name in (*event.data.columns, *(event.data.order or ()))}


def _can_take(training: Event, fields: set[str]) -> bool:
    """Whether the columns of a training can be made of such fields: where both are known, a request brings them all."""
    columns = {plain(name) for name in training.data.order or training.data.columns if name != training.label}
    return not fields or columns <= fields


def in_all(found: list[list[Difference]]) -> list[Difference]:
    """What a service lacks whichever model it asks, as it differs from the last training."""
    lacking = [{_key(each) for each in some if each.kind == MISSING} for some in found]
    common = set.intersection(*lacking)
    return [each for each in found[-1] if each.kind == MISSING and _key(each) in common and not _is_partial(each)]


def _is_partial(difference: Difference) -> bool:
    return difference.training is not None and difference.training.partial


def _key(difference: Difference) -> str:
    step = difference.training
    return steps.operation(step) if step is not None else ""
