"""What an async function reaches in its own thread: blocking calls by the function that they are in."""

from __future__ import annotations

from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.symbols import Symbol

from ._blocking import STARTS

_HOPS: Final = 3
_INDEX: Final = "MLA701 blocking"


def only_at_start(project: ProjectView, node: Node, depth: int = 4) -> bool:
    """Whether all known callers of a function run when the service starts or stops, and wait until it is done."""
    callers = project.callers(node) if depth > 0 else []
    known = project.function(node)
    if known is not None and known.is_async and not all(c.call.awaited or c.call.reference for c in callers):
        return False  # a task that goes on beside the requests
    return bool(callers) and all(
        STARTS.search(caller.qualname.rpartition(".")[2])
        or (caller.qualname and only_at_start(project, (caller.path, caller.qualname), depth - 1))
        for caller in callers
    )


def called(project: ProjectView, name: str, path: str) -> Symbol | None:
    """What a call by this name runs of the project: an object that is called itself runs its ``__call__``."""
    symbol = project.resolve(name, path) if name else None
    if symbol is None or symbol.cls is None or not symbol.is_instance:
        return symbol
    return project.method(symbol.path, symbol.cls, "__call__") or symbol


def inside(project: ProjectView, start: Node) -> Candidate | None:
    """The first blocking call in a synchronous function or in those that it calls in the same thread; decoding only
    where there is nothing heavier.
    """
    index, edges = blocking(project), project.edges()
    seen = {start}
    level = [start]
    decodes: Candidate | None = None
    for _ in range(_HOPS + 1):
        for node in level:
            found = index.get(node)
            if found is not None and found.data["kind"] != "decoding":
                return found
            decodes = decodes or found
        below = []
        for node in level:
            for target, call in edges.get(node, ()):
                known = project.function(target)
                if target not in seen and not call.offloaded and not call.awaited and known and not known.is_async:
                    seen.add(target)
                    below.append(target)
        level = below
    return decodes


def generators(project: ProjectView) -> frozenset[Node]:
    known: frozenset[Node] | None = project.shared.get("MLA701 generators")
    if known is None:
        known = project.shared["MLA701 generators"] = frozenset(
            (path, candidate.function)
            for path, facts in project.files.items()
            for candidate in facts.candidates_of("MLA701")
            if candidate.data.get("generator")
        )
    return known


def blocking(project: ProjectView) -> dict[Node, Candidate]:
    known = project.shared.get(_INDEX)
    if isinstance(known, dict):
        return known
    found: dict[Node, Candidate] = {}
    for path, facts in project.files.items():
        for candidate in facts.candidates_of("MLA701"):
            data = candidate.data
            if not data["kind"] or data["async"] or data.get("lazy") or _is_kept(project, path, candidate):
                continue
            symbol = project.resolve(data["name"], path) if data["name"] else None
            if symbol is None or symbol.function is None or data["name"].endswith("().forward"):
                first = found.setdefault((path, candidate.function), candidate)
                if first.data["kind"] == "decoding":
                    found[path, candidate.function] = candidate if data["kind"] != "decoding" else first
    project.shared[_INDEX] = found
    return found


def _is_kept(project: ProjectView, path: str, candidate: Candidate) -> bool:
    """Whether what is loaded or read is kept by a decorator: ``lru_cache``, Streamlit's ``cache_resource``."""
    known = project.function((path, candidate.function))
    if known is None or candidate.data["kind"] not in ("loading", "input and output"):
        return False
    return any("cache" in decorator.name.rpartition(".")[2] for decorator in known.decorators)


def does_more(project: ProjectView, candidate: Candidate) -> bool:
    """Whether the function that decodes something also does heavier work on the loop: one repair takes both off it."""
    where = candidate.finding.location
    path = where.path if where is not None else ""
    for other in project.files[path].candidates_of("MLA701"):
        data = other.data
        if other.function != candidate.function or data["kind"] == "decoding":
            continue
        symbol = called(project, data.get("name", ""), path)
        if symbol is None or symbol.function is None:
            if data["kind"]:
                return True
        elif not symbol.function.is_async:
            found = inside(project, (symbol.path, symbol.qualname))
            if found is not None and found.data["kind"] != "decoding":
                return True
    return False
