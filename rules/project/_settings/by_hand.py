"""Tools of a project: modules that somebody starts by hand, each by itself, and no part of what is deployed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mlaudit.code.deployments import deployment_texts
from mlaudit.code.discover import watched_files
from mlaudit.code.project import ProjectView

_STARTS: Final = ("Dockerfile", "Containerfile", "Procfile", "Makefile", "docker-compose", "compose", "pyproject.toml")
_LARGEST: Final = 256_000


def is_tool(project: ProjectView, path: str) -> bool:
    """Whether a module is run by itself (``if __name__ == "__main__"``), nothing imports it, it serves and trains
    nothing, and no image, manifest or pipeline names it: a consumer that has a container of its own is a part.
    """
    if not project.files[path].has_main or path in _imported(project):
        return False
    if any(entry.path == path for entry in project.entry_points):
        return False
    file, module = path.rpartition("/")[2], project.files[path].module
    return not any(file in text or module in text for text in _starting(project))


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


def _starting(project: ProjectView) -> list[str]:
    """What stands in the files that say what is started."""
    known: list[str] | None = project.shared.get("texts that start programs")
    if known is None:
        known = project.shared["texts that start programs"] = []
        root = project.root
        if root is not None:
            named = (Path(each) for each in watched_files([str(root / path) for path in project.files], root))
            known += [_read(file) for file in named if file.name.startswith(_STARTS)]
            known += deployment_texts(root)
    return known


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace") if file.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""  # it is gone: nothing is started by it


__all__ = ["is_tool"]
