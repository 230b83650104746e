"""Code that is there to be read or to stand in for a service: steps of a course, examples, and mocks."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_LESSONS: Final = regex(
    r"(?i)(^|/)((weeks?|ch|chapters?|lessons?|lectures?|days?|labs?|units?|exercises?|tutorials?|modules?)[-_ ]?\d[^/]*"
    r"/|\d+[-_ ](weeks?|chapters?|lessons?|lectures?|days?|labs?|exercises?|modules?)([-_ ][^/]*)?/"
    r"|(weeks|chapters|lessons|lectures|days|labs|units|exercises)/\d+[^/]*/"
    r"|\d+[^/]*/stud(y|ies)[-_][^/]*/|(\w+[-_])?home[-_]?works?([-_][^/.]+)?(/|\.(py|ipynb)$)"
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


def is_of_lesson(project: ProjectView, path: str) -> bool:
    """Whether a file is a lesson's or homework's, or is imported by those alone."""
    if is_lesson(path):
        return True
    known = project.shared.get("imported by lessons alone")
    if not isinstance(known, frozenset):
        lessons = project.imported_by(each for each in project.files if is_lesson(each))
        others = (each for each, facts in project.files.items() if each not in lessons or facts.has_main)
        used = project.imported_by(each for each in others if not is_lesson(each) and not is_test_path(each))
        known = project.shared["imported by lessons alone"] = lessons - used
    return path in known
