"""Routers that no app includes: their routes answer nobody.

Told only where the project makes its app itself, and no other file names the router's: what is put together by names
that are found as the program runs is served.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.frameworks import ROUTERS

if TYPE_CHECKING:
    from mlaudit.code.facts import CallFact, FileFacts
    from mlaudit.code.project import ProjectView

PARTS: Final = frozenset(
    {"fastapi.APIRouter()", "fastapi.routing.APIRouter()", "flask.Blueprint()", "flask.blueprints.Blueprint()"}
    | {"quart.Blueprint()", "sanic.Blueprint()", "sanic.blueprints.Blueprint()"}
)
"""What holds routes and answers none before an app includes it."""
_APPS: Final = frozenset(name.removesuffix("()") for name in ROUTERS.keys() - PARTS)
_MOUNTS: Final = frozenset({"include_router", "register_blueprint", "mount", "blueprint", "group"})
_FOUND_LATER: Final = frozenset(
    {"import_module", "import_string", "__import__", "find_modules", "walk_packages", "iter_modules", "exec"}
    | {"spec_from_file_location", "load_module", "exec_module", "eval"}
)
"""Functions that import what no statement names."""


def unmounted(project: ProjectView) -> frozenset[str]:
    """The files whose routers no app can include: they make none, mount nothing, and no other file imports them."""
    held = project.shared.get("unmounted")
    if not isinstance(held, frozenset):
        held = project.shared["unmounted"] = _unmounted(project)
    return held


def app_makers(project: ProjectView) -> list[str]:
    """The files that make an app, anywhere in them."""
    return [path for path, facts in project.files.items() if any(call.target in _APPS for call in _calls(facts))]


def _unmounted(project: ProjectView) -> frozenset[str]:
    parts = [path for path, facts in project.files.items() if _has_parts(facts)]
    if not parts:
        return frozenset()
    makers: set[str] = set()
    finders: set[str] = set()
    for path, facts in project.files.items():
        if not facts.parsed and facts.problems:
            return frozenset()  # what it imports is unknown
        for call in _calls(facts):
            if call.target.rpartition(".")[2] in _FOUND_LATER:
                finders.add(path)
            if call.target in _APPS:
                makers.add(path)
    if not makers or not finders.isdisjoint(project.imported_by(makers)):
        return frozenset()  # what a script finds for itself comes into no app
    named: dict[str, set[tuple[str, str]]] = {}  # the words of which imports are made, with who imports what by them
    for path, facts in project.files.items():
        for fact in facts.imports:
            for word in fact.name.split("."):
                named.setdefault(word, set()).add((path, fact.name))
    return frozenset(
        path
        for path in parts
        if path not in makers
        and not any(call.target.rpartition(".")[2] in _MOUNTS for call in _calls(project.files[path]))
        and not _is_named(project, path, named)
    )


def _is_named(project: ProjectView, path: str, named: dict[str, set[tuple[str, str]]]) -> bool:
    """Whether an import may be one of a file: one of its own package's counts where that is imported from outside."""
    package = f"{path.rpartition('/')[0]}/__init__.py"
    inside = package.removesuffix("__init__.py")
    for importer, name in named.get(_word(path), ()):
        if _may_name(project, path, importer, name):
            outside = ((who, what) for who, what in named.get(_word(package), ()) if not who.startswith(inside))
            if importer != package or any(_may_name(project, package, *each) for each in outside):
                return True
    return False


def _may_name(project: ProjectView, path: str, importer: str, name: str) -> bool:
    """Whether an import may be one of the file at `path`: not where it is known to be of another of the same word, as
    ``app.core.monitoring`` is beside ``app/routes/monitoring.py``, nor where it names another folder before the word:
    ``app.models`` is none of ``app/routes/models.py``, whether there is such a module or not.
    """
    if importer == path:
        return False
    found = project.locate(name, importer)
    if found is not None and (found[0] == path or _word(found[0]) == _word(path)):
        return found[0] == path
    parts, folders = name.split("."), _folders(path)
    return any(
        part == _word(path) and (i == 0 or not folders or parts[i - 1] == folders[-1]) for i, part in enumerate(parts)
    )


def _has_parts(facts: FileFacts) -> bool:
    return any(
        decorator.name.rpartition(".")[0] in PARTS for function in facts.functions for decorator in function.decorators
    )


def _word(path: str) -> str:
    """The word by which a file is imported: a package by the name of its folder."""
    parts = path.removesuffix(".py").split("/")
    return parts[-2] if parts[-1] == "__init__" and len(parts) > 1 else parts[-1]


def _folders(path: str) -> list[str]:
    """The folders that hold a file; of a package, those that hold its folder."""
    parts = path.removesuffix("/__init__.py").split("/")
    return parts[:-1]


def _calls(facts: FileFacts) -> Iterator[CallFact]:
    yield from facts.module_calls
    for function in facts.functions:
        yield from function.calls
