"""Modules that cannot be imported: on their own level they ask for a module of the project that is not in it. Whatever
they do wrong was last done before that one was moved or deleted.

Nothing is said where the module may be made, fetched or found as the project is built, and of a project of which little
would be left: that one runs in a way that is not seen from here.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mlaudit.code.away import above, is_past, looked_in
from mlaudit.code.deployments import entries, starting_texts, text_of
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.extract import LIBRARIES
from mlaudit.code.ignored import IGNORES
from mlaudit.code.mounts import app_makers
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.facts import CallFact
    from mlaudit.code.project import ProjectView

_MADE: Final = regex(r"(?i)^_|pb2|grpc|thrift|(^|_)(version|generated|gen|protos?|stubs|ui|rc)(_|$)")
"""What tools write, or compile, before the project runs."""
_ALL: Final = "*"
_MAKES: Final = (b"sys.modules", b"__path__", b"import_module", b"__import__", b"MetaPathFinder")
"""What a package writes that finds its modules in a way of its own."""
_ADDED: Final = regex(r"""sys\.path\b.*?["']([\w./-]+)["']|["']([\w./-]+)["'].*?sys\.path""")


def unimportable(project: ProjectView) -> frozenset[str]:
    """The files that cannot be imported, found on first use and kept with the project. Tests and notebooks aside."""
    found = project.shared.get("unimportable")
    if not isinstance(found, frozenset):
        found = project.shared["unimportable"] = _found(project, project.root) if project.root else frozenset()
    return found


def _found(project: ProjectView, root: Path) -> frozenset[str]:
    look = _Look(project, root)
    live = [path for path, facts in project.files.items() if not (is_test_path(path) or facts.is_notebook)]
    broken = {path for path in live if look.lacks(path)}
    if broken:
        opened = project.imported_by(path for path in project.files if look.adds_others(path))
        broken -= opened
    while more := {path for path in live if path not in broken and look.asks_for(path, broken)}:
        broken |= more
    makers = [path for path in app_makers(project) if not is_test_path(path)] if broken else []
    is_all = 2 * len(broken) > len(live) or (makers and broken.issuperset(makers))
    return frozenset() if is_all else frozenset(broken)


class _Look:
    """Looks for modules among the files of a project, and beside them."""

    def __init__(self, project: ProjectView, root: Path) -> None:
        self._project = project
        self._root = root
        self._folders = {folder for path in project.files for folder in above(path)}
        self._entries: dict[str, list[str]] = {}
        self._absent: dict[tuple[str, str], bool] = {}

    def lacks(self, path: str) -> bool:
        """Whether a file asks for a module of the project that is not there."""
        needed = {fact.needs for fact in self._project.files[path].imports if "." in fact.needs}
        return any(self._is_absent(dotted, path) for dotted in needed)

    def asks_for(self, path: str, broken: set[str]) -> bool:
        """Whether a file asks for a module that is broken, or that lies in a package which is."""
        for fact in self._project.files[path].imports if broken else ():
            parts = fact.needs.split(".")
            for size in range(1, len(parts) + 1) if fact.needs else ():
                found = [each for each in self._reachable(".".join(parts[:size]), path) if each != path]
                if len(found) == 1 and found[0] in broken:
                    return True
        return False

    def adds_others(self, path: str) -> bool:
        """Whether a file looks for modules in a folder that is none of the project's."""
        if not any(call.target.startswith(("sys.path.", "site.")) for call in _calls(self._project, path)):
            return False
        names = {folder.rpartition("/")[2] for folder in self._folders}
        said = (one or other for one, other in _ADDED.findall(text_of(self._root / path)))
        return any(part.strip(".-") and part not in names for each in said for part in each.split("/"))

    def _reachable(self, dotted: str, importer: str) -> list[str]:
        """The files that an import may mean, where the folders above the importer are looked into."""
        folders = {"", *above(importer)}
        return [path for path in self._project.modules(dotted) if looked_in(path, dotted) in folders]

    def _is_absent(self, dotted: str, importer: str) -> bool:
        first = dotted.partition(".")[0]
        if first in LIBRARIES or not self._project.is_own(first):
            return False
        key = (dotted, importer.rpartition("/")[0])
        if key not in self._absent:
            found = self._project.modules(dotted)
            aside = [path for path in found if is_past(path, dotted, importer)]
            parts = dotted.split(".")
            self._absent[key] = (
                len(aside) == len(found)
                and (bool(found) or self._is_ours(first, importer))
                and not any(map(_MADE.search, parts[1:]))
                and self._project.requirement(importer, first) is None
                and not self._is_there(parts, aside)
                and not self._comes_later(parts, importer)
            )
        return self._absent[key]

    def _is_ours(self, first: str, importer: str) -> bool:
        """Whether what the importer finds by this name is the project's: more is imported from there than is missing,
        so that an ``airflow/`` of jobs is not taken for the library.
        """
        places: Counter[str] = self._places.get(first, Counter())
        tops = (top for top in ("", *above(importer)) if _join(top, first) in self._folders)
        return any(2 * places.get(top, 0) > places[_ALL] for top in tops)

    @cached_property
    def _places(self) -> dict[str, Counter[str]]:
        """By the first part of a name, in which folders the modules are found that are imported by it, and how many;
        ``_ALL`` counts those that are found nowhere too.
        """
        live = (facts for path, facts in self._project.files.items() if not is_test_path(path))
        found: dict[str, Counter[str]] = {}
        for dotted in {fact.needs for facts in live for fact in facts.imports if "." in fact.needs}:
            first = dotted.partition(".")[0]
            if self._project.is_own(first):
                tops = {looked_in(path, dotted) for path in self._project.modules(dotted)}
                found.setdefault(first, Counter()).update((_ALL, *tops))
        return found

    def _is_there(self, parts: list[str], aside: Iterable[str]) -> bool:
        """Whether any folder of the project holds the module, in whatever form, or a package that finds it in its own
        way; what was put aside does not.
        """
        left_out = {path.rpartition("/")[0] for path in aside}
        tops = {folder.rpartition("/")[0] for folder in self._folders if folder.rpartition("/")[2] == parts[0]}
        for top in {"", *tops}:
            folder = _join(top, "/".join(parts[:-1]))
            if folder not in left_out and any(
                name.partition(".")[0].lower() == parts[-1].lower() for name in self._names_in(folder)
            ):
                return True
            packages = (_join(top, "/".join(parts[:size])) for size in range(1, len(parts)))
            for text in (text_of(self._root / package / "__init__.py") for package in packages):
                if any(word.decode() in text for word in _MAKES):
                    return True
        return False

    def _names_in(self, folder: str) -> list[str]:
        if folder not in self._entries:
            self._entries[folder] = [entry.name for entry in entries(os.path.join(self._root, folder))]
        return self._entries[folder]

    def _comes_later(self, parts: list[str], importer: str) -> bool:
        """Whether a module is kept out of the repository, is another one's, or is named by what builds the project."""
        tail = "/".join(parts[-2:])
        if any(tail in text for text in starting_texts(self._project).values()):
            return True
        for top in {"", *above(importer)}:
            place = _join(top, "/".join(parts))
            if any(f"{place}/".startswith(f"{each}/") for each in self._submodules()):
                return True
            if self._is_ignored(f"{place}.py"):
                return True
        return False

    def _submodules(self) -> list[str]:
        text = text_of(self._root / ".gitmodules")
        return [line.partition("=")[2].strip() for line in text.splitlines() if line.strip().startswith("path")]

    def _is_ignored(self, path: str) -> bool:
        """Whether a path would be ignored by git, as far as the patterns tell."""
        for folder in ("", *above(path)):
            patterns = text_of(self._root / folder / IGNORES).splitlines()
            inside = path.removeprefix(f"{folder}/" if folder else "").split("/")
            if any(_matches(inside, pattern.strip()) for pattern in patterns):
                return True
        return False


def _calls(project: ProjectView, path: str) -> Iterator[CallFact]:
    facts = project.files[path]
    yield from facts.module_calls
    for function in facts.functions:
        yield from function.calls


def _matches(parts: list[str], pattern: str) -> bool:
    """Whether a pattern of ``.gitignore`` names a path, or a folder that it is in."""
    if not pattern or pattern[0] in "#!":
        return False
    plain = pattern.rstrip("/")
    if "/" not in plain:
        return any(fnmatch(part, plain) for part in parts)
    anchored = plain.lstrip("/").replace("**/", "*")
    return any(fnmatch("/".join(parts[:size]), anchored) for size in range(1, len(parts) + 1))


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


__all__ = ["unimportable"]
