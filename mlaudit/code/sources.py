"""What stands in the files of a project, read once for all that search it for names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.entrypoints import is_test_path

if TYPE_CHECKING:
    from pathlib import Path

    from mlaudit.code.project import ProjectView

_MOST: Final = 16_000_000
"""Bytes that are searched: of a project with more nothing is said."""


def sources_of(project: ProjectView) -> dict[str, bytes] | None:
    """The sources but for tests, by their paths; None where there is no folder to read them in, where one is gone since
    it was listed, and where they are too many.
    """
    return _kept(project, tests=False)


def tests_of(project: ProjectView) -> dict[str, bytes] | None:
    """The tests, likewise."""
    return _kept(project, tests=True)


def _kept(project: ProjectView, *, tests: bool) -> dict[str, bytes] | None:
    key = "texts of the tests" if tests else "texts of the sources"
    if key not in project.shared:
        paths = [path for path in project.files if is_test_path(path) is tests]
        project.shared[key] = _read(project.root, paths) if project.root is not None else None
    found: dict[str, bytes] | None = project.shared[key]
    return found


def _read(root: Path, paths: list[str]) -> dict[str, bytes] | None:
    found: dict[str, bytes] = {}
    room = _MOST
    for path in paths:
        try:
            found[path] = (root / path).read_bytes()
        except OSError:
            return None  # what stands there is not known any more
        room -= len(found[path])
        if room < 0:
            return None
    return found


__all__ = ["sources_of", "tests_of"]
