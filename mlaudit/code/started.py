"""Apps that no image starts: beside the one that the nearest image does start, and named in no other file that starts
or deploys anything. A service that was replaced lies about like that, and so does a trial of the next one.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlaudit.code.deployments import starting_texts, text_of
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.mounts import app_makers
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView

_IMAGES: Final = regex(r"^(Dockerfile|Containerfile)([._-][\w.-]*)?$|^\w+\.[Dd]ockerfile$|^Procfile$")
_COMMANDS: Final = regex(r"(?m)^\s*(?:CMD|ENTRYPOINT|web:|worker:)\s*(.+(?:\\\n.+)*)")
_STARTS: Final = regex(r"([A-Za-z_][\w.]*):[A-Za-z_]\w*|([\w./-]+\.py)\b|-m[\s\",']+([A-Za-z_][\w.]*)")
"""What a command starts: ``app.main:app``, ``server.py``, ``-m app.server``."""


def unstarted(project: ProjectView) -> frozenset[str]:
    """The files of apps that are not started, with the parts that these alone import. Nothing is said of a project
    with one app, without images, or whose images start what cannot be told.
    """
    root = project.root
    makers = [path for path in app_makers(project) if not is_test_path(path)] if root is not None else []
    if root is None or len(makers) < 2:
        return frozenset()
    images: dict[Path, frozenset[str]] = {}
    idle = {path for path in makers if _starts_others(project, root, path, images)}
    if not idle:
        return frozenset()
    text = "\n".join(starting_texts(project).values())
    idle = {path for path in idle if not _is_named(path, text)}
    return frozenset(with_parts(project, idle)) if idle else frozenset()


def _starts_others(project: ProjectView, root: Path, path: str, images: dict[Path, frozenset[str]]) -> bool:
    """Whether the image nearest above a file starts another one beside it, which does not import it. What lies in a
    folder of its own may be a service of its own, that is started elsewhere.
    """
    for folder in (root / path).parents:
        if folder not in images:
            images[folder] = _started_in(project, root, folder)
        if images[folder]:
            beside = any(_folder(each) == _folder(path) for each in images[folder])
            return beside and path not in project.imported_by(images[folder])
        if folder == root:
            break
    return False


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _started_in(project: ProjectView, root: Path, folder: Path) -> frozenset[str]:
    """The files of the project that the images of a folder start."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if _IMAGES.match(entry.name))
    except OSError:
        return frozenset()  # gone or closed: it starts nothing
    inside = folder.relative_to(root).as_posix().removeprefix(".")
    found: set[str] = set()
    for command in (c for name in names for c in _COMMANDS.findall(text_of(folder / name))):
        found |= started_by(project.files, command, inside)
    return frozenset(found)


def started_by(paths: Collection[str], command: str, folder: str = "") -> set[str]:
    """The files below a folder that a command may start: ``uvicorn app.main:app``, ``python server.py``."""
    found: set[str] = set()
    for module, file, program in _STARTS.findall(command):
        ending = file.lstrip("./") if file else f"{(module or program).replace('.', '/')}.py"
        found.update(_ending_in(paths, folder, ending))
    return found


def _ending_in(paths: Iterable[str], folder: str, ending: str) -> list[str]:
    """The files below a folder that a command may mean, whichever folder it is given in."""
    start = f"{folder}/" if folder else ""
    return [path for path in paths if path.startswith(start) and f"/{path}".endswith(f"/{ending}")]


def _is_named(path: str, text: str) -> bool:
    """Whether a text names a file: by its path, by its module, or by its name where that is no usual one."""
    module = path.removesuffix(".py").replace("/", ".")
    parts = module.split(".")
    names = [".".join(parts[-size:]) for size in range(2, len(parts) + 1)] or [module]
    return path in text or f"/{path.rpartition('/')[2]}" in text or any(f"{name}:" in text for name in names)


def with_parts(project: ProjectView, idle: Iterable[str]) -> set[str]:
    """Some files, with those that no other file of the project imports and that are no programs of their own."""
    importers: dict[str, set[str]] = {}
    for path in project.files:
        for imported in () if is_test_path(path) else project.imported(path):
            importers.setdefault(imported, set()).add(path)
    found = set(idle)
    while True:
        more = {
            path
            for each in found
            for path in project.imported(each)
            if path not in found and importers[path] <= found and not project.files[path].has_main
        }
        if not more:
            return found
        found |= more


__all__ = ["unstarted", "with_parts"]
