"""Files that are copies of an earlier day, by their names, and that nothing runs."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_KEPT: Final = regex(
    r"(?i)(^|[/_.\- ])(back_?ups?|bak|old|orig(inal)?|copy|archived?|deprecated|obsolete|broken)([/_.\- ]|v?\d|$)"
    r"|\w_before_\w"
)


def is_kept_copy(project: ProjectView, path: str) -> bool:
    """Whether a file is named as a copy that was put aside, and no other file imports it."""
    if _KEPT.search(path) is None:
        return False
    known = project.shared.get("imported files")
    if not isinstance(known, frozenset):
        known = project.shared["imported files"] = _imported(project)
    return path not in known


def _imported(project: ProjectView) -> frozenset[str]:
    """The files that another file imports."""
    found: set[str] = set()
    for path in project.files:
        found |= {other for other in project.imported(path) if other != path}
    return frozenset(found)
