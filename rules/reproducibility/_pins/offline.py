"""Images that know no hub when they run: what their code loads was put there when they were built."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_OFFLINE: Final = regex(
    r"(?im)^\s*ENV\s[^\n]*\b(HF_HUB_OFFLINE|TRANSFORMERS_OFFLINE|HF_DATASETS_OFFLINE)[ =][\"']?(1|true|yes|on)\b"
)


def is_offline_image(project: ProjectView, path: str) -> bool:
    """Whether every Dockerfile of the nearest folder that has one, at a file or above it, takes the hub away."""
    if project.root is None:
        return False
    known: dict[Path, bool | None] = project.shared.setdefault("images without a hub", {})
    for folder in Path(path).parents:
        if folder not in known:
            known[folder] = _judged(project.root / folder)
        found = known[folder]
        if found is not None:
            return found
    return False


def _judged(folder: Path) -> bool | None:
    """Whether the Dockerfiles of a folder take the hub away; None where it has none."""
    try:
        texts = [each.read_text("utf-8", errors="replace") for each in folder.glob("Dockerfile*") if each.is_file()]
    except OSError:
        return None  # gone or closed: it says nothing
    return all(_OFFLINE.search(text) for text in texts) if texts else None


__all__ = ["is_offline_image"]
