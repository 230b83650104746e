"""Categories that training spreads over columns of their own, and serving numbers in one column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.parity.analysis import Compared, Parity
from mlaudit.code.parity.values import Event, Step

_SPREADS: Final = frozenset({"get_dummies", "OneHotEncoder", "to_categorical", "one_hot"})


class Numbered(NamedTuple):
    """Two sides, the column, and the step of each."""

    compared: Compared
    column: str
    spread: Step
    numbers: Step


def numbered_apart(analysis: Parity) -> Iterator[Numbered]:
    """Every column that serving numbers by a map of texts, where training makes columns of all texts that are left."""
    for compared in analysis.compared:
        training, serving = compared.pair.training, compared.pair.serving
        spread = _spread(training)
        if spread is None or _spread(serving) is not None or any(step.carrier for step in serving.data.steps()):
            continue
        wanted = spread.parameters.get("columns")
        for column, chain in serving.data.columns.items():
            numbers = next((step for step in chain if _numbers(step)), None)
            if numbers is None or (isinstance(wanted, tuple) and column not in wanted):
                continue
            before = training.data.columns.get(column, ())
            if not any(_numbers(step) for step in (*training.data.chain, *before)):
                yield Numbered(compared, column, spread, numbers)


def _spread(event: Event) -> Step | None:
    return next((step for step in event.data.steps() if step.op in _SPREADS), None)


def _numbers(step: Step) -> bool:
    """Whether a step is a map of texts to numbers that is written out; of two texts, a column of 0 and 1 may be what
    the spread leaves of them, too.
    """
    by = step.parameters.get("by", step.parameters.get("old"))
    if step.op not in ("map", "replace") or not isinstance(by, tuple) or len(by) < 3:
        return False
    return all(isinstance(p, tuple) and len(p) == 2 and isinstance(p[0], str) and type(p[1]) is int for p in by)


__all__ = ["numbered_apart"]
