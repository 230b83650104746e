"""Code that is there to be read or to stand in for a service: steps of a course, examples, and mocks."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex

_LESSONS: Final = regex(
    r"(?i)(^|/)((weeks?|ch|chapters?|lessons?|lectures?|days?|labs?|units?|exercises?|tutorials?|modules?)[-_ ]?\d[^/]*"
    r"/|\d+[-_ ](weeks?|chapters?|lessons?|lectures?|days?|labs?|exercises?|modules?)([-_ ][^/]*)?/"
    r"|(weeks|chapters|lessons|lectures|days|labs|units|exercises)/\d+[^/]*/"
    r"|\d+[^/]*/stud(y|ies)[-_][^/]*/"
    r"|(tutorials?|([^/]+[-_])?examples|example|demos?|samples?|quick_?starts?|cookbooks?|snippets?)/)"
)
_EXAMPLES: Final = regex(r"(?i)(^|/)(examples?|cookbooks?|snippets?)/")
_MOCKS: Final = regex(r"(?i)(^|[/_-])(mock(s|ed)?|fakes?|stubs?|dummy|load_?tests?)([/_.-]|$)")


def is_mock(path: str) -> bool:
    """Whether a file says by its name, or that of its folder, that it stands in for a service: no model answers."""
    return _MOCKS.search(path) is not None


def is_example(path: str) -> bool:
    """Whether a file stands in a folder of examples: it shows how something is used, and serves nobody."""
    return _EXAMPLES.search(path) is not None


def is_lesson(path: str) -> bool:
    """Whether a file stands in the folder of a lesson or example: nobody runs it as a service of theirs."""
    return _LESSONS.search(path) is not None
