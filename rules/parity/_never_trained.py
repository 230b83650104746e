"""Networks that are saved as they were made, to the file to which another program saves the one that it trained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.pairing import of_one_project
from mlaudit.code.parity.values import Place

_NETWORKS: Final = frozenset({"Sequential", "Model", "Functional"})
_LEARNS: Final = (
    *("fit", "fit_generator", "train_on_batch", "train_step", "partial_fit", "GradientTape", "backward", "train"),
    *("load_weights", "set_weights", "load_model", "load_state_dict", "from_pretrained", "clone_model"),
)
"""What a program mentions that gives a network weights."""


class NeverTrained(NamedTuple):
    """Where a network is saved that nothing trained, its file, and where another one is saved to it."""

    place: Place
    file: str
    other: Place


def never_trained(analysis: Parity) -> Iterator[NeverTrained]:
    """Every such network of a program that gives no weights to any."""
    machine = analysis.machine
    saves = [each for each in machine.saves if each[0] and "*" not in each[0] and not is_test_path(each[2].path)]
    for path, model, place, _ in saves:
        if model.short not in _NETWORKS or model.fits or model.loaded is not None or "weights" in model.arguments:
            continue
        flow = machine.flows.get(place.path)
        if flow is None or any(map(flow.mentions, _LEARNS)):
            continue
        for there, other, where, _ in saves:
            if there == path and other.fits and where.path != place.path and of_one_project(place.path, where.path):
                yield NeverTrained(place, path, where)
                break


__all__ = ["NeverTrained", "never_trained"]
