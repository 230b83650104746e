"""What is left to say of a request's size once the project is known: whether it reaches a model, and what bounds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Finding, Related, Severity

from .._loop.light import is_of_tables
from .._web.apps import answers_with_model, app_of, holders, reads_language, runs_model, serves_a_model, takers
from .._web.started import is_left_behind
from .as_numbers import is_in_numbers
from .bounds import (
    CODE,
    asks_a_store,
    cuts_texts,
    is_asked_by_admins,
    is_cut,
    is_first_count,
    is_measured_on_the_way,
    only_reads_tables,
    says,
)
from .clipped import is_clipped
from .counts import is_open
from .expiring import grows_unread
from .kept_by_key import Keyed
from .lasting import grows_by_key, grows_with_requests, is_asked_by_requests
from .memoised import keyed_by_request
from .parsed import fillers, trains
from .records import asks_for_each, is_record
from .refused import is_refused_behind
from .untruncated import is_told_of_text

_OF_TRAINING: Final = regex(r"^(num_|n_|max_)?epochs$|^n_(estimators|trials|folds|splits)$")
"""Counts that only a training is given."""


def of_service(candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
    """What is said of a whole service, a table that it reads, a limit that it lifts, a queue or a metric, holds where
    it serves a model.
    """
    data = candidate.data
    if data.get("labels") or data.get("around"):
        served = path in project.start_up("serving")
    elif data.get("memo"):
        key = keyed_by_request(project, (path, data["function"]), data["memo"])
        found = msgspec.structs.replace(candidate.finding, message=candidate.finding.message.format(key))
        return msgspec.structs.replace(found, context="serving") if key else None
    elif data.get("pushes"):
        served = is_asked_by_requests(project, (path, data["function"]))
    elif "place" in data:  # of a store that is chosen among several, who fills it is not always seen
        served = grows_unread(project, (path, data["function"]), data["owner"], data["key"], data["place"])
    elif data.get("whole"):
        node = (path, data["function"])
        reached = project.is_reached("serving", *node) or _is_handed_over(project, node)
        served = reached and serves_a_model(project)
    elif data.get("lifted"):
        served = project.context(path, "") != "test" and serves_a_model(project)
        served = served and (not data.get("imported") or path in project.start_up("serving"))
    else:
        served = path in project.start_up("serving")
        served = served or any(project.is_reached("serving", path, function) for function in data["fills"])
    return msgspec.structs.replace(candidate.finding, context="serving") if served else None


def _is_handed_over(project: ProjectView, node: Node) -> bool:
    """Whether a module of the service takes a function from another one, and calls it by no name of its own: it is
    handed to what keeps, or runs, it.
    """
    path, function = node
    called = [c for c in project.callers(node) if project.context(c.path, c.qualname) not in ("test", "notebook")]
    started = project.start_up("serving")
    if called or path not in started or "." in function:
        return False
    name = f"{project.files[path].module}.{function}"
    return any(fact.name == name for each in started - {path} for fact in project.files[each].imports)


def of_route(finding: Finding, candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
    """What is said of a function holds where it asks a model, and neither it nor its app bounds what it is sent."""
    data, node = candidate.data, (path, candidate.data["function"])
    if "grows" in data:
        severity = Severity.INFO if data["slow"] or is_left_behind(project, path) else finding.severity
        if "key" in data:
            keyed = Keyed(data["grows"], data["owner"], data["key"], tuple(data["emptied by"]))
            kept, finding = grows_by_key(project, node, keyed), msgspec.structs.replace(finding, context="serving")
        else:
            kept = grows_with_requests(project, node, data["grows"], data["owner"])
        return msgspec.structs.replace(finding, severity=severity) if kept else None
    if data.get("uncut"):
        told = finding.context != "serving" or is_told_of_text(project, node)
        return None if told else finding
    if data.get("late"):
        told = says(project, path, "bounds")
        return None if told else msgspec.structs.replace(finding, severity=Severity.INFO)
    if "asked" in data:
        return finding if finding.context == "serving" and is_open(candidate, project) else None
    if data.get("upload") and is_measured_on_the_way(project, finding, node):
        return None
    if (data.get("upload") or data.get("count")) and is_asked_by_admins(project, node):
        finding = msgspec.structs.replace(finding, severity=Severity.INFO)
    kind = runs_model(project, node)
    if data.get("gathers"):
        return finding if kind else None
    if data.get("rows"):
        kind = "model" if data.get("infers") or trains(project, node) else kind
        if kind != "model" or says(project, path, "bounds"):
            return None
        cheap = _has_cheap_rows(project, candidate, path, node)
        return msgspec.structs.replace(finding, severity=Severity.INFO) if cheap else finding
    if data.get("count"):
        if not is_first_count(project, candidate, path):
            return None
        if only_reads_tables(project, candidate, node) or is_cut(project, candidate, path):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return _of_best(finding, candidate, project, node)
    if data.get("by hand") and (says(project, path, "bounds") or not reads_language(project, path)):
        return None
    if data.get("text"):
        return finding if kind and (data.get("many") or not cuts_texts(project, node)) else None
    if data.get("body") and not kind:
        return None
    return None if says(project, path, "bounds") and not data.get("apart") else finding


def of_field(candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
    """What is said of a schema's field holds where a route hands the schema to a model."""
    if project.context(path, "") == "test":
        return None
    kind = candidate.data["kind"]
    for place, qualname, line in _taken_by(project, (path, candidate.data["class"])):
        route = (place, qualname)
        if cuts_texts(project, route) and not candidate.data["many"]:
            continue  # how long each text is, and not how many there are
        if candidate.data["field"] in _compared(project).get(route, ()):
            continue
        if kind == "count" and is_refused_behind(project, route, candidate.data["field"]):
            continue
        if kind == "text" and not candidate.data["many"]:
            if any(stays(project, route, candidate.data["field"]) for stays in (is_clipped, is_in_numbers)):
                continue
        asks = trains(project, route) if kind == "numbers" else _asks(project, route, kind)
        if asks and project.is_reached("serving", place, qualname):
            related = (
                Related(place, line, "the route that hands it to the model"),
                *_held_fields(project, candidate, path),
            )
            found = msgspec.structs.replace(candidate.finding, related=related, context="serving")
            cheap = kind == "text" and not candidate.data["many"] and _is_cheap(project, route)
            if cheap or (kind == "rows" and _has_cheap_rows(project, candidate, path, route)):
                found = msgspec.structs.replace(found, severity=Severity.INFO)
            return _of_best(found, candidate, project, route)
    return None


def _held_fields(project: ProjectView, candidate: Candidate, path: str) -> list[Related]:
    """What a list holds that may be of any length as well: ``messages: list[Message]``, and the text of each."""
    own = (path, candidate.data["class"])
    inside = [held for held, every in holders(project).items() if own in every] if candidate.data["many"] else []
    places = [
        c.finding.location
        for place, cls in inside
        for c in project.files[place].candidates_of(CODE)
        if c.data.get("class") == cls and c.data.get("kind") in ("text", "rows")
    ]
    return [Related(at.path, at.line, "of what it holds, this", at.cell) for at in places if at is not None]


def _asks(project: ProjectView, route: Node, kind: str) -> bool:
    """Whether a route asks a model, or says that it does; of rows, whether one learns from them."""
    if runs_model(project, route) or (kind == "rows" and trains(project, route)):
        return True
    return kind != "count" and answers_with_model(project, route)


def _compared(project: ProjectView) -> dict[Node, list[str]]:
    """The fields whose length each route compares."""
    known: dict[Node, list[str]] | None = project.shared.get("fields that routes measure")
    if known is None:
        known = project.shared["fields that routes measure"] = {
            (path, candidate.data["function"]): candidate.data["compares"]
            for path, facts in project.files.items()
            for candidate in facts.candidates_of(CODE)
            if candidate.data.get("compares")
        }
    return known


def _is_cheap(project: ProjectView, route: Node) -> bool:
    """Whether an app is seen to run models of tables alone: what a text, or a row of numbers, costs them is reading
    it.
    """
    return runs_model(project, route) == "model" and is_of_tables(project, app_of(project, route[0]).files)


def _has_cheap_rows(project: ProjectView, candidate: Candidate, path: str, route: Node) -> bool:
    """Whether the rows of a request are figures and words for models of tables, which answer all of them at once: none
    that one learns from, or is asked for each.
    """
    closed = candidate.data.get("numeric") or is_record(project, candidate.data.get("record", ""), path)
    if not closed or not _is_cheap(project, route):
        return False
    return not trains(project, route) and not asks_for_each(project, route)


def _of_best(finding: Finding, candidate: Candidate, project: ProjectView, route: Node) -> Finding:
    """How many of the best are wanted is work for a store: of what a model has answered it is only a cut. How long is
    trained is for who trains to say.
    """
    if _OF_TRAINING.match(candidate.data.get("field") or candidate.data.get("name", "")):
        return msgspec.structs.replace(finding, severity=Severity.INFO)
    if not candidate.data.get("best") or asks_a_store(project, route):
        return finding
    return msgspec.structs.replace(finding, severity=Severity.INFO)


def _taken_by(project: ProjectView, schema: Node) -> Iterator[tuple[str, str, int]]:
    """The functions that take or fill a schema, or one that holds it and of which nothing is said itself."""
    yield from takers(project).get(schema, ())
    yield from fillers(project).get(schema, ())
    for path, cls in holders(project).get(schema, ()):
        if not any(c.data.get("class") == cls for c in project.files[path].candidates_of(CODE)):
            yield from takers(project).get((path, cls), ())
            yield from fillers(project).get((path, cls), ())
