"""Work that a route does seldom: what takes a blink, and may be asked for a few times a minute."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Finding

_HASHES: Final = " does blocking hashing "
_LIMIT: Final = regex(r"(?a:\b(\d{1,9})\s*(?:/|per)\s*(?:([1-9]\d{0,8})\s*)?)(second|minute|hour|day|month|year)")
"""How limits are written for slowapi and flask-limiter: ``5/minute``, ``10 per 2 hours``."""
_MINUTES: Final = {"second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0, "month": 43_200.0, "year": 525_600.0}
_SELDOM: Final = 10.0
"""Calls a minute. A hash of a password takes some 50 ms: at ten a minute the loop stands still for less than 1 %."""


def is_seldom(finding: Finding, project: ProjectView, node: Node) -> bool:
    """Whether a finding is about a password that is hashed, in a route whose own limit lets that happen seldom."""
    function = project.function(node) if _HASHES in finding.message else None
    limits = (each for each in function.decorators if each.name.endswith(".limit")) if function is not None else ()
    return any(_a_minute(text) <= _SELDOM for each in limits for text in each.arguments)


def _a_minute(text: str) -> float:
    """How often a minute a limit lets through: the strictest of its parts; infinite where there is none."""
    rates = (int(count) / (int(every or 1) * _MINUTES[unit]) for count, every, unit in _LIMIT.findall(text))
    return min(rates, default=float("inf"))


__all__ = ["is_seldom"]
