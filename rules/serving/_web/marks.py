"""Functions that a rule's candidates tell of, for others to ask about: gathered once for a project."""

from __future__ import annotations

from typing import Any

from mlaudit.code.project import Node, ProjectView


def marked(project: ProjectView, code: str, mark: str) -> frozenset[Node]:
    """The functions that candidates of a rule name by a mark: ``{"members": "check_region"}``."""
    key = f"{code} {mark}"
    known: frozenset[Node] | None = project.shared.get(key)
    if known is None:
        known = project.shared[key] = frozenset(
            (path, candidate.data[mark])
            for path, facts in project.files.items()
            for candidate in facts.candidates_of(code)
            if candidate.data.get(mark)
        )
    return known


def told(project: ProjectView, code: str, what: str) -> dict[Node, Any]:
    """What candidates of a rule say of the functions that they are about, by these: their "checks", or "ranges"."""
    key = f"{code} {what} of functions"
    known: dict[Node, Any] | None = project.shared.get(key)
    if known is None:
        known = project.shared[key] = {
            (path, candidate.data["function"]): candidate.data[what]
            for path, facts in project.files.items()
            for candidate in facts.candidates_of(code)
            if candidate.data.get(what)
        }
    return known
