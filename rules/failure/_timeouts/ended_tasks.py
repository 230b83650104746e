"""What only tasks run that their worker ends: Celery's `time_limit`."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

_ENDS: Final = regex(r"^(soft_)?time_limit=(?!None$)")
"""An argument of a task's decorator that ends it."""
_KEY: Final = "MLA101 outside of tasks that end"


def is_ended_by_worker(project: ProjectView, node: Node) -> bool:
    """Whether nothing but tasks with a limit leads to a function: no wait in it is without an end."""
    if node not in project.reached("serving"):
        return False
    open_ended: dict[Node, Node | None] | None = project.shared.get(_KEY)
    if open_ended is None:
        starts = [(each.path, each.function) for each in project.entry_points if each.kind == "serving"]
        files = {path for path, _ in starts}
        starts = [start for start in starts if not _is_ended(project, start)]
        started = [(path, "") for path in sorted(project.imported_by(files))]
        open_ended = project.shared[_KEY] = project.reach([*starts, *started])
    return node not in open_ended


def _is_ended(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    return function is not None and any(
        _ENDS.match(argument) for decorator in function.decorators for argument in decorator.arguments
    )


__all__ = ["is_ended_by_worker"]
