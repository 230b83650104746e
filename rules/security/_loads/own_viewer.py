"""Pages that a package brings for whoever installs it: they run on that person's own machine, with their own files."""

from __future__ import annotations

from typing import Final

from mlaudit.code.deployments import text_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.sources import sources_of
from mlaudit.findings import Severity

from ...serving._web.started_here import holds_deployment

_PAGES: Final = frozenset({"streamlit", "gradio"})
_SERVICES: Final = frozenset({"fastapi", "flask", "starlette", "django", "aiohttp", "sanic", "litestar", "bentoml"})
_SETTINGS: Final = ("pyproject.toml", "setup.cfg", "setup.py")
_COMMANDS: Final = regex(
    r"(?m)^\s*\[(project|tool\.poetry)\.(gui-)?scripts\]|\b(console|gui)_scripts\b|(?<![.\w])scripts\s*=\s*\["
)
"""What gives whoever installs a package a command."""
_UPLOADS: Final = regex(rb"\bfile_uploader\(|\b(gr|gradio)\.(File|Files|UploadButton)\b")
_TO_OTHERS: Final = regex(rb"\bshare\s*=\s*True|0\.0\.0\.0")


def most_in_viewer(project: ProjectView, path: str) -> Severity:
    """How severe a file is that somebody chooses on the page of a module: what a package of one's own machine is told
    names a file that lies there already, unless its pages take uploads.
    """
    if not _is_of_page(project, path) or not _is_for_own_use(project, path):
        return Severity.CRITICAL
    texts = _pages(project)
    if texts is None or any(_TO_OTHERS.search(text) for text in texts):
        return Severity.CRITICAL
    return Severity.WARNING if any(_UPLOADS.search(text) for text in texts) else Severity.INFO


def _is_of_page(project: ProjectView, path: str) -> bool:
    libraries = project.files[path].libraries
    return bool(libraries & _PAGES) and not libraries & _SERVICES


def _is_for_own_use(project: ProjectView, path: str) -> bool:
    """Whether a module is of a package that brings a command, and that nothing deploys."""
    root, folder = project.root, path.rpartition("/")[0]
    if root is None or f"{folder}/__init__.py" not in project.files or holds_deployment(project):
        return False
    return any(_COMMANDS.search(text_of(root / name)) for name in _SETTINGS)


def _pages(project: ProjectView) -> list[bytes] | None:
    """What stands in the modules that make pages."""
    sources = sources_of(project)
    if sources is None:
        return None
    return [text for path, text in sources.items() if project.files[path].libraries & _PAGES]


__all__ = ["most_in_viewer"]
