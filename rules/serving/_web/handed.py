"""Routes whose handler is a function of another file: the call that registers it, and what its facts tell."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import Node, ProjectView

from .entry_checks import AUTH, LIMIT, checks_entry, may_check_entry
from .registrations import registrations
from .routes import Route, route_of_call
from .turned_away import refuses_strangers


def handed_routes(file: FileContext) -> Iterator[tuple[ast.Call, Route, str]]:
    """The calls of a file that make a function from elsewhere the handler of a route, with that function's name."""
    if file.source.notebook is not None:
        return
    own = f"{file.module}."
    for registered in registrations(file):
        name = file.qualname(registered.handler) or ""
        if "." in name and not name.startswith(own) and "()" not in name:
            yield registered.call, route_of_call(registered), name


def handler_of(project: ProjectView, candidate: Candidate, path: str) -> Node:
    """The function that answers: the one that a call hands over, else the one that the candidate stands in."""
    handed = candidate.data.get("handler", "")
    symbol = project.resolve(handed, path) if handed else None
    if symbol is not None and symbol.function is not None:
        return symbol.path, symbol.qualname
    return path, candidate.data.get("function", candidate.function)


def asking(file: FileContext) -> list[str]:
    """The functions of a file that look at a key or a user in their own body; worked out once for all rules."""
    known = file.shared.get("asking")
    if not isinstance(known, list):
        known = file.shared["asking"] = _asking(file)
    return known


def _asking(file: FileContext) -> list[str]:
    if not may_check_entry(file):
        return []
    return [file.tree.scope_at(each).qualname for each in file.functions() if checks_entry(file, each)]


def refusing(file: FileContext) -> list[str]:
    """Those that look at a key or a user, and turn some of those away who ask."""
    known = file.shared.get("refusing")
    if not isinstance(known, list):
        asks = frozenset(asking(file))
        asked = ((file.tree.scope_at(each).qualname, each) for each in (file.functions() if asks else ()))
        known = [name for name, each in asked if name in asks and refuses_strangers(each)]
        file.shared["refusing"] = known
    return known


def looks_elsewhere(project: ProjectView, node: Node, code: str) -> tuple[bool, bool]:
    """Whether a handler of another file asks who calls, and how often, by its parameters, decorators, calls or body."""
    function = project.function(node)
    if function is None:
        return True, True
    if any(node[1] in candidate.data.get("asking", ()) for candidate in project.files[node[0]].candidates_of(code)):
        return True, False
    parts = [part for parameter in function.parameters for part in (parameter.annotation, parameter.default)]
    parts += [text for each in function.decorators for text in (each.name, *each.arguments)]
    written = " ".join([*parts, *(call.target for call in function.calls)])
    return AUTH.search(written) is not None, LIMIT.search(written) is not None
