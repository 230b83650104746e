"""Models that learnt answers in another unit, which their users get as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.steps import NEUTRAL
from mlaudit.code.parity.values import Event, Place, Step

from ._cleaning import bodies

_SURE: Final = 0.75


class Rescaled(NamedTuple):
    """By what a training divides its answers, where, and where the model is asked."""

    taken: Step
    by: float
    asked: Place


def rescaled(analysis: Parity) -> Iterator[Rescaled]:
    """Every regressor that learnt a part of each answer, which its own training multiplies again to measure it, and
    which a service gives out as it is. Where nothing multiplies, a quotient may be the unit that everybody wants.
    """
    told: set[Place] = set()
    for compared in analysis.compared:
        training, serving = compared.pair.training, compared.pair.serving
        if compared.pair.confidence < _SURE or not analysis.is_serving(serving) or serving.method != "predict":
            continue
        chain = analysis.machine.answers.get(id(training.model), ())
        taken = next((step for step in reversed(chain) if step.op not in NEUTRAL), None)
        factor = taken.parameters.get("by") if taken is not None and taken.op == "multiply" else None
        if taken is None or not isinstance(factor, int | float) or not 0 < factor < 1:
            continue
        by = round(1 / factor, 6)
        if serving.place in told or training.model.short.endswith("Classifier"):
            continue
        home, asking = _files(training), _files(serving)
        others = [path for path in analysis.machine.flows if path not in home | asking and not is_test_path(path)]
        if _multiplies(analysis, asking, ()) or _multiplies(analysis, others, (["c", by],)):
            continue
        if _multiplies(analysis, home, _divisors(analysis, taken.place)):
            told.add(serving.place)
            yield Rescaled(taken, by, serving.place)


def _files(event: Event) -> set[str]:
    return {event.place.path, event.root[0], *(place.path for place in event.trail)}


def _divisors(analysis: Parity, place: Place) -> tuple[Any, ...]:
    """What is divided by in the line of a place, as it is written there."""
    flow = analysis.machine.flows.get(place.path)
    found = (_operations(body, "Div") for body in bodies(flow)) if flow is not None else ()
    return tuple(code[3][:2] for each in found for code in each if code[4][0] == place.line)


def _multiplies(analysis: Parity, paths: Iterable[str], by: tuple[Any, ...]) -> bool:
    """Whether one of some files multiplies by one of some operands; by anything where none are given."""
    for path in paths:
        flow = analysis.machine.flows.get(path)
        if flow is None or not any(map(flow.mentions, ("Mult", "mul", "multiply"))):
            continue
        if not by or any(
            side[:2] in by for body in bodies(flow) for code in _operations(body, "Mult") for side in code[2:4]
        ):
            return True
    return False


def _operations(code: Any, name: str) -> Iterator[Any]:
    if isinstance(code, list):
        if code[:2] in (["b", name], ["o", name]) and len(code) == 5:
            yield code
        for part in code:
            yield from _operations(part, name)
