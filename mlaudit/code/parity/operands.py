"""Two columns that are reckoned with each other: ``debt / (income + 1)``, beside what the other side divides by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

from mlaudit.code.parity import equivalence, scalings
from mlaudit.code.parity.values import Chain, Data, Side, Step

_COMMUTE: Final = frozenset({"add", "multiply"})
_NOTHING: Final = 1e-3
"""A number that small keeps a division from failing, and is no part of the formula."""
_ALIKE: Final = 1e-4


def in_order(how: str, left: Data, right: Data) -> tuple[Data, Data]:
    """The operands, the one by whose name the other one is listed first where the order does not matter."""
    if how in _COMMUTE and left.name and right.name and right.name < left.name:
        return right, left
    return left, right


def side_of(data: Data) -> Side:
    """An operand as a step keeps it."""
    return data.name, data.columns.get(data.name, data.chain)


def differing(a: Chain, i: int, b: Chain, j: int) -> list[tuple[str, Any, Any]]:
    """How two steps that reckon with the same columns differ; nothing where one of these is not told, or comes with
    more than numbers that are added and multiplied.
    """
    here, there = a[i].sides, b[j].sides
    if (turned := _turned(a, i, b, j)) is not None:
        return [turned]
    if not here or not there or [name for name, _ in here] != [name for name, _ in there] or not _is_alone(a, b):
        return []
    if not all(name for name, _ in here):
        return []
    both = [_both(mine, other) for (_, mine), (_, other) in zip(here, there, strict=True)]
    if any(trained is None or served is None for trained, served in both):
        return []
    trained, served = both[1]  # the first one's steps stand in the chain, and are compared there
    if trained is not None and served is not None and not _equal(trained, served):
        return [(here[1][0], _shown(trained), _shown(served))]
    how, otherwise = a[i].parameters.get("how"), b[j].parameters.get("how")
    return [("how", how, otherwise)] if how != otherwise else []


_KEEPS_APART: Final = frozenset({"cast", "clip", "fillna", "log", "log1p", "nan_to_num", "round", "sqrt"})
"""Steps that make no two ways round of a quotient, or of a difference, alike: `abs` would."""
_SIGNS: Final = {"divide": "/", "subtract": "-"}


def _turned(a: Chain, i: int, b: Chain, j: int) -> tuple[str, Any, Any] | None:
    """How ``debt / income`` differs from ``income / debt``; None for any other two steps."""
    sign = _SIGNS.get(a[i].parameters.get("how", ""))
    here, there = ([name for name, _ in step.sides] for step in (a[i], b[j]))
    if sign is None or a[i].parameters.get("how") != b[j].parameters.get("how") or not _is_alone(a, b):
        return None
    if len(set(here)) != 2 or not all(here) or here != there[::-1]:
        return None
    if any(step.op not in _KEEPS_APART for step in (*a[i + 1 :], *b[j + 1 :])):
        return None
    return "order", f" {sign} ".join(here), f" {sign} ".join(there)


def _both(mine: Chain, other: Chain) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    """What an operand is scaled and shifted by on both sides; by nothing where the same is done to it."""
    a, b = equivalence.settled(mine, other)
    if scalings.same_words(a, b):
        return (1.0, 0.0), (1.0, 0.0)
    return scalings.reckoned(mine), scalings.reckoned(other)


def _is_alone(*chains: Sequence[Step]) -> bool:
    return all(sum(step.op == "combine" for step in chain) == 1 for chain in chains)


def _equal(a: tuple[float, float], b: tuple[float, float]) -> bool:
    scaled = math.isclose(a[0], b[0], rel_tol=_ALIKE)
    return scaled and (abs(a[1] - b[1]) <= _NOTHING or math.isclose(a[1], b[1], rel_tol=_ALIKE))


def _shown(reckoned: tuple[float, float]) -> str:
    scale, shift = reckoned
    said = ([f"* {scale:g}"] if scale != 1 else []) + ([f"+ {shift:g}"] if shift else [])
    return " ".join(said) or "as it is"
