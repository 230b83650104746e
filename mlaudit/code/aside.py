"""Code that is kept and no longer run: what names itself put aside, and nothing that runs has any use for; and apps
that no image starts.

A copy of last month's service is no service, however much it looks like one: what is found there is worth knowing to
whoever cleans up, and holds nobody's release up.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlaudit.code.discover import watched_files
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.started import unstarted

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView

_FOLDERS: Final = regex(
    r"(?i)^[\W\d_]*((old|legacy|archived?|archives|attic|graveyard|deprecated|obsolete|unused|trash|to_?delete)"
    r"|(\w+[_-])?backups|(\w+[_-])?backup[_-]\w*\d\w*)[\W\d_]*$"
)
"""Folders of what was put aside. A folder ``backup`` without a date may hold what makes backups."""
_FILES: Final = regex(
    r"(?i)( - copy| copy|\(copy\)|\(\d+\)|[._-](old|bak|orig|deprecated|obsolete|unused)|[._-]back-?up[._-]?\d+)"
    r"([ _-]?\(?\d+\)?)*$|\.(back-?up|copy)([._-]?\d+)*$"
)
"""What a copy of a module is called, without its ending."""
_MAY_BE_USED: Final = regex(r"(?i)^[\W\d_]*(old|legacy)[\W\d_]*$")
"""What an application that still runs beside its successor may be called, too."""
_RUNNERS: Final = ("Dockerfile", "Containerfile", "Procfile", "Makefile", "Jenkinsfile", "MLproject")
_RUNS: Final = (".yml", ".yaml", ".toml", ".cfg")
_LARGEST: Final = 256_000


def put_aside(project: ProjectView) -> frozenset[str]:
    """The files that name themselves put aside, and that nothing imports or starts which does not, and the apps beside
    the one that is started; found on first use and kept with the project.
    """
    found = project.shared.get("put aside")
    if not isinstance(found, frozenset):
        found = project.shared["put aside"] = _found(project) | (unstarted(project) - _declared(project))
    return found


def _declared(project: ProjectView) -> set[str]:
    """The files that the settings name entry points of."""
    declared = project.declared
    return {name.partition(":")[0] for name in (*declared.serving, *declared.training)} if declared else set()


def _found(project: ProjectView) -> frozenset[str]:
    named = {path: part for path in project.files if (part := _says_so(path)) and not is_test_path(path)}
    if not named:
        return frozenset()
    named = {path: part for path, part in named.items() if path not in _declared(project)}
    used = project.imported_by(path for path in project.files if path not in named and not is_test_path(path))
    idle = {path: part for path, part in named.items() if path not in used}
    return frozenset(idle.keys() - _started(project, idle))


def _says_so(path: str) -> str:
    """The folder, or the file, whose name says that a file was put aside; "" where none does."""
    *folders, name = path.split("/")
    for i, folder in enumerate(folders):
        if _FOLDERS.match(folder):
            return "/".join(folders[: i + 1])
    return path if _FILES.search(name.rpartition(".")[0]) else ""


def _started(project: ProjectView, idle: dict[str, str]) -> set[str]:
    """Those of the files that an image, a pipeline or a make file names; what was put aside names itself in vain, but
    for an application that has all it needs to run.
    """
    root = project.root
    if root is None or not idle:
        return set()
    texts = {shown: _read(file) for shown, file in _runners(project, root).items()}
    started = set()
    for path, part in idle.items():
        name = path.rpartition("/")[2]
        module = path.removesuffix(".py").replace("/", ".")
        inside = f"{part}/"
        for where, text in texts.items():
            if where.startswith(inside):
                if _MAY_BE_USED.match(part.rpartition("/")[2]) and os.path.basename(where).startswith(_RUNNERS):
                    started.add(path)
            elif module in text or f"{part}/" in text or (part == path and name in text):
                started.add(path)
    return started


def _runners(project: ProjectView, root: Path) -> dict[str, Path]:
    files = [Path(each) for each in watched_files([str(root / path) for path in project.files], root)]
    wanted = [f for f in files if f.name.startswith(_RUNNERS) or f.name.endswith(_RUNS)]
    return {f.relative_to(root).as_posix(): f for f in wanted if f.is_relative_to(root)}


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace") if file.stat().st_size <= _LARGEST else ""
    except OSError:
        return ""  # it is gone: nothing is started by it


__all__ = ["put_aside"]
