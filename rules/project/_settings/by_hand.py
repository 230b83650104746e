"""Tools of a project: modules that somebody starts by hand, each by itself, and no part of what is deployed."""

from __future__ import annotations

from mlaudit.code.deployments import starting_texts
from mlaudit.code.project import ProjectView


def is_tool(project: ProjectView, path: str) -> bool:
    """Whether a module is run by itself (``if __name__ == "__main__"``), nothing imports it, it serves and trains
    nothing, and no image, manifest or pipeline names it: a consumer that has a container of its own is a part.
    """
    if not project.files[path].has_main or path in _imported(project):
        return False
    if any(entry.path == path for entry in project.entry_points):
        return False
    file, module = path.rpartition("/")[2], project.files[path].module
    return not any(file in text or module in text for text in starting_texts(project).values())


def _imported(project: ProjectView) -> frozenset[str]:
    """The files that another one imports."""
    known: frozenset[str] | None = project.shared.get("files that are imported")
    if known is None:
        located = {
            (path, found[0])
            for path, facts in project.files.items()
            for fact in facts.imports
            if (found := project.locate(fact.name, path)) is not None
        }
        known = frozenset(target for path, target in located if target != path)
        project.shared["files that are imported"] = known
    return known


__all__ = ["is_tool"]
