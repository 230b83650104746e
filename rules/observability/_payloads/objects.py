"""What the classes and the callers of the project say of a log line that says nothing itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Related

from ...serving._schemas.kinds import CHOICES
from .fields import WRITTEN
from .passed_on import handed

_ALL: Final = frozenset(
    {"record", "item", "payload", "request", "req", "data", "body", "inputs", "features", "entry", "row", "application"}
)
"""Names of parameters that take all of a request."""


_DEPTH: Final = 3


class Shown(NamedTuple):
    """What a line shows, in words that go before how; whether it is a credential; the line that gives it; whether it
    is a body of figures, dates and choices.
    """

    what: str
    secret: bool = False
    related: tuple[Related, ...] = ()
    things: bool = False


def shown(project: ProjectView, code: str, node: Node, data: dict[str, Any]) -> Shown | None:
    """The first object or parameter of a line in a function that shows what a user sent, or a key; None for none."""
    path, function = node
    is_entry = answers(project, node)
    parameters = _parameters(project, node)
    for text, name in data["objects"]:
        told = _class_of(project, code, path, name)
        if told.get("secret"):
            return Shown(f"`{text}`, with its `{told['secret']}`,", secret=True)
        if told.get("field"):
            return Shown(f"`{text}`, with its `{told['field']}`,")
        if told.get("body") and is_entry and text in parameters and not _is_dependency(project, node, text):
            return Shown(f"`{text}`, the body of the request,", things=is_of_things(project, code, path, name))
    for name in data["given"]:
        if is_entry and WRITTEN.match(name):
            return Shown(f"`{name}`, which somebody wrote,")
        found = handed(project, path, function, name) or _body_handed(project, code, node, name)
        if found is not None:
            return Shown(f"`{name}`, for which a caller gives {found[0]},", related=(found[1],))
    return None


def told_of_rows(project: ProjectView, code: str, path: str, rows: list[str]) -> str:
    """The column or field by which the rows of a table, or what they are made from, tell of somebody; "" for none."""
    every = (_class_of(project, code, path, name) for name in rows)
    return next((found for told in every if (found := told.get("column") or told.get("field") or "")), "")


def takes_things(project: ProjectView, code: str, node: Node, parameter: str) -> bool:
    """Whether a parameter of a function is a body that tells of no person."""
    kind = _parameters(project, node).get(parameter, "")
    return bool(kind) and is_of_things(project, code, node[0], kind)


def is_of_things(project: ProjectView, code: str, path: str, name: str, depth: int = _DEPTH) -> bool:
    """Whether an object holds nothing but figures, dates, ids and choices, none of them about a person; what it holds
    of classes of other files, too.
    """
    elsewhere = _class_of(project, code, path, name).get("things")
    if elsewhere is None or depth <= 0:
        return False
    symbol = project.resolve(name, path)
    home = symbol.path if symbol is not None else path
    return all(_is_choice(project, home, e) or is_of_things(project, code, home, e, depth - 1) for e in elsewhere)


def _is_choice(project: ProjectView, path: str, name: str) -> bool:
    """Whether a name stands for an enumeration of another file."""
    symbol = project.resolve(name, path)
    bases = symbol.cls.bases if symbol is not None and symbol.cls is not None else ()
    return any(base.rpartition(".")[2] in CHOICES for base in bases)


def answers(project: ProjectView, node: Node) -> bool:
    """Whether a function answers requests itself."""
    known: frozenset[Node] | None = project.shared.get("functions that answer")
    if known is None:
        entries = (entry for entry in project.entry_points if entry.kind == "serving" and entry.function)
        known = project.shared["functions that answer"] = frozenset((e.path, e.function) for e in entries)
    return node in known


def _is_dependency(project: ProjectView, node: Node, parameter: str) -> bool:
    """``user: Token = Depends(current_user)``: what a function of the service's own made, and nobody sent."""
    fact = project.function(node)
    defaults = [each.default for each in fact.parameters if each.name == parameter] if fact is not None else []
    return any("Depends(" in each or "Security(" in each for each in defaults)


def _parameters(project: ProjectView, node: Node) -> dict[str, str]:
    """The annotations of a function's parameters, by name."""
    fact = project.function(node)
    return {each.name: each.annotation for each in fact.parameters} if fact is not None else {}


def _class_of(project: ProjectView, code: str, path: str, name: str) -> dict[str, Any]:
    """What is kept of the class of an object (`_records.told_of`); {} for one that shows nothing."""
    symbol = project.resolve(name, path)
    if symbol is None or symbol.cls is None or not symbol.is_instance:
        return {}
    kept: Iterator[dict[str, Any]] = (each.data for each in project.files[symbol.path].candidates_of(code))
    return next((data for data in kept if data.get("class") == symbol.qualname), {})


def _body_handed(project: ProjectView, code: str, node: Node, parameter: str) -> tuple[str, Related] | None:
    """The body of a request that a route hands to a function as it is, and where."""
    fact = project.function(node)
    names = [each.name for each in fact.parameters] if fact is not None else []
    if parameter not in names:
        return None
    position = names.index(parameter) - (names[0] in ("self", "cls"))
    kind = _parameters(project, node).get(parameter, "")
    for caller in project.callers(node):
        arguments = caller.call.arguments or {}
        origin, _, detail = (arguments.get(parameter) or arguments.get(str(position)) or "").partition(":")
        home = (caller.path, caller.qualname)
        if origin not in ("parameter", "request") or not answers(project, home):
            continue
        told = _class_of(project, code, caller.path, _parameters(project, home).get(detail, ""))
        # the origin of a field is that of the whole: the parameter tells which of them it takes
        takes_all = told == _class_of(project, code, node[0], kind) or (not kind and parameter in {*_ALL, detail})
        if told.get("body") and takes_all:
            return f"`{detail}`, the body of the request", Related(
                caller.path, caller.call.line, "it is handed over here"
            )
    return None
