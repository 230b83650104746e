"""The versions that a project asks for, from the files beside its code."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import msgspec

from mlaudit.code.pattern import regex

_LINE: Final = regex(r"^\s*([A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\])?\s*([^;#]*)")
_CLAUSE: Final = regex(r"(===?|>=|~=|<=|<|>|!=|\^)\s*v?(\d+(?:\.\d+)*)")
_ARCHIVE: Final = regex(r"[\w.]+-v?(\d+(?:\.\d+)+)\S*\.(?:whl|tar\.gz|zip)\b")
_COMMIT: Final = regex(r"\S*@[0-9a-f]{40}\b")
"""The last part of the address of one archive, whose name says the version, and of one commit of a repository."""
_REMARK: Final = regex(r"\s#.*")
"""A comment behind a requirement, as pip reads it: a ``#`` with no space before it belongs to an address."""
_FILES: Final = ("requirements*.txt", "requirements/*.txt", "pyproject.toml", "Pipfile", "environment*.y*ml")
_LOCKS: Final = ("uv.lock", "poetry.lock", "pdm.lock")


class Requirement(msgspec.Struct, frozen=True):
    """One requirement: what was written, and the lowest and highest version that it admits (None: unbounded).

    `fixed` says that it is the address of one archive or commit: there is no other, whatever its version is.
    """

    name: str
    written: str
    file: str
    lowest: tuple[int, ...] | None = None
    highest: tuple[int, ...] | None = None
    fixed: bool = False

    @property
    def pinned(self) -> bool:
        """Whether exactly one version is admitted."""
        return self.lowest is not None and self.lowest == self.highest


class Requirements:
    """The requirement files of a project, each read once: a later run, as in ``--watch``, reads them anew."""

    def __init__(self, root: Path | None) -> None:
        """`root` is the folder that paths are relative to (None: files in memory, which ask for nothing)."""
        self._root = root
        self._folders: dict[Path, dict[str, Requirement]] = {}
        self._known: dict[tuple[str, str], Requirement | None] = {}

    def nearest(self, path: str, name: str) -> Requirement | None:
        """What the nearest files, from a source file's folder up to the root, ask of a package."""
        if self._root is None:
            return None
        key = (path.rpartition("/")[0], name.lower().replace("_", "-"))
        if key not in self._known:
            self._known[key] = self._search(self._root, *key)
        return self._known[key]

    def _search(self, root: Path, inside: str, name: str) -> Requirement | None:
        folder = root / inside
        while True:
            found = self._folder(folder).get(name)
            if found is not None:
                return found
            if folder == root or root not in folder.parents:
                return None
            folder = folder.parent

    def _folder(self, folder: Path) -> dict[str, Requirement]:
        found = self._folders.get(folder)
        if found is None:
            found = self._folders[folder] = _in_folder(folder)
        return found


def _in_folder(folder: Path) -> dict[str, Requirement]:
    found: dict[str, Requirement] = {}
    for pattern in _FILES:
        for file in sorted(folder.glob(pattern)):
            for entry in asked_in(file):
                known = found.get(entry.name)
                if known is None or (known.lowest is None and entry.lowest is not None):
                    found[entry.name] = entry
    for lock in _LOCKS:  # what is installed, of all that the others admit
        for entry in asked_in(folder / lock) if (folder / lock).is_file() else ():
            known = found.get(entry.name)
            if known is None or not known.pinned:
                found[entry.name] = entry
    return found


def asked_in(file: Path) -> list[Requirement]:
    """What one file asks for: requirements of pip, a pyproject.toml, a Pipfile, a lock, an environment of conda."""
    try:
        text = file.read_text("utf-8", errors="replace")
    except OSError:
        return []  # a requirement file that cannot be read asks for nothing that we know of
    if file.suffix == ".toml" or file.name == "Pipfile":
        return _toml(text, file.name)
    if file.suffix == ".lock":
        return _lock(text, file.name)
    lines = [line.strip().removeprefix("- ").strip() for line in text.splitlines()]
    conda = file.suffix in (".yml", ".yaml")
    return [entry for line in lines if (entry := _parse(line, file.name, conda=conda)) is not None]


def _lock(text: str, name: str) -> list[Requirement]:
    found = re.findall(r'name = "([^"]+)"\nversion = "([^"]+)"', text)
    return [entry for package, version in found if (entry := _parse(f"{package}=={version}", name)) is not None]


def _toml(text: str, name: str) -> list[Requirement]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return []  # not a settings file of ours; whoever reads it says so
    lines: list[str] = []
    project = document.get("project", {})
    lines += [line for line in project.get("dependencies", ()) if isinstance(line, str)]
    for extra in project.get("optional-dependencies", {}).values():
        lines += [line for line in extra if isinstance(line, str)]
    tables = [document.get("packages", {}), document.get("tool", {}).get("poetry", {}).get("dependencies", {})]
    for group in document.get("tool", {}).get("poetry", {}).get("group", {}).values():
        tables.append(group.get("dependencies", {}))
    for table in tables:
        for package, version in table.items() if isinstance(table, dict) else ():
            written = version.get("version", "") if isinstance(version, dict) else version
            if isinstance(written, str):
                exact = written if not written or not written[0].isdigit() else f"=={written}"
                lines.append(f"{package} {exact}".replace(" *", ""))
    return [entry for line in lines if (entry := _parse(line, name)) is not None]


def _parse(line: str, file: str, *, conda: bool = False) -> Requirement | None:
    if conda:
        line = re.sub(r"^([\w.-]+)\s*=\s*(\d)", r"\1==\2", line)
    match = _LINE.match(line)
    if match is None or line.startswith(("#", "-", "http", "git+")):
        return None
    written = _REMARK.sub("", line).strip()
    lowest: tuple[int, ...] | None = None
    highest: tuple[int, ...] | None = None
    for operator, version in _CLAUSE.findall(match[2]):
        parts = tuple(int(part) for part in version.split("."))
        if operator in ("==", "==="):
            lowest = highest = parts
        elif operator in (">=", ">", "~=", "^"):
            lowest = parts
        elif operator in ("<", "<="):
            highest = parts
    last = match[2].rpartition("/")[2] if match[2].startswith("@") else ""
    archive = _ARCHIVE.match(last)
    if archive is not None:
        lowest = highest = tuple(int(part) for part in archive[1].split("."))
    fixed = archive is not None or _COMMIT.match(last) is not None
    return Requirement(match[1].lower().replace("_", "-"), written, file, lowest, highest, fixed)
