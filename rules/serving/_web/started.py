"""Which apps of a project its own images, compose files and scripts start: another one beside them runs nowhere."""

from __future__ import annotations

from typing import Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .apps import APP_CODES
from .start_commands import names_app

_UNSAID: Final = regex(r"\bflask\s+run\b|\bfastapi\s+(run|dev)\s*($|--)|FLASK_APP")
"""What starts an app that it finds by itself."""


def is_left_behind(project: ProjectView, path: str) -> bool:
    """Whether something starts an app of the project by its name, and nothing starts, or imports, the app of `path`."""
    known: frozenset[str] | None = project.shared.get("files of started apps")
    if known is None:
        known = project.shared["files of started apps"] = _started(project)
    return bool(known) and path not in known


def _started(project: ProjectView) -> frozenset[str]:
    """The apps that texts name, and all that these import; none where a text may start any."""
    texts = list(starting_texts(project).values())
    if any(map(_UNSAID.search, texts)):
        return frozenset()
    made = [
        path
        for path, facts in project.files.items()
        for code in APP_CODES
        if code in facts.said and any(c.data.get("app_line") for c in facts.candidates_of(code))
    ]
    named = {path for path in made if any(map(names_app(path).search, texts))}
    return project.imported_by(sorted(named)) if named else frozenset()


__all__ = ["is_left_behind"]
