"""Which files are read: Python sources and notebooks under the given paths."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from mlaudit.code.ignored import IGNORES, Ignored
from mlaudit.config import DEFAULT_EXCLUDE, Project, Settings, find_root
from mlaudit.errors import UsageError

SUFFIXES = (".py", ".pyi", ".ipynb")
_WATCHED = (".txt", ".toml", ".lock", ".yml", ".yaml", ".cfg", ".ini", ".md", ".in")
_WATCHED_NAMES = frozenset(
    {
        *("Dockerfile", "Pipfile", "Makefile", "Containerfile", "Jenkinsfile", "MLproject"),
        *("config.json", "params.json", "settings.json"),
    }
)
WORKFLOWS = ".github/workflows"
"""A folder that holds no code and says which programs of a project are run."""
_NAMES = frozenset(DEFAULT_EXCLUDE)
_SETTINGS = frozenset({"conf", "config", "configs", "settings", "params"})
"""Folders that hold settings and often no code."""


def common_root(paths: Sequence[Path]) -> Path:
    """The folder that shown paths are relative to: a single folder that was given, else the working directory.

    Where something given lies outside the working directory, it is the nearest folder that holds all of it.
    """
    if len(paths) == 1 and paths[0].is_dir():
        return paths[0].resolve()
    here = Path.cwd().resolve()
    absolute = [Path(os.path.abspath(path)) for path in paths]
    if all(path.is_relative_to(here) for path in absolute):
        return here
    return Path(os.path.commonpath([path if path.is_dir() else path.parent for path in absolute]))


class Scope(NamedTuple):
    """What a run is about: the folder that shown paths are relative to, the files wanted, and those read with them."""

    root: Path
    wanted: dict[str, str]
    files: dict[str, str]


Looked = Callable[[int], None]
"""Is told how many folders were looked into, at each of them."""


def locate(paths: Sequence[Path], project: Project, root: Path | None = None, looked: Looked | None = None) -> Scope:
    """The files under `paths`, and where single files are given all of their project. Raises `UsageError`."""
    root = common_root(paths) if root is None else root.resolve()
    wanted = find_files(paths, root, project.settings, looked)
    return Scope(root, wanted, {**surroundings(paths, root, project, looked), **wanted})


def find_files(paths: Iterable[Path], root: Path, settings: Settings, looked: Looked | None = None) -> dict[str, str]:
    """Shown path to file, sorted. Raises `UsageError` for a path that does not exist.

    Excluded are `DEFAULT_EXCLUDE`, the patterns of `exclude` (folder names, paths from the root, or globs), and what
    git ignores. A file that is named itself is read whatever they say of it or its folder, unless `exclude` names it;
    a folder that is named itself is read. A folder below it that cannot be listed stands for what may be in it.
    """
    exclude = settings.exclude
    found: dict[str, str] = {}
    for path in paths:
        if path.is_dir():
            for file in _walk(path, root, exclude, Ignored(path) if settings.respect_gitignore else None, looked):
                found[shown(file, root)] = file
        elif path.exists():
            name = shown(path, root)
            if path.suffix in SUFFIXES and not _matches(name, exclude):
                found[name] = str(path)
        elif path.is_symlink():
            raise UsageError(f"{path}: is a link to nowhere")
        else:
            raise UsageError(f"{path}: there is no such file or folder")
    return dict(sorted(found.items()))


def surroundings(paths: Sequence[Path], root: Path, project: Project, looked: Looked | None = None) -> dict[str, str]:
    """The files of the project that single files of `paths` belong to; nothing where none is given or marked."""
    if all(path.is_dir() for path in paths):
        return {}
    top = project.root if project.source is not None else find_root(root)
    if top is None or not all(Path(os.path.abspath(path)).is_relative_to(top) for path in paths):
        return {}
    return find_files([top], root, project.settings, looked)


def idle_patterns(settings: Settings, root: Path, files: Iterable[str]) -> list[str]:
    """What is to be said of patterns in the settings that match nothing in the project at `root`: most are misspelt."""
    unseen = [pattern for pattern in settings.exclude if pattern[:1] in "./" or not (root / pattern).exists()]
    if unseen:
        for folder, names, others in os.walk(root):
            here = [shown(os.path.join(folder, name), root) for name in (*names, *others)]
            unseen = [pattern for pattern in unseen if not any(_matches(name, [pattern]) for name in here)]
            names[:] = [name for name in names if name not in _NAMES]
            if not unseen:
                break
    paths = list(files)
    idle = [
        pattern for pattern in settings.per_file_ignores if not any(fnmatch.fnmatch(path, pattern) for path in paths)
    ]
    told = [("exclude", unseen, "file or folder"), ("per-file-ignores", idle, "file that is read")]
    return [f"{key}: `{pattern}` matches no {what}" for key, patterns, what in told for pattern in patterns]


def watched_files(files: Iterable[str], root: Path) -> list[str]:
    """Files that are no code and that rules may look at, in the folders of `files` and above them up to `root`, and in
    the folders of settings there.
    """
    folders: set[str] = {str(root)}
    top = str(root)
    for folder in set(map(os.path.dirname, files)):
        folder = os.path.abspath(folder)
        while folder not in folders:
            folders.add(folder)
            if not folder.startswith(top):
                break
            folder = os.path.dirname(folder)
    found = []
    queue = [*sorted(folders), os.path.join(top, WORKFLOWS)]
    for folder in queue:
        try:
            with os.scandir(folder) as scanned:
                entries = list(scanned)
        except OSError:
            continue  # gone or closed: it holds nothing that a rule could read
        found += [e.path for e in entries if _is_watched(e.name)]
        queue += [e.path for e in entries if e.name in _SETTINGS and e.path not in folders and _is_folder(e)]
    return sorted(found)


def _is_watched(name: str) -> bool:
    return name.endswith(_WATCHED) or name in _WATCHED_NAMES or name == ".env" or name.startswith(".env.")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def shown(path: str | Path, root: Path) -> str:
    """`path` relative to `root`, with forward slashes; bytes of a name that are no text are escaped, to be written."""
    text, top = str(path), f"{root}{os.sep}"
    if text.startswith(top) and ".." not in text:
        name = text[len(top) :].replace(os.sep, "/")
    else:
        name = os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode()


def _walk(
    top: Path, root: Path, exclude: Sequence[str], ignored: Ignored | None, looked: Looked | None
) -> Iterator[str]:
    """Files below `top`; links to folders are not followed, so that no loop can catch the walk."""
    stack = [str(top)]
    count = 0
    while stack:
        folder = stack.pop()
        count += 1
        if looked is not None:
            looked(count)
        try:
            with os.scandir(folder) as scanned:
                entries = list(scanned)
            if ignored is not None and folder != str(top) and any(entry.name == IGNORES for entry in entries):
                ignored.learn(folder)
                if ignored.holds(folder, os.path.basename(folder)):
                    continue
            for entry in entries:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder:
                    if entry.name in _NAMES or entry.name.endswith(".egg-info"):
                        continue
                elif not entry.name.endswith(SUFFIXES) or not _is_file(entry):
                    continue
                if exclude and _matches(shown(entry.path, root), exclude):
                    continue
                if ignored is not None and ignored.holds(entry.path, entry.name):
                    continue
                if not is_folder:
                    yield entry.path
                elif not os.path.exists(os.path.join(entry.path, "pyvenv.cfg")):
                    stack.append(entry.path)
        except FileNotFoundError:
            continue  # vanished between listing and reading: there is nothing left to read
        except PermissionError as error:
            if folder == str(top):
                raise UsageError(f"{folder}: cannot be listed: {error.strerror}") from error
            yield folder  # and whoever reads it tells that it cannot be


def _is_file(entry: os.DirEntry[str]) -> bool:
    """A regular file, or a link to one; a link that loops is neither."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _matches(path: str, patterns: Sequence[str]) -> bool:
    for pattern in patterns:
        plain = pattern.rstrip("/")
        if path == plain or path.startswith(plain + "/") or fnmatch.fnmatch(path, plain):
            return True
        if "/" not in plain and any(fnmatch.fnmatch(part, plain) for part in path.split("/")):
            return True
    return False
