"""Which server an image, a platform or a script starts a web app with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_FILES: Final = ("Dockerfile", "Procfile")
_SERVERS: Final = regex(
    r"\b(gunicorn|waitress-serve|waitress|uwsgi|hypercorn|uvicorn)\b"
    r"|\bflask[\s\"',]+(?:--app[\s\"',=]+[\w.:/-]+[\s\"',]+)?run\b(?!.*--debug)"
)
"""What starts an app by its name and never its file's own main block."""


def has_server(project: ProjectView, path: str) -> bool:
    """Whether the Dockerfile or Procfile nearest above a file starts a server of its own, and nothing the file itself."""
    started = _nearest(project, path)
    return any(map(_SERVERS.search, started)) and not any(map(_running(path).search, started))


def is_served(project: ProjectView, path: str) -> bool:
    """Whether an image, a platform or a script starts the app of a file by its name, with a server of its own."""
    served = _serving(path)
    return any(map(served.search, _about(project, path))) and not is_started(project, path)


def is_started(project: ProjectView, path: str) -> bool:
    """Whether an image, a platform or a script runs a file itself, ``python app.py``, as far as their texts tell."""
    return any(map(_running(path).search, _about(project, path)))


def _about(project: ProjectView, path: str) -> Iterator[str]:
    """What may start a file: what lies in a folder with another file of its name means that one."""
    name = path.rpartition("/")[2]
    for place, text in starting_texts(project).items():
        beside = f"{place.rpartition('/')[0]}/{name}".lstrip("/")
        if beside == path or beside not in project.files:
            yield text.replace("\\\n", " ")  # a command may go on in the next line
    yield from _nearest(project, path)


@lru_cache(maxsize=10_000)
def _running(path: str) -> re.Pattern[str]:
    """``python app.py``, ``["python", "-u", "src/app.py"]``, ``python -m src.app``."""
    name, stem = re.escape(path.rpartition("/")[2]), re.escape(path.rpartition("/")[2].removesuffix(".py"))
    gap = r"[\s\"',]+"
    return re.compile(
        rf"\bpython[\d.]*(?:{gap}-[uOB]+)?{gap}(?:[\w./-]*/)?{name}(?![\w.-])"
        rf"|\bpython[\d.]*(?:{gap}-[uOB]+)?{gap}-m{gap}(?:[\w.]*\.)?{stem}(?![\w.])"
    )


@lru_cache(maxsize=10_000)
def _serving(path: str) -> re.Pattern[str]:
    """``gunicorn app:app``, ``command: uvicorn src.app:api --port 80``, in one line."""
    stem = re.escape(path.rpartition("/")[2].removesuffix(".py"))
    return re.compile(rf"\b(?:gunicorn|waitress-serve|uwsgi|hypercorn|uvicorn)\b.*?(?<![\w-]){stem}(?:\.py)?:[A-Za-z_]")


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

