"""Files in folders of examples, experiments and notebooks, which are run by hand, and read before."""

from __future__ import annotations

from mlaudit.code.aside import in_shown_folder
from mlaudit.code.project import ProjectView


def is_shown(project: ProjectView, path: str) -> bool:
    """Whether a file lies in a folder of examples or trials, and nothing outside such folders imports it."""
    if not in_shown_folder(path):
        return False
    used: frozenset[str] | None = project.shared.get("imported by what is no example")
    if used is None:
        used = project.imported_by(each for each in project.files if not in_shown_folder(each))
        project.shared["imported by what is no example"] = used
    return path not in used


__all__ = ["is_shown"]
