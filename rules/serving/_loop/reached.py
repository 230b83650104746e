"""What an async function reaches in its own thread: blocking calls by the function that they are in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec

from mlaudit.code.extract import DEPENDENCIES
from mlaudit.code.facts import CallFact, Candidate
from mlaudit.code.listeners import QUEUE
from mlaudit.code.pattern import regex
from mlaudit.code.project import Caller, Node, ProjectView
from mlaudit.code.symbols import Symbol
from mlaudit.code.ways import Given, given_by, runs

from .blocking import STARTS
from .factories import as_made
from .loading import is_start as is_hook
from .unused import is_made_plain
from .warm import done_once, is_warmed_up
from .weight import BRIEF, LONG, weight

_HOPS: Final = 6
_TRACKS: Final = regex(r"^mlflow\.(log_|set_|start_run$|end_run$)")
_INDEX: Final = "MLA701 blocking"
_DEPENDS: Final = tuple(f".{name}" for name in sorted(DEPENDENCIES))
_HANDED: Final = regex(r"handed to (?!FastAPI$|Starlette$)|a Gradio \w+ runs it$")
"""Why a function is taken for a handler; what an app is made with may as well run when it starts."""
_RUNS_LOOP: Final = frozenset({"asyncio.run", "anyio.run", "asgiref.sync.async_to_sync()"})
_BESIDE: Final = regex(
    r"(^|\.)(gather|create_task|ensure_future|as_completed|wait|TaskGroup\(\)|start_soon|start_server|serve\w*|start\w*|run_forever"
    r"|run_in_executor|subscribe|listen)$"
)
"""What goes on beside the function that starts it."""
_MADE_ONCE: Final = ("loading", "reading", "input and output")
"""What a cache keeps the result of: the rest is asked anew."""


def only_at_start(project: ProjectView, node: Node, depth: int = 4) -> bool:
    """Whether all known callers of a function run when the service starts or stops, and wait until it is done."""
    callers = project.callers(node) if depth > 0 else []
    known = project.function(node)
    if node in _handlers(project):
        return False  # what is handed over at the start runs later
    if known is not None and known.is_async and not all(c.call.awaited or c.call.reference for c in callers):
        return False  # a task that goes on beside the requests
    return bool(callers) and all(
        STARTS.search(caller.qualname.rpartition(".")[2])
        or (caller.qualname and only_at_start(project, (caller.path, caller.qualname), depth - 1))
        for caller in callers
    )


def only_in_jobs(project: ProjectView, node: Node) -> bool:
    """Whether nothing but the worker of a queue reaches a function."""
    known: frozenset[Node] | None = project.shared.get("MLA701 beside jobs")
    if known is None:
        serving = [each for each in project.entry_points if each.kind == "serving"]
        jobs = any(each.framework == QUEUE for each in serving)
        roots = [(each.path, each.function) for each in serving if each.framework != QUEUE] if jobs else []
        known = project.shared["MLA701 beside jobs"] = frozenset(project.reach(roots))
        project.shared["MLA701 has jobs"] = jobs
    return bool(project.shared["MLA701 has jobs"]) and node not in known and node in project.reached("serving")


def has_loop_alone(project: ProjectView, node: Node, depth: int = 4) -> bool:
    """Whether an event loop is started for a function alone each time, ``asyncio.run(one())`` in a plain function or in
    a decorator, and nothing starts anything beside it: nobody waits for that loop.
    """
    known = project.function(node)
    if known is None or depth <= 0 or node in _entries(project) or any(_BESIDE.search(c.target) for c in known.calls):
        return False
    if is_made_plain(project, node):
        return True
    callers = project.callers(node) if known.is_async else []
    return bool(callers) and all(_is_alone(project, caller, depth) for caller in callers)


def _is_alone(project: ProjectView, caller: Caller, depth: int) -> bool:
    home = project.function((caller.path, caller.qualname))
    if home is None or not caller.qualname:
        return False
    if home.is_async:
        return caller.call.awaited and has_loop_alone(project, (caller.path, caller.qualname), depth - 1)
    if STARTS.search(home.qualname.rpartition(".")[2]):
        return False
    return any(each.target in _RUNS_LOOP and each.line == caller.call.line for each in home.calls)


def _entries(project: ProjectView) -> frozenset[Node]:
    known: frozenset[Node] | None = project.shared.get("MLA701 entries")
    if known is None:
        found = ((each.path, each.function) for each in project.entry_points if each.kind == "serving")
        known = project.shared["MLA701 entries"] = frozenset(found)
    return known


def _handlers(project: ProjectView) -> frozenset[Node]:
    """What a service is handed to answer with."""
    known: frozenset[Node] | None = project.shared.get("MLA701 handlers")
    if known is None:
        handed = (each for each in project.entry_points if each.kind == "serving" and _HANDED.match(each.reason))
        known = project.shared["MLA701 handlers"] = frozenset((each.path, each.function) for each in handed)
    return known


def runs_again(project: ProjectView, node: Node) -> bool:
    """Whether a function that is called like a start is awaited beside requests: by one of them, or by a task."""
    return any(
        caller.call.awaited
        and not STARTS.search(caller.qualname.rpartition(".")[2])
        and project.context(caller.path, caller.qualname) == "serving"
        and not is_hook(project, (caller.path, caller.qualname))
        and not only_at_start(project, (caller.path, caller.qualname))
        for caller in project.callers(node)
    )


def called(project: ProjectView, name: str, path: str) -> Symbol | None:
    """What a call by this name runs of the project: a class its ``__init__``, and an object of it its ``__call__``."""
    symbol = project.resolve(name, path) if name else None
    if symbol is None or symbol.cls is None:
        return symbol
    return project.method(symbol.path, symbol.cls, "__call__" if symbol.is_instance else "__init__") or symbol


class Reached(NamedTuple):
    """A blocking call, how long it takes, and whether it runs once only: under a function whose result is kept."""

    call: Candidate
    weight: int
    kept: bool


def reached_call(
    project: ProjectView, start: Node, *, once: bool = False, made: CallFact | None = None
) -> Reached | None:
    """The first of the longest blocking calls in a synchronous function, or in those that it calls in the same thread;
    where that runs `once` only, what is loaded there speaks for it only where nothing else does. `made` is the call
    that gets there: what it writes out may keep the function from some of its work.
    """
    best: Reached | None = None
    for node, given, kept, first in _walked(project, start, made):
        found = next(iter(_blocking_in(project, node, given)), None)
        if found is None:
            continue
        kind = found.data["kind"]
        kept = (kept and kind in _MADE_ONCE) or (first and kind == "loading")
        long = BRIEF if kept else weight(project, found.data, node[0], start[0])
        if best is not None and once and kind == "loading":
            continue
        if best is None or long > best.weight or (long == best.weight and _tracks(best.call)):
            best = Reached(found, long, kept)
        if long == LONG and not _tracks(found):
            return best
    return best


def all_blocking(project: ProjectView, start: Node, *, made: CallFact | None = None) -> Iterator[Candidate]:
    """The blocking calls that a synchronous function gets to in its thread, but for what a cache keeps."""
    for node, given, kept, first in _walked(project, start, made):
        for found in _blocking_in(project, node, given):
            kind = found.data["kind"]
            if not (kept and kind in _MADE_ONCE) and not (first and kind == "loading"):
                yield found


def _walked(project: ProjectView, start: Node, made: CallFact | None) -> Iterator[tuple[Node, Given, bool, bool]]:
    """The synchronous functions that one gets to in its own thread, itself first, with what each is given, whether a
    cache keeps what comes of it, and whether it runs on first use only.
    """
    level = [
        (node, _given(project, node, made) if made is not None else (), is_cached(project, node), False)
        for node in project.meant(start)
        if (function := project.function(node)) is not None and not function.is_async
        if not _is_there(project, node, start)
    ]
    seen = {(node, given) for node, given, _, _ in level}
    for _ in range(_HOPS + 1):
        yield from level
        below = []
        for node, given, kept, first in level:
            for target, call in _followed(project, node, given, start):
                known = _given(project, target, call, given)
                if (target, known) not in seen:
                    seen.add((target, known))
                    later = first or call.line in done_once(project, node)
                    below.append((target, known, kept or is_cached(project, target), later))
        level = below


def made_at(project: ProjectView, node: Node, line: int, name: str) -> CallFact | None:
    """The call by some name on a line of a function."""
    known = project.function(node)
    calls = known.calls if known is not None else ()
    return next((call for call in calls if call.line == line and call.target == name), None)


def _given(project: ProjectView, node: Node, call: CallFact, had: Given = ()) -> Given:
    function = project.function(node)
    return given_by(call, function, had) if function is not None else ()


def _followed(project: ProjectView, node: Node, given: Given, start: Node) -> Iterator[tuple[Node, CallFact]]:
    """The synchronous functions that a function calls in its own thread when it is given this, but for what the start
    of the service has made already.
    """
    function, filled = project.function(node), done_once(project, node)
    warm = bool(filled) and is_warmed_up(project, node, start)
    for target, call in project.edges().get(node, ()):
        if (warm and call.line in filled) or call.offloaded or call.awaited or not runs(function, call.line, given):
            continue
        known = project.function(target)
        if known is not None and not known.is_async and not _is_there(project, target, start):
            yield target, call


def _is_there(project: ProjectView, node: Node, start: Node) -> bool:
    """Whether a cache keeps what a function gives, and the start of the service has asked for it already."""
    return is_cached(project, node) and is_warmed_up(project, node, start)


def _blocking_in(project: ProjectView, node: Node, given: Given) -> Iterator[Candidate]:
    """The blocking calls that a function itself makes when it is given this, the longest first."""
    function = project.function(node)
    return (call for call in blocking(project).get(node, ()) if runs(function, _line(call), given))


def _line(call: Candidate) -> int:
    return call.finding.location.line if call.finding.location is not None else 0


def _tracks(call: Candidate) -> bool:
    """Whether a call only tells a tracking server of work, which is what holds the thread where there is any."""
    return _TRACKS.match(call.data["name"]) is not None


def opens(project: ProjectView, name: str, home: Node) -> bool:
    """Whether what gives the connection that a call in `home` is made on opens it anew there, and so holds the thread
    itself.
    """
    made = name.partition("()")[0]
    maker = project.resolve(made, home[0]) if "()." in name else None
    if maker is None or maker.function is None or maker.function.is_async:
        return False
    node, function = (maker.path, maker.qualname), project.function(home)
    if node in generators(project):  # `with connection() as db` runs it, and `db=Depends(connection)` does elsewhere
        calls = function.calls if function is not None else ()
        if all(call.reference for call in calls if call.target == made):
            return False
    found = reached_call(project, node)
    return found is not None and found.weight == LONG and not found.kept


def is_cached(project: ProjectView, node: Node) -> bool:
    """Whether a decorator keeps what a function gives: ``lru_cache``, Streamlit's ``cache_resource``."""
    known = project.function(node)
    return known is not None and any("cache" in decorator.name.rpartition(".")[2] for decorator in known.decorators)


def is_dependency(project: ProjectView, node: Node, depth: int = 3) -> bool:
    """Whether routes wait for a function before they start: what it holds is held until they answer."""
    return depth > 0 and any(
        _is_asked_for(project, caller)
        if caller.call.reference
        else caller.call.awaited and is_dependency(project, (caller.path, caller.qualname), depth - 1)
        for caller in project.callers(node)
    )


def _is_asked_for(project: ProjectView, caller: Caller) -> bool:
    """Whether a function is handed to ``Depends``, and not to what runs it beside the requests."""
    home = project.function((caller.path, caller.qualname))
    calls = home.calls if home is not None else project.files[caller.path].module_calls
    return any(call.line == caller.call.line and call.target.endswith(_DEPENDS) for call in calls)


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


def blocking(project: ProjectView) -> dict[Node, list[Candidate]]:
    """The blocking calls of each synchronous function, the longest first."""
    known = project.shared.get(_INDEX)
    if isinstance(known, dict):
        return known
    found: dict[Node, list[Candidate]] = {}
    for path, facts in project.files.items():
        for candidate in facts.candidates_of("MLA701"):
            if candidate.data["async"]:
                continue
            data = as_made(project, candidate.data, path)
            if data is not candidate.data:
                candidate = msgspec.structs.replace(candidate, data=data)
            if not data["kind"] or data.get("lazy") or _is_kept(project, path, candidate):
                continue
            symbol = project.resolve(data["name"], path) if data["name"] else None
            if symbol is None or symbol.function is None or data["name"].endswith("().forward"):
                found.setdefault((path, candidate.function), []).append(candidate)
    for (path, _), calls in found.items():
        if len(calls) > 1:
            calls.sort(key=lambda call: (-weight(project, call.data, path), _tracks(call)))
    project.shared[_INDEX] = found
    return found


def _is_kept(project: ProjectView, path: str, candidate: Candidate) -> bool:
    """Whether what is loaded or read is kept by a decorator."""
    return candidate.data["kind"] in _MADE_ONCE and is_cached(project, (path, candidate.function))


def does_more(project: ProjectView, candidate: Candidate) -> bool:
    """Whether the function that decodes something also does heavier work on the loop: one repair takes both off it."""
    where = candidate.finding.location
    return where is not None and _works(project, (where.path, candidate.function), BRIEF)


def asks_more(project: ProjectView, candidate: Candidate) -> bool:
    """Whether a call's function, or one that awaits it, keeps the loop longer elsewhere: there is more to repair."""
    where = candidate.finding.location
    if where is None:
        return False
    node = (where.path, candidate.function)
    routes = sorted({(caller.path, caller.qualname) for caller in project.callers(node)})
    return any(_works(project, each, LONG) for each in (node, *routes))


def _works(project: ProjectView, node: Node, least: int) -> bool:
    """Whether an async function does work of some weight on the loop."""
    path, function = node
    for candidate in project.files[path].candidates_of("MLA701"):
        if candidate.function != function or not candidate.data["async"]:
            continue
        data = as_made(project, candidate.data, path)
        symbol = called(project, data.get("name", ""), path)
        if symbol is None or symbol.function is None:
            silent = data["kind"] == "computing" and project.context(path, function) != "serving"
            if data["kind"] and not silent and weight(project, data, path) >= least:
                return True
        elif not symbol.function.is_async:
            found = reached_call(project, (symbol.path, symbol.qualname))
            if found is not None and found.weight >= least:
                return True
    return False
