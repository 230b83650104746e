"""What a model learnt to answer, where that is no more what its user gets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Compared, Parity
from mlaudit.code.parity.steps import NEUTRAL
from mlaudit.code.parity.values import Place, Step

_INVERSES: Final = {"log": "exp", "log1p": "expm1"}
_BACK: Final = ("exp", "expm1", "power", "inverse_transform", "inverse_func")
"""What a program that takes logarithms back would mention."""


class Answered(NamedTuple):
    """A logarithm that training takes of its answers, and where serving takes it back by another function; None where
    it never does.
    """

    compared: Compared
    taken: Step
    back: Step | None


def answered(analysis: Parity) -> Iterator[Answered]:
    """Every model that learnt logarithms, and whose answers are taken for something else."""
    undone: dict[Place, list[Step]] = {}
    for place, step in analysis.machine.undone:
        undone.setdefault(place, []).append(step)
    for compared in analysis.compared:
        training, serving = compared.pair.training, compared.pair.serving
        chain = analysis.machine.answers.get(id(training.model), ())
        taken = next((step for step in reversed(chain) if step.op not in NEUTRAL), None)
        if taken is None or taken.op not in _INVERSES or compared.pair.confidence < _SURE:
            continue
        backs = [step for step in undone.get(serving.place, ()) if step.op in _INVERSES.values()]
        if any(step.op == _INVERSES[taken.op] for step in backs):
            continue
        if backs:
            yield Answered(compared, taken, backs[0])
        elif analysis.is_serving(serving) and serving.method == "predict" and not _taken_back(analysis, training.place):
            yield Answered(compared, taken, None)


def answered_apart(analysis: Parity) -> Iterator[tuple[Step, Step]]:
    """Answers that go through the wrong exponential, of models that no training could be paired with, where all
    trainings of the project take one logarithm of what they are to answer.
    """
    taken: list[Step] = []
    for event in analysis.training:
        chain = analysis.machine.answers.get(id(event.model), ())
        step = next((each for each in reversed(chain) if each.op not in NEUTRAL), None)
        if step is None or step.op not in _INVERSES:
            return
        taken.append(step)
    if len({step.op for step in taken}) != 1:
        return
    paired = {compared.pair.serving.place for compared in analysis.compared}
    undone: dict[Place, list[Step]] = {}
    for place, step in analysis.machine.undone:
        if place not in paired and not is_test_path(place.path):
            undone.setdefault(place, []).append(step)
    for steps in undone.values():
        backs = [step for step in steps if step.op in _INVERSES.values()]
        if backs and all(step.op != _INVERSES[taken[0].op] for step in backs):
            yield taken[0], backs[0]


_SURE: Final = 0.8


def _taken_back(analysis: Parity, training: Place) -> bool:
    """Whether any program but the one that trains mentions what takes logarithms back."""
    return any(
        any(map(flow.mentions, _BACK))
        for path, flow in analysis.machine.flows.items()
        if path != training.path and not is_test_path(path) and not path.endswith(".ipynb")
    )
