"""Code that is kept and no longer run: what names itself put aside, and nothing that runs has any use for; and apps
that no image starts.

A copy of last month's service is no service, however much it looks like one: what is found there is worth knowing to
whoever cleans up, and holds nobody's release up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.deployments import starting_texts
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
_IMAGES: Final = ("Dockerfile", "Containerfile", "Procfile")


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
    texts = starting_texts(project) if idle else {}
    started = set()
    for path, part in idle.items():
        name = path.rpartition("/")[2]
        module = path.removesuffix(".py").replace("/", ".")
        inside = f"{part}/"
        for where, text in texts.items():
            if where.startswith(inside):
                is_image = where.rpartition("/")[2].startswith(_IMAGES)
                if is_image and _MAY_BE_USED.match(part.rpartition("/")[2]):
                    started.add(path)
            elif module in text or f"{part}/" in text or (part == path and name in text):
                started.add(path)
    return started


__all__ = ["put_aside"]
