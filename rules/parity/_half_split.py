"""Splits of which one part goes through a transformer and the other does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.analysis import Parity
from mlaudit.code.parity.tables import STATELESS, TRANSFORMERS
from mlaudit.code.parity.values import Place

from ._cleaning import assignments, bodies, calls, last

_MAKES: Final = ("fit_transform", "transform")
_USED: Final = 2
"""So often a part of a split is named that is used afterwards."""


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
        if is_test_path(path) or not flow.mentions("train_test_split") or not any(map(flow.mentions, _MAKES)):
            continue
        for body in bodies(flow, "train_test_split"):
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
            if not learnt or not left or uses(body, left) < _USED:
                continue
            cuts = _cuts(body, learnt)
            for each, by in _replaced(body, learnt, cuts):
                if by in made and _is_alone(body, by, cuts):
                    yield each[3], learnt, left, made[by], split[3]
                    break


def _is_made(statement: Any) -> bool:
    """``encoder = OneHotEncoder()``."""
    if statement[1][0][:1] != ["n"] or statement[2][:1] != ["k"]:
        return False
    name = last(statement[2][1])
    return name in TRANSFORMERS and name not in STATELESS


def _cuts(body: Any, learnt: str) -> set[str]:
    """The names of the rows to learn from and of what is cut of them: ``sizes = X_train[["width", "height"]]``."""
    cut = (each for each in assignments(body) if each[1][0][:1] == ["n"] and each[2][:1] == ["s"])
    return {learnt} | {each[1][0][1] for each in cut if each[2][1] == ["n", learnt]}


def _replaced(body: Any, learnt: str, cuts: set[str]) -> Iterator[tuple[Any, str]]:
    """The statements that put what a transformer makes of rows in their place, each with the transformer's name:
    ``X_train = encoder.fit_transform(X_train)``, ``X_train["width"] = scaled[:, 0]``.
    """
    held: dict[str, str] = {}
    for each in assignments(body):
        target, value = each[1][0], each[2]
        by = _maker(value, cuts) or held.get(_root(value), "")
        if by and target[:1] == ["n"] and target[1] != learnt:
            held[target[1]] = by
        elif by and (target == ["n", learnt] or (target[:1] == ["s"] and target[1] == ["n", learnt])):
            yield each, by


def _maker(call: Any, cuts: set[str]) -> str:
    """The name of the transformer that makes something of some rows."""
    if call[:1] != ["k"] or call[1][:1] != ["a"] or call[1][2] not in _MAKES or call[1][1][:1] != ["n"]:
        return ""
    return call[1][1][1] if call[2] and _root(call[2][0]) in cuts else ""


def _root(code: Any) -> str:
    """The name of what something is taken of: ``scaled`` of ``scaled[:, 0]``."""
    while code[:1] == ["s"]:
        code = code[1]
    return code[1] if code[:1] == ["n"] else ""


def _is_alone(body: Any, name: str, cuts: set[str]) -> bool:
    """Whether all that is ever done with what a name holds is to fit it to these rows, and to change them by it."""
    own = sum(
        1
        for call in calls(body)
        if call[1][:2] == ["a", ["n", name]] and call[1][2] in ("fit", *_MAKES)
        if call[2] and _root(call[2][0]) in cuts
    )
    return own > 0 and uses(body, name) == own + 1


def uses(code: Any, name: str) -> int:
    """How often a name is written or read in a piece of code."""
    if not isinstance(code, list):
        return 0
    return 1 if code[:2] == ["n", name] else sum(uses(part, name) for part in code)
