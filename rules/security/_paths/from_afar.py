"""Addresses that a function fetches and that a request chose in another file: what callers hand to its parameter."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.pattern import regex
from mlaudit.code.project import Caller, Node, ProjectView
from mlaudit.findings import Related

_DEPTH: Final = 4
_LOOKS: Final = regex(
    r"(?i)(^|[._])(valid\w*|\w*_valid\w*|is_safe\w*|\w*ssrf\w*|\w*allow\w*|check_\w*(url|uri|host)\w*|sanit\w*|urlsplit"
    r"|ip_address|gethostbyname|getaddrinfo)$"
)
"""Functions that look at an address, by their names."""
_REQUESTS: Final = ("request", "upload")


def chosen_afar(
    project: ProjectView, routes: frozenset[Node], node: Node, parameter: str, depth: int = _DEPTH
) -> Related | None:
    """Where a route of another file hands what its request chose to a function's parameter, itself or through others
    that do not look at it; None where none is seen to.
    """
    fact = project.function(node)
    if fact is None or depth <= 0 or _looks(project, node):
        return None
    names = [each.name for each in fact.parameters if each.name not in ("self", "cls")]
    if parameter not in names:
        return None
    for caller in project.callers(node):
        arguments = caller.call.arguments or {}
        given = arguments.get(parameter) or arguments.get(str(names.index(parameter)))
        if given is None or is_test_path(caller.path):
            continue
        found = _given(project, routes, node, caller, given, depth)
        if found is not None:
            return found
    return None


def _given(
    project: ProjectView, routes: frozenset[Node], node: Node, caller: Caller, given: str, depth: int
) -> Related | None:
    kind, _, detail = given.partition(":")
    asker = (caller.path, caller.qualname)
    if _looks(project, asker):
        return None
    if kind == "parameter" and asker not in routes:
        return chosen_afar(project, routes, asker, detail, depth - 1) if "." not in detail else None
    is_near = caller.path == node[0] and depth == _DEPTH  # told where it is handed on
    if is_near or kind not in (*_REQUESTS, "parameter") or _is_injected(project, asker, detail):
        return None
    return Related(caller.path, caller.call.line, "the request chooses it here")


def _is_injected(project: ProjectView, route: Node, detail: str) -> bool:
    fact = project.function(route)
    wanted = detail.partition(".")[0]
    return fact is None or any("Depends" in p.default for p in fact.parameters if p.name == wanted)


def _looks(project: ProjectView, node: Node) -> bool:
    fact = project.function(node)
    return fact is not None and any(_LOOKS.search(call.target.replace("()", "")) for call in fact.calls)


__all__ = ["chosen_afar"]
