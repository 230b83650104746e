"""What is left to say of a request's schema once the project is known: which route hands it to which model."""

from __future__ import annotations

from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Finding, Location, Related, Severity

from .._web.apps import answers_with_model, holders, runs_model, takers
from .hand_checks import checked_by_hand
from .lists import list_takers
from .loose import validates
from .open_schemas import asked_for_members
from .shapes import asked_for_shape
from .shares import asked_for_range

_CODE: Final = "MLA707"


def of_schema(candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
    """What is said of a schema holds where a route hands it to a model, and, of what a route may look at itself, where
    nothing looks.
    """
    data = candidate.data
    schema = (path, data["class"])
    outer = [] if data.get("loose") else holders(project).get(schema, [])
    taking = [taker for each in (schema, *outer) for taker in takers(project).get(each, ())]
    taking += [] if data.get("loose") else list_takers(project).get(schema, ())
    for place, qualname, line in taking:
        route = (place, qualname)
        if not answers_with_model(project, route) or not project.is_reached("serving", place, qualname):
            continue
        if data.get("loose") and (validates(project, route) or checked_by_hand(project, route)):
            continue
        if data.get("of values") and (validates(project, route) or asked_for_members(project, route)):
            continue
        if "share" in data and asked_for_range(project, route, data["share"]):
            continue
        if "measured" in data and _gets_others(project, route, schema, data["measured"]):
            continue
        if data.get("of shape") and (validates(project, route) or asked_for_shape(project, route)):
            continue
        related = (Related(place, line, "the route that hands it to the model"),)
        found = msgspec.structs.replace(candidate.finding, related=related, context="serving")
        return _of_categories(found, data.get("categories", 0), route, project)
    return None


def _gets_others(project: ProjectView, route: Node, schema: Node, numbers: list[str]) -> bool:
    """Whether what runs the model is given fields of a schema one by one, and none of its numbers: these are kept for
    something else.
    """
    cls = next((each for each in project.files[schema[0]].classes if each.qualname == schema[1]), None)
    if cls is None:
        return False
    given: set[str] = set()
    for node in project.reach([route]):
        function = project.function(node)
        for call in function.calls if function is not None else ():
            fields = {origin.rpartition(".")[2] for origin in (call.arguments or {}).values() if "." in origin}
            fields &= cls.kinds.keys()
            symbol = project.resolve(call.target, node[0]) if len(fields) > 1 else None
            if symbol is not None and symbol.function is not None:
                asks = runs_model(project, (symbol.path, symbol.qualname))
                given |= fields if asks else set()
    return bool(given) and given.isdisjoint(numbers)


def _of_categories(finding: Finding, categories: int, route: Node, project: ProjectView) -> Finding:
    """Texts that may be anything are worse where the encoder makes nothing of those that it does not know."""
    ignored = _ignored(project) if categories > 1 and not asked_for_members(project, route) else None
    if ignored is None:
        return finding
    related = (*finding.related, Related(ignored.path, ignored.line, "what it does not know is ignored", ignored.cell))
    message = f"{finding.message}; the encoder ignores categories that it does not know"
    return msgspec.structs.replace(finding, message=message, severity=Severity.WARNING, related=related)


def _ignored(project: ProjectView) -> Location | None:
    """Where an encoder is told to ignore categories that training did not see."""
    if "ignores categories" not in project.shared:
        places = (
            candidate.finding.location
            for facts in project.files.values()
            for candidate in facts.candidates_of(_CODE)
            if candidate.data.get("ignores")
        )
        project.shared["ignores categories"] = next(places, None)
    where = project.shared["ignores categories"]
    return where if isinstance(where, Location) else None


def of_nothing(candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
    """What is said of a route that hands its model a schema of which nothing has to be there; of its first route."""
    route = (path, candidate.data["function"])
    symbol = project.resolve(candidate.data["hands"].removesuffix("()"), path)
    if symbol is None or symbol.cls is None:
        return None
    given = (symbol.path, symbol.cls.qualname)
    inner = (held for held, outer in holders(project).items() if given in outer) if _is_wrapper(project, given) else ()
    for schema in (given, *inner):
        told = _optional(project, schema)
        if told is None or told.finding.location is None or _first_route(project, schema) != route:
            continue
        if validates(project, route):
            continue
        others = ", and fields that it does not know are let through" if told.data["others"] else ""
        message = (
            f"none of the {told.data['optional']} features of `{schema[1]}` is required{others}: "
            "a request that says nothing is answered with a prediction"
        )
        where = told.finding.location
        related = (Related(where.path, where.line, "the schema of which nothing is required", where.cell),)
        return msgspec.structs.replace(candidate.finding, message=message, related=related, context="serving")
    return None


def _is_wrapper(project: ProjectView, schema: Node) -> bool:
    """Whether all that a schema has is one field, which holds another schema, or a list of it."""
    known = project.files[schema[0]].candidates_of(_CODE)
    return any(c.data.get("class") == schema[1] and c.data.get("alone") for c in known)


def _optional(project: ProjectView, schema: Node) -> Candidate | None:
    known = project.files[schema[0]].candidates_of(_CODE)
    return next((c for c in known if c.data.get("class") == schema[1] and c.data.get("optional")), None)


def _first_route(project: ProjectView, schema: Node) -> Node | None:
    """The first route that hands a schema, or one that holds it, to a model."""
    known = (
        taker[:2] for each in (schema, *holders(project).get(schema, ())) for taker in takers(project).get(each, ())
    )
    serving = (r for r in known if runs_model(project, r) == "model" and project.is_reached("serving", *r))
    return min(serving, default=None)
