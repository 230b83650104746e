"""What a project does for all of its log lines at once: a filter that masks, an engine that leaves values out."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_MASKS: Final = regex(r"(?i)mask|redact|scrub|sanit|anonym|pii|privacy|sensitive")
_FILTERS: Final = frozenset({"logging.Filter", "logging.Formatter"})


def masks_lines(project: ProjectView) -> bool:
    """Whether the project has a filter of its own that takes personal data out of log lines."""
    known: bool | None = project.shared.get("masks log lines")
    if known is None:
        known = project.shared["masks log lines"] = any(
            _MASKS.search(cls.qualname) and not _FILTERS.isdisjoint(cls.bases)
            for facts in project.files.values()
            for cls in facts.classes
        )
    return known


def hides_values(project: ProjectView, code: str) -> bool:
    """Whether an engine of the project leaves the values of a statement out of its errors."""
    known: bool | None = project.shared.get("values hidden in errors")
    if known is None:
        every = (each for facts in project.files.values() for each in facts.candidates_of(code))
        known = project.shared["values hidden in errors"] = any("hides" in each.data for each in every)
    return known


def is_told_briefly(project: ProjectView, path: str) -> bool:
    """Whether a project asks for a Pydantic whose errors do not repeat what they are about: that began with its 2.0."""
    asked = project.requirement(path, "pydantic")
    if asked is None or asked.highest is None:
        return False
    below = "<" in asked.written and "<=" not in asked.written
    return asked.highest < (2,) or (below and asked.highest[0] == 2 and not any(asked.highest[1:]))


__all__ = ["hides_values", "is_told_briefly", "masks_lines"]
