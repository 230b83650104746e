"""What the rest of a project says of a bound: its pins, its drivers, its global default, its callers."""

from __future__ import annotations

from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_BY_HAND: Final = frozenset({"script", "notebook", "training"})
"""Contexts of what a person starts."""
_TASKS: Final = regex(r"^celery\.((app\.(base\.)?)?Celery\(\)\.task|shared_task)$|^dramatiq\.actor$")


def has_global(project: ProjectView) -> bool:
    """Whether some file calls `socket.setdefaulttimeout`."""
    found = project.shared.get("MLA101 global")
    if not isinstance(found, bool):
        found = any(
            c.data.get("kind") == "global" for facts in project.files.values() for c in facts.candidates_of("MLA101")
        )
        project.shared["MLA101 global"] = found
    return found


def is_sane(project: ProjectView, path: str, package: str, version: str) -> bool:
    """Whether the project pins a package to a release whose own default is short."""
    wanted = project.requirement(path, package)
    if wanted is None or wanted.lowest is None:
        return False
    return wanted.lowest >= tuple(int(part) for part in version.split("."))


def open_range(project: ProjectView, path: str, package: str, version: str) -> str:
    """What the project asks of a package, where that admits releases before and since the one whose own default is
    short, and nothing locks which is installed; "" otherwise.
    """
    wanted = project.requirement(path, package)
    if wanted is None or wanted.pinned or "^" in wanted.written or "~" in wanted.written:
        return ""
    since = tuple(int(part) for part in version.split("."))
    return wanted.written if wanted.highest is None or wanted.highest > since else ""


def is_of_worker(project: ProjectView, path: str) -> bool:
    """Whether the workers of a queue import a file: Celery's, and Dramatiq's."""
    known: frozenset[str] | None = project.shared.get("MLA101 of workers")
    if known is None:
        tasks = (
            place
            for place, facts in project.files.items()
            for function in facts.functions
            for decorator in function.decorators
            if decorator.name.endswith(("task", "actor")) and _TASKS.match(project.expand(decorator.name, place))
        )
        known = project.shared["MLA101 of workers"] = project.imported_by(tasks)
    return path in known


def is_page(project: ProjectView, path: str) -> bool:
    """Whether a module runs anew for each thing that a user does."""
    return any(e.path == path and e.framework == "Streamlit" and not e.function for e in project.entry_points)


def is_batch(project: ProjectView, path: str, function: str) -> bool:
    """Whether code is run by a person or a timetable: no service imports it, and it is no library that one may use."""
    if path in project.start_up("serving"):
        return False
    if not function or project.context(path, function) in ("script", "training"):
        return True
    if _is_of_scripts(project, path):
        return True
    return any(entry.kind == "serving" for entry in project.entry_points)


def _is_of_scripts(project: ProjectView, path: str, depth: int = 3) -> bool:
    """Whether all that import a module are notebooks, programs that a person or a timetable runs, or their modules."""
    known: dict[str, list[str]] | None = project.shared.get("MLA101 importers")
    if known is None:
        known = project.shared["MLA101 importers"] = {}
        for each in project.files:
            for imported in project.imported(each):
                known.setdefault(imported, []).append(each)
    importers = [each for each in known.get(path, ()) if each != path and project.context(each, "") != "test"]
    return bool(importers) and all(
        project.files[each].has_main
        or project.context(each, "") in _BY_HAND
        or (depth > 0 and _is_of_scripts(project, each, depth - 1))
        for each in importers
    )


def has_driver(project: ProjectView, path: str, drivers: list[str]) -> bool:
    """Whether the project requires one of these packages."""
    return any(project.requirement(path, driver) is not None for driver in drivers)


def callers_bound(project: ProjectView, candidate: Candidate) -> bool:
    """Whether the files that take a client from this factory set the bound on the calls they make with it."""
    where = candidate.finding.location
    if where is None:
        return False
    factory = candidate.function.rpartition(".")[2]
    for facts in project.files.values():
        if not any(fact.name.rpartition(".")[2] == factory for fact in facts.imports):
            continue
        if any(c.data.get("kind") == "bounded" for c in facts.candidates_of("MLA101")):
            return True
    return False
