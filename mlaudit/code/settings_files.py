"""The YAML files of a project's settings, and those in JSON, as nodes that know their lines.

Only files that a remembered result is thrown away for (`discover.watched_files`) are read: what another one says today,
nobody would notice tomorrow.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlaudit.code.discover import watched_files

if TYPE_CHECKING:
    import yaml

    from mlaudit.code.project import ProjectView

_LARGEST: Final = 64_000
"""Bytes of a file beyond which it holds no settings: those are written by hand."""


class SettingsFiles:
    """The files by their paths below the project's root; each is parsed when it is first asked for."""

    def __init__(self, project: ProjectView) -> None:
        root = project.root
        watched = [] if root is None else watched_files([str(root / path) for path in project.files], root)
        files = [Path(name) for name in watched if name.endswith((".yaml", ".yml", ".json"))]
        self._files = {f.relative_to(root).as_posix(): f for f in files if root is not None and f.is_relative_to(root)}
        self._known: dict[str, yaml.Node | None] = {}

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all YAML files, whether or not what stands there can be read."""
        return tuple(path for path in self._files if not path.endswith(".json"))

    @property
    def with_json(self) -> tuple[str, ...]:
        """The same, with those in JSON: YAML reads these, too."""
        return tuple(self._files)

    def document(self, path: str) -> yaml.Node | None:
        """The first document of a file; None for an empty file, and for what is gone, too large or no YAML."""
        if path not in self._known:
            file = self._files.get(path)
            self._known[path] = _parsed(file) if file is not None else None
        return self._known[path]


def settings_files(project: ProjectView) -> SettingsFiles:
    """Those of a project, found on first use and kept with it."""
    found = project.shared.get("settings files")
    if not isinstance(found, SettingsFiles):
        found = project.shared["settings files"] = SettingsFiles(project)
    return found


def _parsed(file: Path) -> yaml.Node | None:
    import yaml  # few projects pay for it

    try:
        text = file.read_text("utf-8") if file.stat().st_size <= _LARGEST else ""
        return next(iter(yaml.compose_all(text, yaml.SafeLoader)), None)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None  # it says nothing that can be read
