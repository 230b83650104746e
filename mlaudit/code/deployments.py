"""Files that say how a project is deployed: manifests, gateways and pipelines, in the folders that are named for it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlaudit.code.discover import watched_files
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView

_FOLDERS: Final = regex(
    r"(?i)^(\.github|docker|infra\w*|deploy\w*|k8s|kubernetes|helm|charts?|manifests?|nginx|gateways?|ingress|terraform|iac|ops)$"
)
_JOBS: Final = regex(r"(?i)^(mlops|azure_?ml|aml|jobs|pipelines?)$")
"""Folders in which the jobs of a training pipeline are described, beside code."""
_ENDINGS: Final = (".yml", ".yaml", ".tf", ".conf", ".tpl", ".sh", ".py")
_JOB_ENDINGS: Final = (".yml", ".yaml")
_DEPTH: Final = 6
"""Folders below a folder that is named for deployment which are looked into: charts of charts."""
_MOST: Final = 400
"""Files that are looked at: a project of one service has a dozen."""
_LONGEST: Final = 200_000


def deployment_files(root: Path) -> list[str]:
    """The manifests in folders of `root`, and of their folders, that are named for deployment or for jobs; sorted."""
    found: dict[str, None] = {}
    for top in sorted(_named(str(root), 2)):
        endings = _ENDINGS if _FOLDERS.match(os.path.basename(top)) else _JOB_ENDINGS
        found.update(dict.fromkeys(file for file in _files(top, _DEPTH) if file.endswith(endings)))
    return list(found)[:_MOST]


_RUNNERS: Final = ("Dockerfile", "Containerfile", "Procfile", "Makefile", "Jenkinsfile", "MLproject")
_RUNS: Final = (".yml", ".yaml", ".toml", ".cfg", ".sh", ".service")
_SCRIPTS: Final = (".sh", ".service")


def starting_texts(project: ProjectView) -> dict[str, str]:
    """What stands in the files of a project that start programs, by their paths: images, pipelines, settings of tools,
    make files, scripts and manifests; read on first use and kept with the project.
    """
    found: dict[str, str] | None = project.shared.get("texts that start programs")
    if found is None:
        found = {} if project.root is None else _starting(project.root, project.files)
        project.shared["texts that start programs"] = found
    return found


def _starting(root: Path, sources: Iterable[str]) -> dict[str, str]:
    files = [Path(name) for name in watched_files([str(root / path) for path in sources], root)]
    folders = {file.parent for file in files} | {root, root / "scripts", root / "bin"}
    files += [Path(e.path) for folder in folders for e in entries(str(folder)) if e.name.endswith(_SCRIPTS)]
    wanted = {f for f in files if f.name.startswith(_RUNNERS) or f.name.endswith(_RUNS)}
    wanted.update(map(Path, deployment_files(root)))
    return {f.relative_to(root).as_posix(): text_of(f) for f in sorted(wanted) if f.is_relative_to(root)}


def text_of(file: Path) -> str:
    """What stands in a file; "" for one that is gone, closed, or too long to be written by hand."""
    try:
        return file.read_text("utf-8", errors="replace") if file.stat().st_size <= _LONGEST else ""
    except OSError:
        return ""  # nothing is started by it


def deployment_texts(root: Path) -> list[str]:
    """What stands in those files, without lines that are commented out."""
    texts = []
    for file in deployment_files(root):
        try:
            with open(file, encoding="utf-8", errors="replace") as opened:
                text = opened.read(_LONGEST)
        except OSError:
            continue  # gone or closed: it says nothing
        texts.append("\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    return texts


def _named(folder: str, depth: int) -> Iterator[str]:
    for entry in entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if _FOLDERS.match(entry.name):
                yield entry.path
                continue
            if _JOBS.match(entry.name):
                yield entry.path
            if depth > 1 and not entry.name.startswith((".", "_")) and entry.name not in ("node_modules", "venv"):
                yield from _named(entry.path, depth - 1)


def _files(folder: str, depth: int) -> Iterator[str]:
    for entry in entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if depth > 1:
                yield from _files(entry.path, depth - 1)
        elif entry.name.endswith(_ENDINGS):
            yield entry.path


def entries(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name; nothing in one that is closed or gone."""
    try:
        with os.scandir(folder) as scanned:
            return sorted(scanned, key=lambda entry: entry.name)
    except OSError:
        return []  # it holds nothing that could be read
