"""Splits of which one part goes through a transformer and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, bodies, calls, last


class HalfSplit(NamedTuple):
    """A part of a split that is transformed, by what and where; the part that is not, and where the split is made."""

    place: Place
    learnt: str
    left: str
    by: str
    split: Place


def half_splits(analysis: Parity) -> Iterator[HalfSplit]:
    """Every split whose training rows are replaced by what a transformer makes of them, and whose other rows never see
    that transformer, which nothing else holds.
    """
    for path, flow in analysis.machine.flows.items():
        if is_test_path(path) or not flow.mentions("train_test_split") or not flow.mentions("fit_transform"):
            continue
        for body in bodies(flow):
            for one in _in(body):
                yield HalfSplit(Place(path, *one[0]), one[1], one[2], one[3], Place(path, *one[4]))


def _in(body: Any) -> Iterator[tuple[list[int], str, str, str, list[int]]]:
    made = {each[1][0][1]: last(each[2][1]) for each in assignments(body) if _is_made(each)}
    if not made:
        return
    for split in assignments(body):
        if split[1][0][:1] != ["t"] or split[2][:1] != ["k"] or last(split[2][1]) != "train_test_split":
            continue
        names = [each[1] if each[:1] == ["n"] else "" for each in split[1][0][1]]
        for learnt, left in zip(names[::2], names[1::2], strict=False):
            for each in assignments(body):
                by = _fitted(each, learnt)
                if by in made and left and _is_alone(body, by) and uses(body, left) > 1:
                    yield each[3], learnt, left, made[by], split[3]


def _is_made(statement: Any) -> bool:
    """``encoder = OneHotEncoder()``."""
    if statement[1][0][:1] != ["n"] or statement[2][:1] != ["k"]:
        return False
    name = last(statement[2][1])
    return name in TRANSFORMERS and name not in STATELESS


def _fitted(statement: Any, learnt: str) -> str:
    """The name of what ``X_train = encoder.fit_transform(X_train)`` fits; "" for any other statement."""
    call = statement[2]
    if statement[1][0] != ["n", learnt] or not learnt or call[:1] != ["k"] or call[1][:1] != ["a"]:
        return ""
    rows = call[2][0] if call[2] else None
    is_it = call[1][2] == "fit_transform" and call[1][1][:1] == ["n"] and rows == ["n", learnt]
    return call[1][1][1] if is_it else ""


def _is_alone(body: Any, name: str) -> bool:
    """Whether all that is ever done with what a name holds is to fit it."""
    fits = sum(1 for call in calls(body) if call[1][:3] == ["a", ["n", name], "fit_transform"])
    return uses(body, name) == fits + 1


def uses(code: Any, name: str) -> int:
    """How often a name is written or read in a piece of code."""
    if not isinstance(code, list):
        return 0
    return 1 if code[:2] == ["n", name] else sum(uses(part, name) for part in code)
