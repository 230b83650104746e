"""Whether what grows outlives the requests that fill it: what a module holds, and objects that are made once."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import Caller, Node, ProjectView

from .growing import AROUND
from .kept_by_key import Keyed, is_emptied, is_handed_path, is_path

_LOADS: Final = regex(r"(?i)^_*(load|init|initiali[sz]e|set_?up|boot)(_|$)")
"""Functions that make what the service works with, on its start or for the first request."""
_KEEPS: Final = regex(r"(^|\.)(lru_cache|cache|cached|singleton|cache_resource)(\(\))?$")
_DEPTH: Final = 3


def grows_with_requests(project: ProjectView, node: Node, held: str, owner: str) -> bool:
    """Whether requests reach what adds to a collection, and the collection outlives them."""
    path, function = node
    if not owner:
        name = f"{project.files[path].module}.{held}"
        elsewhere = any(fact.name == name for facts in project.files.values() for fact in facts.imports)
        return node in project.reached("serving") and not elsewhere
    made = project.callers((path, f"{owner}.__init__"))
    handlers = {(e.path, e.function) for e in project.entry_points if e.function and not AROUND.search(e.function)}
    if not made or any((caller.path, caller.qualname) in handlers for caller in made):
        return False
    return node in project.reached("serving") or _is_called_by_name(project, function)


def grows_by_key(project: ProjectView, node: Node, keyed: Keyed) -> bool:
    """Whether a table of an object grows with the keys that requests name: the object lives as long as the service, and
    nobody calls what would take entries out.
    """
    path = node[0]
    if not lives_on(project, path, keyed.owner) or is_emptied(project, keyed.held, keyed.emptied_by):
        return False
    if is_path(keyed.key) and not is_handed_path(project, node, keyed.key):
        return False
    return grows_with_requests(project, node, keyed.held, keyed.owner)


def lives_on(project: ProjectView, path: str, owner: str, depth: int = _DEPTH) -> bool:
    """Whether all that makes an object, but for tests, does so once: a module, the start of the service, a function
    that keeps what it answers, or the constructor of what is made once.
    """
    made = [each for each in project.callers((path, f"{owner}.__init__")) if project.context(each.path, "") != "test"]
    return bool(made) and depth > 0 and all(_is_once(project, each, depth) for each in made)


def _is_once(project: ProjectView, maker: Caller, depth: int) -> bool:
    if not maker.qualname or AROUND.search(maker.qualname):
        return True
    above, _, last = maker.qualname.rpartition(".")
    if _LOADS.search(last):
        return True
    if last == "__init__":
        return lives_on(project, maker.path, above, depth - 1)
    fact = project.function((maker.path, maker.qualname))
    kept = fact is not None and any(_KEEPS.search(each.name) for each in fact.decorators)
    return kept or (maker.path, maker.qualname) not in project.reached("serving")


def _is_called_by_name(project: ProjectView, function: str) -> bool:
    """Whether a request reaches a call of a method that only one class of the project has."""
    last = function.rpartition(".")[2]
    if _classes_with(project).get(last) != 1:
        return False
    functions = filter(None, map(project.function, project.reached("serving")))
    return any(call.target.rpartition(".")[2] == last for each in functions for call in each.calls)


def _classes_with(project: ProjectView) -> dict[str, int]:
    """How many classes of a project have a method of each name, but for those that only describe it."""
    known: dict[str, int] | None = project.shared.get("methods by name")
    if known is None:
        known = project.shared["methods by name"] = {}
        for facts in project.files.values():
            described = {each.qualname for each in facts.classes if any("Protocol" in base for base in each.bases)}
            for each in facts.functions:
                owner, _, name = each.qualname.rpartition(".")
                known[name] = known.get(name, 0) + (owner not in described)
    return known


def is_asked_by_requests(project: ProjectView, node: Node) -> bool:
    """Whether a request leads to a function, or a module of a service calls a method that only its class has."""
    if node in project.reached("serving"):
        return True
    last = node[1].rpartition(".")[2]
    if "." not in node[1] or _classes_with(project).get(last) != 1:
        return False
    files = (project.files[path] for path in project.start_up("serving") if not is_test_path(path))
    functions = (function for facts in files for function in facts.functions)
    return any(call.target.rpartition(".")[2] == last for function in functions for call in function.calls)


__all__ = ["grows_by_key", "grows_with_requests", "is_asked_by_requests", "lives_on"]
