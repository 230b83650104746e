"""Whether a project's requirements are met where its audit runs."""

from __future__ import annotations

from pathlib import Path

from mlaudit.code.discover import find_files
from mlaudit.code.requirements import Requirements
from mlaudit.config import Settings
from mlaudit.tools.environment import lacking


def unmet(root: Path, settings: Settings) -> list[str]:
    """What the project at `root` asks for of the packages that its code imports, and is not installed here."""
    top = root.resolve()
    requirements = Requirements(top)

    def asked(path: str, name: str) -> tuple[str, str] | None:
        wanted = requirements.nearest(path, name)
        return None if wanted is None else (wanted.written, wanted.file)

    return lacking(find_files([top], top, settings), asked)
