"""What stands before a route by another name than that of a guard: a dependency, or a decorator of the project, that
looks at who asks itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from mlaudit.code.project import Node, ProjectView

_DEPTH = 3
"""Dependencies of dependencies that are followed."""


def depends_on_guard(project: ProjectView, node: Node, code: str) -> bool:
    """Whether a function, or a module for all of its routes, depends on one that looks at a key or a user, or is
    decorated by one of the project that does, and that turns some away.
    """
    known: dict[Node, bool] = project.shared.setdefault(f"guarded by dependencies {code}", {})
    if node not in known:
        asked = any(_asks(project, each, code) for each in _needed(project, node))
        known[node] = asked or any(_says(project, each, code, "refusing") for each in _around(project, node))
    return known[node]


def _around(project: ProjectView, node: Node) -> Iterable[Node]:
    """The functions of the project that decorate a route, with what they call before it."""
    function = project.function(node)
    found: dict[Node, None] = {}
    level = []
    for each in function.decorators if function is not None else ():
        symbol = project.resolve(each.name, node[0])
        if symbol is not None and symbol.function is not None:
            level.append((symbol.path, symbol.qualname))
            inner = (f for f in project.files[symbol.path].functions if f.qualname.startswith(f"{symbol.qualname}."))
            level += [(symbol.path, each.qualname) for each in inner]
    for _ in range(_DEPTH):
        found.update(dict.fromkeys(level))
        level = [target for each in level for target, _ in project.edges().get(each, ()) if target not in found]
    return found


def _needed(project: ProjectView, node: Node) -> Iterable[Node]:
    """The functions that a framework calls before `node`, with those that it calls before these."""
    found: dict[Node, None] = {}
    level = [node]
    for _ in range(_DEPTH):
        edges = [edge for each in level for edge in project.edges().get(each, ())]
        level = [target for target, call in edges if call.reference and call.offloaded and target not in found]
        found.update(dict.fromkeys(level))
    return found


def _asks(project: ProjectView, node: Node, code: str) -> bool:
    return _says(project, node, code, "asking")


def _says(project: ProjectView, node: Node, code: str, what: str) -> bool:
    path, function = node
    return any(function in candidate.data.get(what, ()) for candidate in project.files[path].candidates_of(code))


__all__ = ["depends_on_guard"]
