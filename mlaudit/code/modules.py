"""The files of a project as modules: which file a dotted name begins in, and what files import of each other."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from mlaudit.code.facts import FileFacts

_EXTENDS = frozenset({"sys.path.append", "sys.path.insert", "sys.path.extend", "site.addsitedir"})


class Modules:
    """The files of a project by path, and by the dotted names that they are imported by. Everything is cached."""

    def __init__(self, files: Iterable[FileFacts], root: Path | None = None) -> None:
        """`root` is the folder that paths are relative to (None: files in memory)."""
        self.root = root
        self.files = {facts.path: facts for facts in files}
        self._modules: dict[str, list[str]] = {}
        self._located: dict[tuple[str, str], tuple[str, list[str]] | None] = {}
        self._imported: dict[str, tuple[str, ...]] = {}
        self._closures: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        self._near: dict[tuple[str, str], str] = {}
        for path in sorted(self.files, key=_last_found):
            parts = self.files[path].module.split(".")
            for dotted in (".".join(parts[i:]) for i in range(len(parts))):
                if not self.files[path].is_notebook or dotted not in self._modules:
                    self._modules.setdefault(dotted, []).append(path)
        self._firsts = frozenset(dotted.partition(".")[0] for dotted in self._modules)

    def module_path(self, dotted: str, importer: str) -> str | None:
        """The file that ``import dotted`` in `importer` means, by exact name, neighbourhood, then unique suffix."""
        found = self._modules.get(dotted)
        if not found:
            return None
        return found[0] if len(found) == 1 else self._nearest(dotted, importer.rpartition("/")[0])

    def _nearest(self, dotted: str, folder: str) -> str:
        key = (dotted, folder)
        known = self._near.get(key)
        if known is None:
            found = self._modules[dotted]
            exact = next((path for path in found if self.files[path].module == dotted), None)
            if exact is not None and folder and f"{folder}/__init__.py" not in self.files:
                # a script finds what stands beside it first
                beside = f"{folder}/{dotted.replace('.', '/')}"
                exact = next((path for path in found if path in (f"{beside}.py", f"{beside}/__init__.py")), exact)
            known = exact or min(found, key=lambda path: (-_shared(path, folder), len(path), path))
            self._near[key] = known
        return known

    def locate(self, name: str, importer: str) -> tuple[str, list[str]] | None:
        """The project file that a dotted name begins with, and the rest of the name; None for one from outside."""
        return self._locate(name, importer)

    def imported(self, path: str) -> tuple[str, ...]:
        """The project files that a file imports, each once."""
        found = self._imported.get(path)
        if found is None:
            located = (self._locate(fact.name, path) for fact in self.files[path].imports)
            found = self._imported[path] = tuple(dict.fromkeys(each[0] for each in located if each is not None))
        return found

    def imported_by(self, starts: Iterable[str], *, but: frozenset[str] = frozenset()) -> frozenset[str]:
        """The files whose module level runs when those of `starts` do, themselves included; the way ends at `but`."""
        key = (frozenset(starts), but)
        if key not in self._closures:
            first = key[0]
            found: set[str] = set()
            queue = list(first)
            while queue:
                path = queue.pop()
                if path not in found and (path in first or path not in but):
                    found.add(path)
                    queue.extend(self.imported(path))
            self._closures[key] = frozenset(found)
        return self._closures[key]

    def libraries(self, paths: Iterable[str]) -> frozenset[str]:
        """The top-level modules that some files import, the project's own among them."""
        return frozenset().union(*(self.files[path].libraries for path in paths))

    def _locate(self, name: str, importer: str) -> tuple[str, list[str]] | None:
        if name.partition(".")[0] not in self._firsts:
            return None
        key = (name, importer.rpartition("/")[0])
        if key not in self._located:
            self._located[key] = self._search(name, importer)
        return self._located[key]

    def _search(self, name: str, importer: str) -> tuple[str, list[str]] | None:
        called = name.find("()")
        prefix = (
            name if called < 0 else name[:called].rpartition(".")[0]
        )  # what is called is no module, nor what follows
        while prefix:
            if prefix in self._modules:
                path = self.module_path(prefix, importer)
                if path is not None and ("." in prefix or self._is_local(prefix, path, importer)):
                    return path, name[len(prefix) + 1 :].split(".") if len(name) > len(prefix) else []
            prefix = prefix.rpartition(".")[0]
        return None

    def _is_local(self, prefix: str, path: str, importer: str) -> bool:
        """A single-part module name counts only near its importer or at a root: ``utils`` is everywhere. ``logging`` is
        the standard library's.
        """
        if prefix in sys.stdlib_module_names:
            return self.files[path].module == prefix
        folder = path.rpartition("/")[0]
        if path.endswith("/__init__.py"):
            folder = folder.rpartition("/")[0]
        if importer.startswith(folder + "/") or not folder or self.files[path].module == prefix or folder == "src":
            return True
        if all(f"{each}/__init__.py" in self.files for each in (folder, folder.rpartition("/")[0])):
            return False  # deep in a package: ``import mlflow`` is not its ``routers/mlflow.py``
        return len(self._modules[prefix]) == 1 and importer.rpartition("/")[0] in self._extended

    @cached_property
    def _extended(self) -> frozenset[str]:
        """The folders of files that add others to those that modules are looked for in."""
        return frozenset(
            path.rpartition("/")[0]
            for path, facts in self.files.items()
            if any(call.target in _EXTENDS for call in facts.module_calls)
        )


def _last_found(path: str) -> int:
    """Packages win over modules, and what is imported is no notebook of the same name: ``train.py`` and ``train.ipynb``
    stand side by side where a script was tried out first.
    """
    return 2 if path.endswith(".ipynb") else int(not path.endswith("/__init__.py"))


def _shared(path: str, folder: str) -> int:
    """How many leading folders a path shares with `folder`."""
    count = 0
    for a, b in zip(re.split("/", path)[:-1], folder.split("/") if folder else [], strict=False):
        if a != b:
            break
        count += 1
    return count


__all__ = ["Modules"]
