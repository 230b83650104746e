"""Which server an image or a platform starts a web app with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mlaudit.code.by_hand import running
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_FILES: Final = ("Dockerfile", "Procfile")
_SERVERS: Final = regex(
    r"\b(gunicorn|waitress-serve|waitress|uwsgi|hypercorn|uvicorn)\b"
    r"|\bflask[\s\"',]+(?:--app[\s\"',=]+[\w.:/-]+[\s\"',]+)?run\b(?!.*--debug)"
)
"""What starts an app by its name, and never its file's own main block."""


def has_server(project: ProjectView, path: str) -> bool:
    """Whether the Dockerfile or Procfile nearest above a file starts a server of its own, and not the file itself."""
    started = _nearest(project, path)
    return any(map(_SERVERS.search, started)) and not any(map(running(path).search, started))


def _nearest(project: ProjectView, path: str) -> list[str]:
    """The commands of the Dockerfile or Procfile nearest above a file that has any."""
    if project.root is None:
        return []
    known: dict[str, list[str]] = project.shared.setdefault("how images start", {})
    for folder in map(str, Path(path).parents):
        if folder not in known:
            known[folder] = _commands("\n".join(_read(project.root / folder / name) for name in _FILES))
        if known[folder]:
            return known[folder]
    return []


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""  # there is none


def _commands(text: str) -> list[str]:
    text = text.replace("\\\n", " ")  # a command may go on in the next line
    return [line for line in text.splitlines() if line.lstrip().startswith(("CMD", "ENTRYPOINT", "web:"))]
