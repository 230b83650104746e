"""Where the versions of a project's libraries are settled but in its requirements: in locks, and by who installs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mlaudit.code.deployments import text_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

LOCKS: Final = (
    "uv.lock",
    "poetry.lock",
    "Pipfile.lock",
    "pdm.lock",
    "conda-lock.yml",
    "pylock.toml",
    "requirements.lock",
    "requirements-lock.txt",
    "constraints.txt",
    "pixi.lock",
)
_COPIED: Final = regex(
    r"(?im)^\s*(?:COPY|ADD)\s[^\n]*?(?<![\w*-])(?:[\w./-]*/)?("
    + "|".join(lock.replace(".", r"\.") for lock in LOCKS)
    + r")(?![\w*?])"
)
"""A lock that an image is given: without it, the build fails. ``poetry.lock*`` is one that may be missing."""


def images(project: ProjectView) -> dict[Path, str]:
    """What stands in the Dockerfiles of a project, in its folder and in those of it, without comments."""
    found: dict[Path, str] | None = project.shared.get("texts of Dockerfiles")
    if found is None:
        root = project.root
        files = [*root.glob("Dockerfile*"), *root.glob("*/Dockerfile*"), *root.glob("*/*/Dockerfile*")] if root else []
        found = project.shared["texts of Dockerfiles"] = {each: _said(each) for each in sorted(files)}
    return found


def _said(file: Path) -> str:
    return "\n".join(line for line in text_of(file).splitlines() if not line.lstrip().startswith("#"))


def is_locked_in_image(project: ProjectView, path: str) -> bool:
    """Whether the image that is nearest above a file is given a lock, which then lies where it is built."""
    root = project.root
    found = images(project)
    for folder in (root / path).parents if root is not None else ():
        texts = [text for file, text in found.items() if file.parent == folder]
        if texts:
            return all(_COPIED.search(text) for text in texts)
        if folder == root:
            break
    return False


def is_of_library(project: ProjectView, folder: Path, name: str) -> bool:
    """Whether requirements are what a package depends on, which its setup.py or pyproject.toml reads them as, that is
    described for an index or has no image: who installs it settles the versions.
    """
    setup, described = text_of(folder / "setup.py"), text_of(folder / "pyproject.toml").replace("'", '"')
    reads = (name in setup and "install_requires" in setup) or ("dynamic" in described and f'"{name}"' in described)
    published = "classifiers" in setup or "classifiers" in described
    return reads and (published or not any(file.is_relative_to(folder) for file in images(project)))


__all__ = ["LOCKS", "images", "is_locked_in_image", "is_of_library"]
