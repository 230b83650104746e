"""How much less a step matters that one side lacks, by what it is and by what stands beside it."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity import formulas, kinds, steps, tables, transforms
from mlaudit.code.parity.values import Stat, Step

_BY_NEIGHBOURS: Final = frozenset({"ffill", "bfill", "interpolate"})
"""Steps that take from the rows around: one row has none."""
_GUARDS: Final = frozenset({"fillna", "clip"})
"""Steps that keep out what training's table need not hold."""

OF_GUARDS: Final = 0.5
"""How much less such a step matters where serving alone takes it."""


def hides(step: Step) -> bool:
    """Whether a step may do what the other side writes out: nobody knows it, or what it was read from."""
    return not steps.is_known(step) or steps.wildcard(step)


def of_missing(step: Step, *, hidden: bool) -> float:
    """For a step that training alone takes; `hidden`: serving takes one that may be it."""
    doubt = 0.4 if hidden else 1.0
    doubt *= (0.4 if step.op == "resample" else 0.8) if step.guarded else 1.0
    doubt *= 0.5 if step.op in steps.GEOMETRY or step.parameters.get("to") == "RGB" else 1.0
    doubt *= 1.0 if steps.is_known(step) else 0.5
    doubt *= 0.5 if step.op in _BY_NEIGHBOURS else 1.0
    doubt *= 0.5 if step.parameters.get("how") == transforms.AS_STORED else 1.0
    doubt *= 0.6 if step.op in tables.ENCODERS and step.carrier is None else 1.0
    return doubt


def of_term(step: Step, before: Step) -> float:
    """For one that training alone takes, right behind another such: what reckons with the outcome of a function that
    nobody knows is part of it, as ``int(digest, 16) % size + 1``.
    """
    return 0.4 if formulas.is_term(step) and not steps.is_known(before) else 1.0


def of_codes(step: Step) -> float:
    """For one that makes numbers of words, where nothing says that serving gets words: it may get the numbers."""
    numbers = step.op in ("map", "replace") or (step.carrier is not None and not step.op.islower())
    return 0.7 if numbers else 1.0


_ANSWERS: Final = frozenset({"yes", "no", "y", "n", "true", "false"})


def of_order(step: Step) -> float:
    """For one that numbers words in another order than training: answers of a form may stand for words of the table."""
    by = step.parameters.get("by")
    if kinds.CHOICE not in step.parameters or not isinstance(by, tuple):
        return 1.0
    return 0.6 if all(str(pair[0]).lower() in _ANSWERS for pair in by) else 1.0


def of_extra(step: Step, *, hidden: bool) -> float:
    """For a step that serving alone takes; `hidden`: training takes one that may be it."""
    doubt = 0.4 if hidden else 1.0
    doubt *= 0.7 if step.guarded else 1.0
    doubt *= 0.4 if _is_masked(step) else 1.0
    doubt *= 0.4 if step.op == "strip" and not step.parameters else 1.0  # white space that is typed
    doubt *= OF_GUARDS if step.op in _GUARDS else 1.0
    doubt *= 0.4 if step.op == "flip" else 1.0  # what a camera mirrors
    doubt *= 0.5 if step.op in steps.GEOMETRY or step.parameters.get("to") == "RGB" else 1.0
    doubt *= 1.0 if steps.is_known(step) else 0.5
    return doubt


def _is_masked(step: Step) -> bool:
    """Whether data is multiplied by something of its own shape, which hides parts of it."""
    return step.op == "multiply" and any(isinstance(v, Stat) and v.name == "shape" for v in step.parameters.values())
