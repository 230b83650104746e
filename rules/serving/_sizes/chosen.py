"""Whether a request chooses what a function is given: a route's own parameter, or what callers hand on of one."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_guessed, is_test_path
from mlaudit.code.project import Caller, Node, ProjectView
from mlaudit.findings import Related

_DEPTH: Final = 4
_OUTSIDE: Final = frozenset({"request", "upload", "queue"})


def chosen(project: ProjectView, node: Node, parameter: str, depth: int = _DEPTH) -> tuple[Related, ...] | None:
    """Where a request chooses a parameter, or a field of one (``job.link``): nothing for a route's own, the call that
    hands it over for any other function; None where no request is seen to.
    """
    fact = project.function(node)
    name, _, field = parameter.partition(".")
    given = next((each for each in fact.parameters if each.name == name), None) if fact is not None else None
    if given is None or depth == 0 or is_test_path(node[0]):
        return None
    if node in _answering(project):
        return None if "Depends" in given.default and not field else ()
    for caller in project.callers(node):
        found = _handed(project, caller, handed_to(project, node, caller, name), depth)
        if found is not None:
            return found
    return None


def handed_to(project: ProjectView, node: Node, caller: Caller, name: str) -> str:
    """The origin of what a caller gives a function for a parameter, by its place or its name; "" where it has none."""
    fact = project.function(node)
    names = [each.name for each in fact.parameters if each.name not in ("self", "cls")] if fact is not None else []
    arguments = caller.call.arguments or {}
    return arguments.get(name) or (arguments.get(str(names.index(name))) if name in names else None) or ""


def _handed(project: ProjectView, caller: Caller, origin: str, depth: int) -> tuple[Related, ...] | None:
    kind, _, detail = origin.partition(":")
    here = (Related(caller.path, caller.call.line, "the request chooses it here"),)
    if is_test_path(caller.path):
        return None
    if kind in _OUTSIDE:
        return here
    found = chosen(project, (caller.path, caller.qualname), detail, depth - 1) if kind == "parameter" else None
    return None if found is None else found or here


def _answering(project: ProjectView) -> frozenset[Node]:
    """The functions that requests begin in; those that only stand in the file of a page are none."""
    known: frozenset[Node] | None = project.shared.get("functions that requests begin in")
    if known is None:
        entries = (each for each in project.entry_points if each.kind == "serving" and each.function)
        known = project.shared["functions that requests begin in"] = frozenset(
            (each.path, each.function) for each in entries if not is_guessed(each)
        )
    return known


__all__ = ["chosen", "handed_to"]
