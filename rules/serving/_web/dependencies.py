"""What stands before a route by another name than that of a guard: a dependency that looks at who asks itself."""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.project import Node, ProjectView

_DEPTH = 3
"""Dependencies of dependencies that are followed."""


def depends_on_guard(project: ProjectView, node: Node, code: str) -> bool:
    """Whether a function, or a module for all of its routes, depends on one that looks at a key or a user."""
    known: dict[Node, bool] = project.shared.setdefault(f"guarded by dependencies {code}", {})
    if node not in known:
        known[node] = any(_asks(project, each, code) for each in _needed(project, node))
    return known[node]


def _needed(project: ProjectView, node: Node) -> Iterable[Node]:
    """The functions that a framework calls before `node`, with those that it calls before these."""
    found: dict[Node, None] = {}
    level = [node]
    for _ in range(_DEPTH):
        edges = [edge for each in level for edge in project.edges().get(each, ())]
        level = [target for target, call in edges if call.reference and call.offloaded and target not in found]
        found.update(dict.fromkeys(level))
    return found


def _asks(project: ProjectView, node: Node, code: str) -> bool:
    path, function = node
    return any(function in candidate.data.get("asking", ()) for candidate in project.files[path].candidates_of(code))


__all__ = ["depends_on_guard"]
