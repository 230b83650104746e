"""Which apps of a project its own images, compose files and scripts start: another one beside them runs nowhere."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .apps import APP_CODES

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
    named = {path for path in made if any(map(_named(path).search, texts))}
    return project.imported_by(sorted(named)) if named else frozenset()


def _named(path: str) -> re.Pattern[str]:
    """``uvicorn app.main:app``, ``python app/main.py``, ``python -m app.main``, by any end of a file's path."""
    parts = path.removesuffix(".py").removesuffix("/__init__").split("/")
    dotted = [r"\.".join(map(re.escape, parts[i:])) for i in range(len(parts))]
    files = [f"{'/'.join(map(re.escape, parts[i:]))}\\.py" for i in range(len(parts))]
    return re.compile(
        rf"(?<![\w.])({'|'.join(dotted)}):\w|(?<![\w/.])(\./)?({'|'.join(files)})\b|-m[\s\"',]+({'|'.join(dotted)})(?![\w.])"
    )


__all__ = ["is_left_behind"]
