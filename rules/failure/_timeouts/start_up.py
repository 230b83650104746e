"""What runs while a service starts: no request waits for it."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import EntryPoint
from mlaudit.code.facts import Candidate
from mlaudit.code.project import Node, ProjectView

HOOKS: Final = frozenset({"lifespan", "startup", "on_startup"})
"""Functions that a framework calls when it starts, by the names that are usual for them."""


def starts_only(project: ProjectView, path: str, function: str) -> bool:
    """Whether a function runs in hooks for the start of a service, and no request leads to it."""
    if not function or project.context(path, function) != "serving":
        return False
    reached: dict[Node, Node | None] | None = project.shared.get("reached by requests")
    if reached is None:
        roots = [(e.path, e.function) for e in project.entry_points if e.kind == "serving" and not _is_hook(e)]
        reached = project.shared["reached by requests"] = project.reach(roots)
    parts = function.split(".")
    return not any((path, ".".join(parts[:end])) in reached for end in range(1, len(parts) + 1))


def _is_hook(entry: EntryPoint) -> bool:
    return "on_event" in entry.reason or entry.function.rpartition(".")[2] in HOOKS


def pulls_at_import(project: ProjectView, candidate: Candidate) -> bool:
    """Whether what a service needs is brought while a module is imported that the service starts with: by a function
    that the module itself calls.
    """
    where = candidate.finding.location
    if where is None or not candidate.data.get("pulls") or where.path not in project.start_up("serving"):
        return False
    callers = project.callers((where.path, candidate.function)) if candidate.function else []
    return not candidate.function or any(not caller.qualname for caller in callers)


def asked_by_none(project: ProjectView, candidate: Candidate) -> bool:
    """Whether a client that a module makes at its own level is taken by no file with a function that a request leads
    to: the service imports the module for something else that is in it.
    """
    where = candidate.finding.location
    if where is None or candidate.function:
        return False
    facts = project.files[where.path]
    serving = project.reached("serving")
    if any((where.path, function.qualname) in serving for function in facts.functions):
        return False
    if any(entry.path == where.path and entry.kind == "serving" for entry in project.entry_points):
        return False
    name = str(candidate.data.get("held") or "")
    if not name:
        return False
    # objects that a route depends on (`Depends(Limiter(10))`) are called by the framework
    depended_on = [f.qualname.partition(".")[0] for f in facts.functions if f.qualname.endswith(".__call__")]
    for other in project.files.values():
        takes = {fact.name.rpartition(".")[2] for fact in other.imports}
        if takes.isdisjoint((name, "*", facts.module.rpartition(".")[2], *depended_on)):
            continue
        if any((other.path, each) in serving for each in ("", *(f.qualname for f in other.functions))):
            return False
    return True


def is_taken(project: ProjectView, candidate: Candidate) -> bool:
    """Whether another file takes the client that a module holds, or the module with it."""
    where = candidate.finding.location
    name = str(candidate.data.get("held") or "")
    if where is None or not name:
        return True
    wanted = {name, project.files[where.path].module.rpartition(".")[2]}
    return any(
        not wanted.isdisjoint(fact.name.removesuffix(".*").rpartition(".")[2] for fact in other.imports)
        for other in project.files.values()
        if other.path != where.path and project.context(other.path, "") != "test"
    )
