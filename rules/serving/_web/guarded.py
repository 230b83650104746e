"""Whether a route asks who calls: by itself, by what it depends on, or by its app."""

from __future__ import annotations

from mlaudit.code.project import Node, ProjectView

from . import marks
from .apps import ACCESS, app_of, marked
from .dependencies import depends_on_guard


def is_guarded(project: ProjectView, route: Node) -> bool:
    """Whether nobody gets into a route who has not said who they are, as far as its code tells."""
    if route in marks.told(project, ACCESS, "protected") or depends_on_guard(project, route, ACCESS):
        return True
    return marked(project, app_of(project, route[0]), ACCESS, "auth")


__all__ = ["is_guarded"]
