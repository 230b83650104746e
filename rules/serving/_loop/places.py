"""The other places of one cause: where a connection is opened, what blocks beside what is told, and where again."""

from __future__ import annotations

from typing import Final

from mlaudit.code.facts import CallFact, Candidate
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Location, Related

from .reached import all_blocking, blocking, called, reached_call

_MOST: Final = 4
"""Places that a finding names beside its own."""


def opened_at(project: ProjectView, name: str, path: str) -> tuple[Related, ...]:
    """Where a function of the project works on the connection that it gives: beside that it is opened."""
    maker = project.resolve(name.partition("()")[0], path) if "()." in name else None
    calls = blocking(project).get((maker.path, maker.qualname), ()) if maker is not None else ()
    places = sorted((each.finding.location for each in calls if each.finding.location is not None), key=_line)
    return tuple(Related(at.path, at.line, "where the connection is opened", at.cell) for at in places[:1])


def others_like(project: ProjectView, candidate: Candidate, function: str) -> list[Related]:
    """The other calls of an async function, or of the file where no `function` is named, to the same library."""
    where, library = candidate.finding.location, candidate.data["name"].partition(".")[0]
    if where is None:
        return []
    found: dict[int, Related] = {}
    for each in project.files[where.path].candidates_of("MLA701"):
        at, data = each.finding.location, each.data
        if at is None or not data["async"] or not data["kind"] or (function and each.function != function):
            continue
        if at.line != where.line and data["name"].partition(".")[0] == library:
            found.setdefault(at.line, Related(at.path, at.line, f"here too, `{data['shown']}`", at.cell))
    return list(found.values())[:_MOST]


def beside(project: ProjectView, helper: Node, told: Candidate, made: CallFact | None) -> list[Related]:
    """The blocking calls of other kinds, and to other libraries, that a synchronous function gets to as well."""
    seen, places, found = {_sort(told)}, {told.finding.location}, []
    for each in all_blocking(project, helper, made=made):
        at = each.finding.location
        if at is not None and _sort(each) not in seen and not any(_is_at(at, place) for place in places):
            seen.add(_sort(each))
            places.add(at)
            found.append(Related(at.path, at.line, f"blocks too, `{each.data['shown']}`", at.cell))
    return found[:_MOST]


def _sort(call: Candidate) -> tuple[str, str]:
    return call.data["kind"], call.data["name"].partition(".")[0]


def decoded_beside(project: ProjectView, candidate: Candidate, kind: str) -> list[Related]:
    """Where an async function also decodes something, itself or in a helper: the first that is said of it takes all."""
    where = candidate.finding.location
    if where is None or kind == "decoding":
        return []
    node = (where.path, candidate.function)
    told: dict[Node, Location] = project.shared.setdefault("MLA701 told of decoding", {})
    return _decodings(project, node) if told.setdefault(node, where) == where else []


def _decodings(project: ProjectView, node: Node) -> list[Related]:
    found: dict[tuple[str, int], Related] = {}
    for each in project.files[node[0]].candidates_of("MLA701"):
        if each.function != node[1] or not each.data["async"]:
            continue
        call = each if each.data["kind"] == "decoding" else _in_helper(project, each)
        at = call.finding.location if call is not None and call.data["kind"] == "decoding" else None
        if call is not None and at is not None:
            said = f"decodes, too: `{call.data['shown']}`"
            found.setdefault((at.path, at.line), Related(at.path, at.line, said, at.cell))
    return list(found.values())[:_MOST]


def queried_beside(project: ProjectView, candidate: Candidate, told: Location) -> list[Related]:
    """Where other async functions of a file get to queries of its database: what is `told` speaks for them."""
    where = candidate.finding.location
    found: dict[tuple[str, int], Related] = {}
    for each in project.files[where.path].candidates_of("MLA701") if where is not None else ():
        call = _in_helper(project, each) if each.data["async"] else None
        at = call.finding.location if call is not None and call.data.get("brief") == "query" else None
        if at is not None and not _is_at(at, told):
            found.setdefault((at.path, at.line), Related(at.path, at.line, "the same change mends this", at.cell))
    return list(found.values())[:_MOST]


def _in_helper(project: ProjectView, candidate: Candidate) -> Candidate | None:
    """The longest blocking call that a call of a synchronous function of the project gets to."""
    where = candidate.finding.location
    symbol = called(project, candidate.data["name"], where.path) if where is not None else None
    if symbol is None or symbol.function is None or symbol.function.is_async:
        return None
    reached = reached_call(project, (symbol.path, symbol.qualname))
    return reached.call if reached is not None else None


def _is_at(place: Location, other: Location | None) -> bool:
    return other is not None and (place.path, place.line) == (other.path, other.line)


def _line(place: Location) -> int:
    return place.line


__all__ = ["beside", "decoded_beside", "opened_at", "others_like", "queried_beside"]
