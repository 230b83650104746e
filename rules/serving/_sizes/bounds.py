"""What bounds a request beyond the function that takes it: its app's settings, and what its route calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.findings import Finding

from .._web.apps import app_of, runs_model, serves_a_model
from .._web.marks import marked
from .settled import is_settled

CODE = "MLA704"
_STORES: Final = regex(
    r"(^|\.)(limit|query|slice|execute|exec|fetchmany|find|aggregate|search\w*|\w+_search|query_points|scroll|scan"
    r"|similarity_search\w*|read_sql\w*|scalars)$"
)
"""Calls that a database or a store of vectors answers with as many rows as it is asked for."""


_VECTORS: Final = regex(
    r"(^|\.)(search\w*|\w+_search|query_points|scroll|near_\w+|bm25|hybrid)$"
    r"|(?i:chroma|pinecone|qdrant|weaviate|milvus|faiss|lancedb|vector|retriev|elasticsearch|opensearch)"
)
"""Calls that look for what is alike: each hit more is work, where a table only gives one row more."""
_TEXTS: Final = regex(r"^(re|regex)\.")
"""What searches a text, and no store."""
_ADMINS: Final = regex(r"(?i)(?<![a-z])(super_?user|admin(?!istrat))")
_OF_ROWS: Final = regex(r"^(limit|page_size|per_page|top_?[kn])$")
_BEGINS: Final = frozenset({"skip", "offset", "start", "cursor", "page", "after"})
"""Parameters that say where a page of rows begins."""
_SPEAKS: Final = regex(r"^(debug|info|warning|error|print|log|dict|\w*Response|\w*Page|\w*Result)$")


def is_measured_on_the_way(project: ProjectView, finding: Finding, node: Node) -> bool:
    """Whether anything that the route which leads to a function calls looks at the size of an upload."""
    trail = project.route("serving", node) if finding.context == "serving" else []
    return not _measuring(project).isdisjoint(project.reach(trail[:1]))


def of_uploads_alone(candidate: Candidate, project: ProjectView, path: str) -> Finding | None:
    """What is said of a function that no route is seen to call, in a file that a service imports: one that is given an
    upload is called by a route. A look at any size in its file, or in what calls it, may be one at that.
    """
    callers = {caller.path for caller in project.callers((path, candidate.data["function"]))}
    if project.context(path, "") != "serving" or any(place in callers | {path} for place, _ in _measuring(project)):
        return None
    return msgspec.structs.replace(candidate.finding, context="serving", confidence=0.7)


def is_for_admins(node: FunctionNode) -> bool:
    """Whether a route asks for somebody who runs the service, by what it depends on: ``user: SuperUser``,
    ``Depends(require_role("admin"))``.
    """
    arguments = (*node.args.args, *node.args.kwonlyargs)
    types = (each.annotation for each in arguments if each.annotation is not None)
    made = (each for each in (*node.args.defaults, *node.args.kw_defaults) if isinstance(each, ast.Call))
    return any(_ADMINS.search(spelled(each)) for each in (*types, *made))


def is_asked_by_admins(project: ProjectView, node: Node) -> bool:
    """Whether the route that leads to a function is for those who run the service."""
    return not marked(project, CODE, "for admins").isdisjoint(project.route("serving", node)[:1])


def _measuring(project: ProjectView) -> frozenset[Node]:
    """The functions that look at the size of an upload."""
    return marked(project, CODE, "measures")


def is_first_count(project: ProjectView, candidate: Candidate, path: str) -> bool:
    """Whether a count is the first of its file that makes this kind of work, in a project that serves a model."""
    kind = _work(project, path, candidate)
    counts = (
        c
        for c in project.files[path].candidates_of(CODE)
        if c.data.get("count") and not is_settled(project, (path, c.data["function"]), c.data.get("name", ""))
    )
    first = next((c for c in counts if _work(project, path, c) == kind), None)
    return bool(kind) and first is candidate and serves_a_model(project)


def _work(project: ProjectView, path: str, candidate: Candidate) -> str:
    """Whether a route asks a model, or a store, for what it counts; ``cut`` where it hands the count to a function of
    the project, which may only cut a list in memory.
    """
    node = (path, candidate.data["function"])
    stored = candidate.data.get("rows of") or asks_a_store(project, node)
    return runs_model(project, node) or ("store" if stored else "cut" if candidate.data.get("hands on") else "")


def is_cut(project: ProjectView, candidate: Candidate, path: str) -> bool:
    """Whether a count is for as much of a list in memory."""
    return _work(project, path, candidate) == "cut"


def counts_rows(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a count is handed to what a database answers with as many rows: ``query.limit(limit)``."""
    return any(
        isinstance(given, ast.Name) and given.id == name
        for call in file.inside(node, ast.Call)
        if _STORES.search(last_part(call.func))
        for given in (*call.args, *(keyword.value for keyword in call.keywords))
    )


def hands_on(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a count of rows is handed, as it is, to a function of the project or a method of an object."""
    if not _OF_ROWS.match(name):
        return False
    for call in file.inside(node, ast.Call):
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if any(isinstance(each, ast.Name) and each.id == name for each in given):
            if not _SPEAKS.match(last_part(call.func)) and not (file.call_name(call) or "").startswith("builtins."):
                return True
    return False


def pages_rows(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a count stands beside where to begin (``skip: int, limit: int``) and one call is handed both: whoever
    gets them, it is rows of something stored that they page through.
    """
    begins = {each.arg for each in (*node.args.args, *node.args.kwonlyargs)} & _BEGINS
    for call in file.inside(node, ast.Call) if begins else ():
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        handed = {each.id for each in given if isinstance(each, ast.Name)}
        if name in handed and not begins.isdisjoint(handed) and not _SPEAKS.match(last_part(call.func)):
            return True
    return False


def asks_a_store(project: ProjectView, node: Node) -> bool:
    """Whether a route reaches a store that gives as many rows as it is asked for."""
    return any(_STORES.search(target) for target in _called(project, node))


def only_reads_tables(project: ProjectView, candidate: Candidate, node: Node) -> bool:
    """Whether a count is for the rows of a table and nothing more: neither a model nor a store of vectors is asked."""
    if runs_model(project, node) or not (candidate.data.get("rows of") or asks_a_store(project, node)):
        return False
    return not any(_VECTORS.search(target) for target in _called(project, node))


def _called(project: ProjectView, node: Node) -> Iterator[str]:
    functions = filter(None, map(project.function, project.reach([node])))
    return (call.target for function in functions for call in function.calls if not _TEXTS.match(call.target))


def says(project: ProjectView, path: str, what: str) -> bool:
    """Whether the app bounds all bodies, as Flask's ``MAX_CONTENT_LENGTH`` or a middleware does (``bounds``), or cuts
    texts before the model sees them (``cuts``).
    """
    return any(
        candidate.data.get(what)
        for file in app_of(project, path).files
        for candidate in project.files[file].candidates_of(CODE)
    )


def cuts_texts(project: ProjectView, route: Node) -> bool:
    """Whether the model that a route asks is given texts cut to what it takes. A provider cuts nothing: there it counts
    only where all that ask one on the way that the route goes do so, and not for another model of the app.
    """
    if not says(project, route[0], "cuts"):
        return False
    if runs_model(project, route) != "provider":
        return True
    files = {path for path, _ in project.reach([route])}
    said = [c.data for path in files for c in project.files[path].candidates_of(CODE) if "cuts" in c.data]
    return any(each["cuts"] for each in said) and all(each["cuts"] for each in said if each["far"])
