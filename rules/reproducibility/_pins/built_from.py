"""Which requirement files the image of a service installs, by what starts the service: several stand side by side in
many projects, and an image of something else may copy the same code.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from mlaudit.code.compose import compose_files, services_in
from mlaudit.code.deployments import text_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.requirements import Requirement, asked_in
from mlaudit.code.started import started_by

from .locks import images

_INSTALLS: Final = regex(r"(?:-r|--requirement)[ =]*[\"']?([\w./-]+\.txt)")
_COPIES: Final = regex(r"(?im)^\s*(?:COPY|ADD)\s+(?:--\S+\s+)*(.+?)\s+(\S+)\s*$")
_STARTS: Final = regex(r"(?ms)^\s*(?:CMD|ENTRYPOINT)\b(.*?)(?<!\\)$")
_BUILT: Final = {"context": ".", "dockerfile": "Dockerfile"}


def asked_of_image(project: ProjectView, path: str, asked: Requirement) -> Requirement | None:
    """What the requirement files that the image of a service installs ask of the same package; `asked` itself where no
    image is seen to start the service. What no image installs builds nothing, where one installs another file of the
    same folder.
    """
    files = _installed(project, path)
    if not files:
        return None if _stands_aside(project, path, asked.file) else asked
    return next((entry for file in files for entry in asked_in(file) if entry.name == asked.name), None)


def _stands_aside(project: ProjectView, path: str, name: str) -> bool:
    """Whether the images of a project install what lies beside a requirement file, and not that file."""
    root = project.root
    if root is None:
        return False
    known: frozenset[Path] | None = project.shared.get("requirements of any image")
    if known is None:
        every = (each for file, text in images(project).items() for each in _files(root, file, text))
        known = project.shared["requirements of any image"] = frozenset(every)
    folders = (each for each in (root / path).parents if each.is_relative_to(root))
    place = next((each / name for each in folders if (each / name).is_file()), None)
    return place is not None and place not in known and any(each.parent == place.parent for each in known)


def _installed(project: ProjectView, path: str) -> list[Path]:
    known: dict[str, list[Path]] = project.shared.setdefault("requirements of images", {})
    if path not in known:
        known[path] = _found(project, path)
    return known[path]


def _found(project: ProjectView, path: str) -> list[Path]:
    root, texts = project.root, images(project)
    if root is None:
        return []
    own = [file for file, started in _started(project, root) if file in texts and path in started]
    return sorted({each for file in own for each in _files(root, file, texts[file])})


def _started(project: ProjectView, root: Path) -> list[tuple[Path, frozenset[str]]]:
    """The images of a project that are seen to start something, each with the files that run there."""
    known: list[tuple[Path, frozenset[str]]] | None = project.shared.get("what images run")
    if known is None:
        commands = [*((file, _command(text)) for file, text in images(project).items()), *_composed(root)]
        started = [(file, started_by(project.files, command)) for file, command in commands]
        known = [(file, project.imported_by(sorted(first))) for file, first in started if first]
        project.shared["what images run"] = known
    return known


def _command(image: str) -> str:
    """The last command that starts what an image is for."""
    commands = _STARTS.findall(image)
    return commands[-1] if commands else ""


def _composed(root: Path) -> Iterator[tuple[Path, str]]:
    """The images of the services of compose files, with the commands that stand there in place of their own."""
    for service in (service for file in compose_files(root) for service in services_in(file).values()):
        build = service.get("build")
        options: dict[str, Any] = build if isinstance(build, dict) else {"context": build}
        if build:
            image = posixpath.join(*(str(options.get(key) or last) for key, last in _BUILT.items()))
            yield root / posixpath.normpath(image), f"{service.get('command', '')} {service.get('entrypoint', '')}"


def _files(root: Path, image: Path, text: str) -> Iterator[Path]:
    """The requirement files that an image installs, under the names that they have where it is built."""
    copied = {}
    for sources, target in _COPIES.findall(text):
        for source in sources.split():
            copied[posixpath.basename(target) or posixpath.basename(source)] = source
    for named in _INSTALLS.findall(text):
        source = copied.get(posixpath.basename(named), named)
        for folder in (image.parent, root):
            if (folder / source).is_file():
                yield folder / source
                yield from _included(folder / source)
                break


def _included(file: Path) -> Iterator[Path]:
    """The files that a requirement file names with ``-r``."""
    for named in _INSTALLS.findall(text_of(file)):
        if (file.parent / named).is_file():
            yield file.parent / named


__all__ = ["asked_of_image"]
