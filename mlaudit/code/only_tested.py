"""Functions that nothing but tests call: they are tried, and no program runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.sources import sources_of, tests_of

if TYPE_CHECKING:
    from mlaudit.code.project import Node, ProjectView


def only_tests_call(project: ProjectView, node: Node) -> bool:
    """Whether tests name a function, and no other source does: not all calls in tests are known, so their text is
    read. Where there is none to read, the calls that are known are all.
    """
    if not all(is_test_path(each.path) for each in project.callers(node)):
        return False
    if project.root is None:
        return bool(project.callers(node))
    sources, tests = sources_of(project), tests_of(project)
    if sources is None or tests is None:
        return False
    name = node[1].rpartition(".")[2]
    return _names(tests, name) and not _names(sources, name)


def _names(texts: dict[str, bytes], name: str) -> bool:
    """Whether one of some texts has a name otherwise than in its definition."""
    written = name.encode()
    named = regex(rf"(?<!def )\b{name}\b".encode())
    return any(written in text and named.search(text) for text in texts.values())


__all__ = ["only_tests_call"]
