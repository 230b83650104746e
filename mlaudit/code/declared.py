"""Entry points that the settings name: found where the project says, or an error that says what is there instead."""

from __future__ import annotations

from pathlib import Path

from mlaudit.code.project import ProjectView
from mlaudit.config import EntryPointSettings, Project, nearest
from mlaudit.errors import ConfigError


def declared_entries(project: Project, root: Path, where: str) -> EntryPointSettings:
    """The entry points that the settings name, by paths from `root`; those outside it are left out.

    Raises `ConfigError` for a file that does not exist.
    """
    settings = project.settings.entry_points
    top, base = project.root.resolve(), root.resolve()
    found: dict[str, list[str]] = {"serving": [], "training": []}
    for kind, names in (("serving", settings.serving), ("training", settings.training)):
        for name in names:
            path, colon, function = name.partition(":")
            place = top / path
            if not place.is_file():
                near = nearest(path, (each.relative_to(top).as_posix() for each in place.parent.glob("*.py")))
                raise ConfigError(f"{where}: entry-points.{kind}: there is no file `{path}`{near}")
            if place.is_relative_to(base):
                found[kind].append(f"{place.relative_to(base).as_posix()}{colon}{function}")
    return EntryPointSettings(serving=tuple(found["serving"]), training=tuple(found["training"]))


def reject_missing(view: ProjectView, declared: EntryPointSettings, where: str) -> None:
    """Raise `ConfigError` for an entry point whose file has no such function."""
    for kind, names in (("serving", declared.serving), ("training", declared.training)):
        for name in names:
            path, _, wanted = name.partition(":")
            facts = view.files.get(path)
            known = [function.qualname for function in facts.functions] if facts is not None and facts.parsed else []
            if wanted and facts is not None and facts.parsed and wanted not in known:
                near = nearest(wanted, known)
                raise ConfigError(f"{where}: entry-points.{kind}: `{path}` has no function `{wanted}`{near}")
