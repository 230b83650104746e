"""Arguments that differ, in words of their own: bounds, categories, days and time zones."""

from __future__ import annotations

from typing import Any

from mlaudit.code.parity.steps import parameter_shown
from mlaudit.code.parity.values import Step


def worded(step: Step, what: tuple[str, Any, Any], columns: str, where: str) -> str | None:
    """What differs about a step, as a sentence; None for arguments that are said by their name."""
    name, there, here = what
    both = f"{_shown(there)} in training and {_shown(here)} {where}"
    if name == "than" and step.op == "threshold":
        both = f"{there} in training and {here} {where}"
    if name == "of Monday":
        return f"the day of the week{columns} counts Monday as {both}"
    if step.op == "zone":
        return f"the time{columns} is taken in the zone {both}"
    if name == "than":
        return f"the value{columns} is compared with {both}"
    if step.op == "isin":
        return f"what counts{columns} is {both}"
    if name == "order":
        order = f"{', '.join(there)} in training, {', '.join(here)} {where}"
        return f"the categories{columns} are numbered in another order: {order}"
    if step.op == "cut" and name == "right":
        lower, upper = ("in training", where) if there else (where, "in training")
        return f"a value{columns} that lies on an edge falls into the band below it {lower}, and above it {upper}"
    return None


def _shown(value: Any) -> str:
    if isinstance(value, tuple) and len({type(each) for each in value}) == 1:
        return ", ".join(repr(each) for each in sorted(value))
    return parameter_shown(value)
