"""Code that is there to be read: the steps of a course, and examples of how something is used."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex

_LESSONS: Final = regex(
    r"(?i)(^|/)((weeks?|chapters?|lessons?|lectures?|modules?|days?|labs?|units?|exercises?|tutorials?)[-_ ]?\d+[^/]*"
    r"|tutorials?|examples?|demos?|samples?|quick_?starts?|cookbooks?|snippets?)/"
)


def is_lesson(path: str) -> bool:
    """Whether a file stands in the folder of a lesson or example: nobody runs it as a service of theirs."""
    return _LESSONS.search(path) is not None
