"""Packs: folders of rules and checks, the built-in ones and the user's own, loaded the same way.

The engine never imports a pack. It mounts the folder that it finds, beside the engine in a wheel and beside the
checkout otherwise, as a package (`mlaudit.rules`), and takes every concrete rule or check class defined in it.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import importlib.util
import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from mlaudit.errors import PackError
from mlaudit.findings import PROBLEMS

if TYPE_CHECKING:
    from mlaudit.code.rule import Rule
    from mlaudit.config import Settings
    from mlaudit.runtime.check import Check, ToolCheck

_ENGINE = Path(__file__).resolve().parent
_OWN = "mlaudit_pack_"
"""What the packages of the user's own packs are mounted under."""
_CODE = re.compile(r"[A-Za-z]{2,10}[0-9]{1,5}")
"""What a comment that suppresses findings can name."""
_NOTES = 4
"""Notes of rules that are kept: one for each state of the packs and each Python."""


def builtin(name: str) -> Path:
    """The folder of a built-in pack: ``rules``, ``checks`` or ``templates``. Raises `PackError`."""
    for folder in (_ENGINE / name, _ENGINE.parent / name):
        if (folder / "__init__.py").is_file() or (name == "templates" and folder.is_dir()):
            return folder
    raise PackError(f"the built-in {name} are missing beside {_ENGINE}; reinstall mlaudit")


def templates_dir() -> Path:
    """The folder of the report templates."""
    return builtin("templates")


def load_rules(settings: Settings, root: Path) -> tuple[Rule, ...]:
    """All rules of the built-in pack and of `settings.rule_packs` (relative to `root`), by code. Raises `PackError`."""
    from mlaudit.code.rule import FileRule, ProjectRule

    return tuple(_instances(_rule_folders(settings, root), (FileRule, ProjectRule)))


def recall_rules(settings: Settings, root: Path, note: Path) -> tuple[Rule, ...]:
    """The same rules by what `note` says of them, each imported when it is asked for something; the note is written
    where it is not there. Its name has to change with `rules_digest`. Raises `PackError`, then or when a rule is asked.
    """
    from mlaudit.code.deferred import deferred, noted
    from mlaudit.code.store import read_checked, write_checked

    kept = read_checked(note)
    found = deferred(kept, _Importer(_rule_folders(settings, root))) if kept is not None else None
    if found is None:
        found = load_rules(settings, root)
        write_checked(note, noted(found), keep=_NOTES)
    return found


class _Importer:
    """Imports single rules out of packs."""

    def __init__(self, folders: list[tuple[str, Path]]) -> None:
        self._folders = dict(folders)

    def __call__(self, module: str, name: str) -> Rule:
        """The rule that the class `name` of `module` is. Raises `PackError`."""
        from mlaudit.code.rule import Rule

        package = next((p for p in self._folders if module == p or module.startswith(f"{p}.")), None)
        if package is None:
            raise PackError(f"{module} is in no rule pack; remove .mlaudit_cache and try again")
        path = self._folders[package]
        _mount(package, path if path.is_file() else path / "__init__.py", None if path.is_file() else path)
        try:
            made = getattr(importlib.import_module(module), name)()
        except (Exception, SystemExit) as error:  # a module that exits would end us with its own exit code
            raise PackError(f"pack {path}: {module} cannot be imported: {_said(error)}") from error
        if not isinstance(made, Rule):
            raise PackError(f"pack {path}: {module}.{name} is no rule; remove .mlaudit_cache and try again")
        return made


def _rule_folders(settings: Settings, root: Path) -> list[tuple[str, Path]]:
    return [("mlaudit.rules", builtin("rules")), *_own(settings.rule_packs, root, "rules")]


def load_checks(settings: Settings, root: Path) -> tuple[Check[Any] | ToolCheck, ...]:
    """All checks of the built-in pack and of `settings.check_packs` (relative to `root`). Raises `PackError`."""
    from mlaudit.runtime.check import Check, ToolCheck

    folders = [("mlaudit.checks", builtin("checks")), *_own(settings.check_packs, root, "checks")]
    return tuple(_instances(folders, (Check, ToolCheck)))


def rules_digest(settings: Settings, root: Path) -> str:
    """A hash that changes with the content of the engine's reader and of every rule pack; from stamps, not contents."""
    folders = [_ENGINE / "code", builtin("rules"), *(path for _, path in _own(settings.rule_packs, root, "rules"))]
    digest = hashlib.sha256()
    for folder in folders:
        for path, size, modified in _stamps(folder):
            digest.update(f"{path}\0{size}\0{modified}\n".encode())
    return digest.hexdigest()


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    if folder.is_file():
        status = folder.stat()
        yield str(folder), status.st_size, status.st_mtime_ns
        return
    stack = [str(folder)]
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        stack.append(entry.path)
                elif entry.name.endswith(".py"):
                    status = entry.stat()
                    yield entry.path, status.st_size, status.st_mtime_ns


def own_file(module: str, file: str) -> str:
    """The file of a module of the user's own packs, from the pack's folder on; "" for any other module."""
    package = module.partition(".")[0]
    if not package.startswith(_OWN):
        return ""
    folder = next(iter(getattr(sys.modules.get(package), "__path__", ())), "")
    return os.path.relpath(file, os.path.dirname(folder)) if folder else os.path.basename(file)


def _own(packs: Iterable[str], root: Path, kind: str) -> list[tuple[str, Path]]:
    found = []
    for name in packs:
        path = (root / name).resolve()
        if not path.exists():
            raise PackError(f"{kind[:-1]}-packs: `{name}` does not exist; it is looked for at {path}")
        tag = hashlib.sha256(str(path).encode()).hexdigest()[:8]
        found.append((f"{_OWN}{re.sub(r'[^0-9A-Za-z]', '_', path.stem)}_{tag}", path))
    return found


def _instances(folders: Iterable[tuple[str, Path]], bases: tuple[type, ...]) -> list[Any]:
    found: dict[str, Any] = {}
    for package, path in folders:
        for cls in _classes(package, path, bases):
            code, name = getattr(cls, "code", ""), getattr(cls, "name", "")
            if not code or not name:
                raise PackError(
                    f"pack {path}: class {cls.__name__} in {_file(cls)} has no `code` or no `name`; every rule and "
                    "check has both, and a base class that is neither begins with an underscore"
                )
            if not _CODE.fullmatch(str(code)) or code in PROBLEMS:
                told = "is mlaudit's own" if code in PROBLEMS else "is no code"
                raise PackError(
                    f"pack {path}: {_file(cls)}: the code {code!r} of {cls.__name__} {told}: a code is 2 to 10 letters "
                    "and then 1 to 5 digits, as in ACME101, or no comment and no setting can name it"
                )
            if code in found:
                other = type(found[code])
                raise PackError(
                    f"pack {path}: {cls.__name__} in {_file(cls)} and {other.__name__} in {_file(other)} both have the "
                    f"code {code}; codes are unique"
                )
            try:
                found[code] = cls()
                _reject_misnamed(found[code])
            except PackError as error:
                raise PackError(f"pack {path}: {_file(cls)}: {error}") from error
            except Exception as error:
                raise PackError(f"pack {path}: {_file(cls)}: {cls.__name__}() failed: {_said(error)}") from error
    return [found[code] for code in sorted(found)]


def _reject_misnamed(made: Any) -> None:
    """Raise `PackError` for a handler of a kind of node that does not exist: it would never be called."""
    from mlaudit.code.rule import FileRule, node_kind
    from mlaudit.config import nearest

    own = isinstance(made, FileRule) and type(made).handlers is FileRule.handlers
    for name in dir(made) if own else ():
        if name.startswith("visit_") and node_kind(name) is None:
            near = nearest(name, [f"visit_{kind}" for kind in dir(ast) if node_kind(f"visit_{kind}") is not None])
            raise PackError(f"{type(made).__name__}.{name}: there is no such kind of node in `ast`{near}")


def _file(cls: type) -> str:
    return str(sys.modules[cls.__module__].__file__)


def _said(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


@cache
def _classes(package: str, path: Path, bases: tuple[type, ...]) -> tuple[type, ...]:
    found = []
    for module in _modules(package, path):
        for value in list(vars(module).values()):
            if isinstance(value, type) and issubclass(value, bases) and value.__module__ == module.__name__:
                if not getattr(value, "__abstractmethods__", None) and not value.__name__.startswith("_"):
                    found.append(value)
    return tuple(found)


def _modules(package: str, path: Path) -> Iterator[ModuleType]:
    """The modules of a pack, in the order of their names."""
    if path.is_file():
        yield _mount(package, path, None)
        return
    yield _mount(package, path / "__init__.py", path)
    for file in sorted(path.rglob("*.py")):
        parts = file.relative_to(path).with_suffix("").parts
        if parts[-1] == "__init__" or "__pycache__" in parts:
            continue
        name = ".".join((package, *parts))
        try:
            yield importlib.import_module(name)
        except (Exception, SystemExit) as error:  # a module that exits would end us with its own exit code
            raise PackError(f"pack {path}: {file} cannot be imported: {_said(error)}") from error


def _mount(package: str, file: Path, folder: Path | None) -> ModuleType:
    """Import the folder or file as `package`, whatever it is called on disk; a folder needs no ``__init__.py``."""
    if package in sys.modules:
        return sys.modules[package]
    if folder is not None and not file.exists():
        spec = importlib.util.spec_from_loader(package, loader=None, is_package=True)
    else:
        locations = None if folder is None else [str(folder)]
        spec = importlib.util.spec_from_file_location(package, file, submodule_search_locations=locations)
    if spec is None:
        raise PackError(f"{file}: is not a Python module")
    module = importlib.util.module_from_spec(spec)
    if folder is not None:
        module.__path__ = [str(folder)]
    sys.modules[package] = module
    try:
        if spec.loader is not None:
            spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[package]
        raise PackError(f"pack {folder or file}: {file} cannot be imported: {_said(error)}") from error
    parent, _, name = package.rpartition(".")
    if parent:
        setattr(sys.modules[parent], name, module)
    return module
