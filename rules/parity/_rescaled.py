"""Models that learnt answers in another unit, which their users get as they come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.steps import NEUTRAL
from mlaudit.code.parity.values import Event, Place, Step

_SURE: Final = 0.75


class Rescaled(NamedTuple):
    """By what a training divides its answers, where, and where the model is asked."""

    taken: Step
    by: float
    asked: Place


def rescaled(analysis: Parity) -> Iterator[Rescaled]:
    """Every regressor that learnt a part of each answer, which its own training multiplies again to measure it, asked by
    a service that does not. Where nothing multiplies, what is divided may be the unit that everybody wants.
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
        if _multiplies(analysis, asking, None) or _multiplies(analysis, others, by):
            continue
        if _multiplies(analysis, home - asking, by):
            told.add(serving.place)
            yield Rescaled(taken, by, serving.place)


def _files(event: Event) -> set[str]:
    return {event.place.path, event.root[0], *(place.path for place in event.trail)}


def _multiplies(analysis: Parity, paths: Any, by: float | None) -> bool:
    """Whether one of some files multiplies by a number or by what a name holds; `by` None: by anything."""
    for path in paths:
        flow = analysis.machine.flows[path]
        if flow.mentions("Mult") or flow.mentions("mul") or flow.mentions("multiply"):
            bodies = [flow.module, *(flow.functions[name][1] for name in flow.functions)]
            if by is None or any(_by(body, by) for body in bodies):
                return True
    return False


def _by(code: Any, by: float) -> bool:
    if not isinstance(code, list):
        return False
    if code[:2] in (["b", "Mult"], ["o", "Mult"]):
        return any(side[:1] in (["n"], ["a"], ["g"]) or side[:2] == ["c", by] for side in code[2:4])
    return any(_by(part, by) for part in code)
