"""Scalings by known numbers: what a run of them comes to, however it is written."""

from __future__ import annotations

import math
from typing import Any, Final

from mlaudit.code.parity import steps
from mlaudit.code.parity.values import Chain, Step

_SIGNED: Final = frozenset(
    {"mobilenet", "mobilenet_v2", "inception_v3", "inception_resnet_v2", "xception", "nasnet", "resnet_v2"}
)
"""Keras models whose `preprocess_input` brings bytes to -1..1; that of `_AS_THEY_ARE` does nothing."""
_AS_THEY_ARE: Final = frozenset({"efficientnet", "efficientnet_v2", "mobilenet_v3", "convnext"})

_ALIKE: Final = 1e-4

Affine = tuple[tuple[float, ...], tuple[float, ...]]
"""What to multiply by, and then to add: one number, or one a channel."""


def alike(a: Chain, b: Chain) -> Chain:
    """Serving's chain with each run of scalings that gives what one of training's gives in training's words."""
    there = [(i, j, _total(a[i:j])) for i, j in _runs(a)]
    made = list(b)
    for i, j in reversed(_runs(b)):
        total = _total(b[i:j])
        twin = next(((k, m) for k, m, each in there if _equal(total, each)), None)
        if twin is not None and not same_words(a[twin[0] : twin[1]], b[i:j]):
            first = b[i]
            made[i:j] = [first.written(step.op, step.parameters) for step in a[twin[0] : twin[1]]]
        elif twin is None:
            made[i:j] = _normalised([a[k:m] for k, m, _ in there], b[i:j])
    return tuple(made)


def _normalised(there: list[Chain], run: Chain) -> Chain:
    """A run of serving that ends in scalings where training's ends in a normalisation: in words of one."""
    for theirs in there:
        before = len(theirs) - 1
        rest = run[before:]
        if theirs[-1].op != "normalize" or not rest or not same_words(theirs[:before], run[:before]):
            continue
        total = _total(rest)
        if total is None or 0.0 in total[0] or any(step.op == "normalize" for step in rest):
            continue
        size = max(len(total[0]), len(total[1]))
        scale, shift = (_wide(part, size) for part in total)
        given = {"mean": _one([-p / s for s, p in zip(scale, shift, strict=True)]), "std": _one([1 / s for s in scale])}
        return (*run[:before], rest[-1].written("normalize", given))
    return run


def _one(numbers: list[float]) -> float | tuple[float, ...]:
    rounded = tuple(float(f"{each:.6g}") for each in numbers)
    return rounded[0] if len(set(rounded)) == 1 else rounded


_OF_TIME: Final = (7.0, 12.0, 24.0, 30.0, 30.4, 30.44, 60.0, 365.0, 365.24, 365.25, 3600.0, 86400.0)
"""How many of one unit of time make another."""


def without_time(a: Chain, b: Chain) -> tuple[Chain, Chain]:
    """Both chains without the step that brings days to years, where only one of them begins with it, or with which
    serving brings years to days: who asks gives the age in years.
    """
    first, second = _from_time(a), _from_time(b) or _to_time(b)
    return (a[first:], b[second:]) if first != second else (a, b)


def _from_time(chain: Chain) -> int:
    by = number(chain[0].parameters.get("by")) if chain and chain[0].op == "multiply" else None
    return int(by is not None and any(math.isclose(by * unit, 1, rel_tol=_ALIKE) for unit in _OF_TIME))


def _to_time(chain: Chain) -> int:
    """Whether a chain begins with years that it counts in days, back from today perhaps."""
    by = number(chain[0].parameters.get("by")) if chain and chain[0].op == "multiply" else None
    return int(by is not None and any(math.isclose(abs(by), unit) for unit in _OF_TIME))


def without_units(a: Chain, b: Chain) -> tuple[Chain, Chain]:
    """Both chains without the scalings that they begin with: of values that come from another source, these may bring
    them to the same unit.
    """
    return _scaled(a), _scaled(b)


def _scaled(chain: Chain) -> Chain:
    start = next((i for i, step in enumerate(chain) if not _may_bring_units(step)), None)
    return () if start is None else chain[start:]


def _may_bring_units(step: Step) -> bool:
    """Whether a step may be there only for the unit of a value: two columns reckoned with each other are not."""
    return _affine(step) is not None or (step.op in steps.NEUTRAL and not step.sides)


def _runs(chain: Chain) -> list[tuple[int, int]]:
    """Where a chain scales and shifts by known numbers, several times in a row."""
    found, start = [], None
    for i, step in enumerate((*chain, None)):
        known = step is not None and _affine(step) is not None
        if known and start is None:
            start = i
        elif not known and start is not None:
            found.append((start, i))
            start = None
    return found


def _affine(step: Step) -> Affine | None:
    given = step.parameters
    if step.carrier is not None:
        return None
    if step.op in ("multiply", "add"):
        by = _numbers(given.get("by"))
        return None if by is None else (by, (0.0,)) if step.op == "multiply" else ((1.0,), by)
    if step.op == "normalize":
        mean, std = _numbers(given.get("mean")), _numbers(given.get("std"))
        if mean is None or std is None or 0.0 in std:
            return None
        return tuple(1 / s for s in std), _spread(mean, std)
    if step.op == "preprocess_input":
        family, mode = given.get("model"), given.get("mode")
        if mode == "tf" or (mode is None and family in _SIGNED):
            return (1 / 127.5,), (-1.0,)
        if mode is None and family in _AS_THEY_ARE:
            return (1.0,), (0.0,)
    return None


def _spread(mean: tuple[float, ...], std: tuple[float, ...]) -> tuple[float, ...]:
    """What a normalisation adds after it has divided."""
    size = max(len(mean), len(std))
    return tuple(-m / s for m, s in zip(_wide(mean, size), _wide(std, size), strict=False))


def _wide(numbers: tuple[float, ...], size: int) -> tuple[float, ...]:
    return numbers * size if len(numbers) == 1 else numbers


def _numbers(value: Any) -> tuple[float, ...] | None:
    if is_number(value):
        return (float(value),)
    if isinstance(value, tuple) and value and all(is_number(each) for each in value):
        return tuple(float(each) for each in value)
    return None


def _total(run: Chain) -> Affine | None:
    scale: tuple[float, ...] = (1.0,)
    shift: tuple[float, ...] = (0.0,)
    for step in run:
        found = _affine(step)
        assert found is not None
        size = max(len(part) for part in (scale, shift, *found))
        if any(len(part) not in (1, size) for part in (scale, shift, *found)):
            return None
        by, plus = (_wide(part, size) for part in found)
        scale = tuple(s * k for s, k in zip(_wide(scale, size), by, strict=True))
        shift = tuple(s * k + p for s, k, p in zip(_wide(shift, size), by, plus, strict=True))
    return scale, shift


def reckoned(chain: Chain) -> tuple[float, float] | None:
    """What a chain that only multiplies by, and adds, single numbers comes to: factor and summand; None for others."""
    steps_of = [step for step in chain if step.op not in steps.NEUTRAL]
    if any(_affine(step) is None for step in steps_of):
        return None
    total = _total(tuple(steps_of))
    return (total[0][0], total[1][0]) if total is not None and len(total[0]) == len(total[1]) == 1 else None


def _equal(a: Affine | None, b: Affine | None) -> bool:
    if a is None or b is None:
        return False
    size = max(len(part) for part in (*a, *b))
    if any(len(part) not in (1, size) for part in (*a, *b)):
        return False
    return all(
        math.isclose(x, y, rel_tol=_ALIKE, abs_tol=1e-9)
        for one, other in zip(a, b, strict=True)
        for x, y in zip(_wide(one, size), _wide(other, size), strict=True)
    )


def same_words(a: Chain, b: Chain) -> bool:
    """Whether two chains take the same steps with the same arguments."""
    return len(a) == len(b) and all(steps.same(x, y) and steps.agree(x, y) for x, y in zip(a, b, strict=True))


def is_number(value: Any) -> bool:
    """Whether a parameter is a number, and no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: Any) -> float | None:
    """A parameter as a number; None for any other."""
    return float(value) if is_number(value) else None
