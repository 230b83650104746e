"""Functions that nothing but tests call: they are tried, and no program runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mlaudit.code.project import Node, ProjectView


def only_tests_call(project: ProjectView, node: Node) -> bool:
    """Whether tests name a function, and no other source does: not all calls in tests are known, so their text is
    read. Where there is none to read, the calls that are known are all.
    """
    if not all(is_test_path(each.path) for each in project.callers(node)):
        return False
    if project.root is None:
        return bool(project.callers(node))
    naming = _naming(project.root, project.files, node[1].rpartition(".")[2])
    return bool(naming) and all(map(is_test_path, naming))


def _naming(root: Path, paths: Iterable[str], name: str) -> list[str]:
    """The sources that have a name otherwise than in its definition, and those that are gone."""
    named = regex(rf"(?<!def )\b{name}\b".encode())
    found = []
    for path in paths:
        try:
            text = (root / path).read_bytes()
        except OSError:
            found.append(path)
            continue
        if named.search(text):
            found.append(path)
    return found


__all__ = ["only_tests_call"]
