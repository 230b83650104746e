"""Transformers that training saves one by one and serving applies by hand, to columns whose names may be in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.parity import pairing
from mlaudit.code.parity.values import Data, Obj, Step

if TYPE_CHECKING:
    from mlaudit.code.parity.compare import Difference
    from mlaudit.code.parity.machine import Machine


def shared(machine: Machine, left: Data, served: list[Step]) -> set[int]:
    """The transformers (by `id`) that both sides apply: to which columns, the files of names say."""
    there = {id(step.carrier) for step in left.steps() if step.carrier is not None}
    return there & {id(_origin(machine, step)) for step in served}


def applied(machine: Machine, difference: Difference) -> int:
    """The transformer (by `id`) that one side alone applies, as far as a difference says; 0 for other steps."""
    step = difference.training or difference.serving
    return 0 if step is None or step.carrier is None else id(_origin(machine, step))


def beside(machine: Machine, missing: Difference, served: list[Step]) -> Step | None:
    """The serving step that applies the transformer before which training takes what is missing."""
    chain = missing.training_chain
    start = next((i for i, step in enumerate(chain) if step is missing.training), len(chain))
    following = [step.carrier for step in chain[start + 1 :] if step.carrier is not None]
    return next((each for each in served if each.carrier and _origin(machine, each) in following), None)


def _origin(machine: Machine, step: Step) -> Obj | None:
    """The transformer that was saved where this one was read from, or itself."""
    carrier = step.carrier
    return carrier if carrier is None else pairing.origin_of(machine, carrier) or carrier
