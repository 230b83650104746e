"""Features that are reckoned from several inputs: terms are compared where both sides write one formula."""

from __future__ import annotations

from typing import Final

from mlaudit.code.parity.values import Chain, Step

_TERMS: Final = frozenset(
    {"add", "subtract", "multiply", "divide", "subtract from", "divide from", "power", "clip", "map", "learnt map"}
)
"""Steps that may be part of a formula rather than a preparation of what goes into it."""


def written_apart(a: Chain, b: Chain) -> bool:
    """Whether one of two chains reckons with several inputs and the other does not take the very same kinds of steps:
    a chain follows one of the inputs, and in another form of the formula the first one is another.
    """
    mixed = any(step.op == "combine" for step in (*a, *b))
    return mixed and _form(a) != _form(b)


def is_term(step: Step | None) -> bool:
    """Whether a step may be a term of a formula."""
    return step is not None and step.op in _TERMS and step.carrier is None


def _form(chain: Chain) -> list[tuple[str, object]]:
    return [(step.op, step.parameters.get("how")) for step in chain if step.op == "combine" or step.op in _TERMS]
