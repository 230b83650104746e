"""Pictures that serving brings to the model's size in another way than the data sets did that the model learnt from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.resampling import Resized
from mlaudit.code.parity.values import Event, Place, Saved

_TIED: Final = 0.9
"""How sure a pair is that one file ties together."""


class Resampled(NamedTuple):
    """Where serving resizes, how, and how training does, with a place of it; whether a request leads there."""

    place: Place
    here: str
    there: str
    training: Place
    on_path: bool


def resampled(analysis: Parity) -> Iterator[Resampled]:
    """Each place once; none where trainings resize in several ways, or nothing is known of how.

    Another model has another size, as a rule: where serving's is not known to be that of training, the file of the
    model has to tie the two together.
    """
    machine = analysis.machine
    learnt = {id(step) for event in analysis.training for step in event.data.steps()}
    trained = [
        each
        for key, each in machine.resized.items()
        if (each.reader or key in learnt) and not is_test_path(each.step.place.path)
    ]
    if len({each.how for each in trained}) != 1:
        return
    known = {each.step.place for each in trained}
    tied: dict[int, list[Event]] = {}
    for compared in analysis.compared:
        if compared.pair.confidence >= _TIED:
            tied.setdefault(id(compared.pair.serving), []).append(compared.pair.training)
    seen: set[Place] = set()
    for event in analysis.serving:
        here = next((made for step in reversed(event.data.steps()) if (made := machine.resized.get(id(step)))), None)
        if here is None or here.reader or here.step.place in known | seen or is_test_path(here.step.place.path):
            continue
        own = tied.get(id(event))
        there = next((e for e in trained if (_size(e) == _size(here) if own is None else _is_of(e, own))), None)
        if there is not None and there.how != here.how:
            seen.add(here.step.place)
            yield Resampled(here.step.place, here.how, there.how, there.step.place, analysis.is_serving(event))


def _is_of(resized: Resized, trainings: list[Event]) -> bool:
    """Whether pictures are brought to a size on their way into one of some trainings, or read so by the same file."""
    if resized.reader:
        return any(resized.step.place.path in (each.place.path, each.root[0]) for each in trainings)
    return any(resized.step is step for each in trainings for step in each.data.steps())


def _size(resized: Resized) -> object:
    """The size that is asked for; a thing of its own where it is not known."""
    size = resized.step.parameters["size"]
    return size if isinstance(size, int | tuple) and not isinstance(size, Saved) else resized
