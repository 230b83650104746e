"""Who waits for a function: callers that bound it, and what runs beside the requests, so that none of them waits."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Caller, Node, ProjectView

from .._sessions import encloses
from .client_use import mentions
from .clients import GUARDS
from .waited_for import bounded_starts, within_guard

KIND: Final = "around"
_TASKS: Final = frozenset({"create_task", "ensure_future"})
_DEPTH: Final = 4


class Around:
    """What a project's files say of their calls: the lines that a bound stands round, and those that start something
    that runs beside the request.
    """

    def __init__(self, project: ProjectView) -> None:
        self.guards: dict[str, list[list[int]]] = {}
        self.starts: dict[str, frozenset[int]] = {}
        self.within: dict[str, frozenset[str]] = {}
        self.loose: dict[str, frozenset[str]] = {}
        for path, facts in project.files.items():
            for each in facts.candidates_of("MLA101"):
                if each.data.get("kind") == KIND:
                    self.guards[path] = each.data["guards"]
                    self.starts[path] = frozenset(each.data["starts"])
                    self.within[path] = frozenset(each.data.get("within", ()))
                    self.loose[path] = frozenset(each.data.get("loose", ()))

    def is_guarded(self, caller: Caller) -> bool:
        """Whether a call stands in a bound."""
        return any(first <= caller.call.line <= last for first, last in self.guards.get(caller.path, ()))


def around(file: FileContext) -> dict[str, object] | None:
    """What a file says of its calls; None where it bounds and starts nothing."""
    guards = [[call.lineno, call.end_lineno or call.lineno] for call in _guards(file)]
    starts = sorted({call.lineno for call in _starts(file)})
    if not guards and not starts:
        return None
    return {"kind": KIND, "guards": guards, "starts": starts, **(_awaited(file) if guards else {})}


def _awaited(file: FileContext) -> dict[str, list[str]]:
    """The methods that a file awaits, by their last part: those with a bound round each call, and the others."""
    within: set[str] = set()
    loose: set[str] = set()
    for (_, last), calls in file.calls.items():
        methods = [call for call in calls if isinstance(call.func, ast.Attribute)]
        if methods and any(within_guard(call) for call in methods):
            within.add(last)
        if any(file.is_awaited(call) and not within_guard(call) for call in methods):
            loose.add(last)
    return {"within": sorted(within - loose), "loose": sorted(loose)}


def _guards(file: FileContext) -> list[ast.Call]:
    """The calls that bound the call they are given, and those of threads that are waited for with a bound."""
    found = [
        call
        for call in file.calls_where(lambda _, last: last in GUARDS)
        if any(isinstance(given, ast.Call) for given in call.args[:1])
    ]
    return [*found, *bounded_starts(file)]


def _starts(file: FileContext) -> list[ast.Call]:
    """``background.add_task(send)``, a thread that nobody joins, a task whose end nobody awaits."""
    found = []
    for call in file.calls_where(lambda _, last: last in ("add_task", "Thread") or last in _TASKS):
        home = file.function_of(call)
        if last_part(call.func) == "Thread":
            if home is None:
                continue
            waited = any(last_part(each.func) in ("join", "get", "result") for each in file.inside(home, ast.Call))
            found += [] if waited else [call]
        elif _is_left_alone(file, call):
            found.append(call)
    return found


def _is_left_alone(file: FileContext, call: ast.Call) -> bool:
    if last_part(call.func) == "add_task":
        return bool(call.args) and not isinstance(call.args[0], ast.Constant)
    return isinstance(file.statement_of(call), ast.Expr) and not file.is_awaited(call)


def known_of(project: ProjectView) -> Around:
    """What the files of a project say, gathered once."""
    known: Around | None = project.shared.get("MLA101 around")
    if known is None:
        known = project.shared["MLA101 around"] = Around(project)
    return known


def is_bounded_by_callers(project: ProjectView, candidate: Candidate) -> bool:
    """Whether whoever calls the function round a call bounds it: ``await asyncio.wait_for(engine.ask(text), 2)``.

    A bound of asyncio ends what awaits, and nothing that holds the loop.
    """
    where = candidate.finding.location
    if where is None or not candidate.function or not known_of(project).guards:
        return False
    return _bounds((where.path, candidate.function), bool(candidate.data.get("awaited")), project, _DEPTH)


def _bounds(node: Node, awaited: bool, project: ProjectView, depth: int) -> bool:
    callers = [c for c in project.callers(node) if project.context(c.path, c.qualname) != "test"]
    if not callers or depth == 0 or any((e.path, e.function) == node for e in project.entry_points):
        return False
    known = known_of(project)
    for caller in callers:
        ends = awaited or caller.call.offloaded or caller.call.reference
        if ends and known.is_guarded(caller):
            continue
        above = (caller.path, caller.qualname)
        if caller.call.reference or above == node or not _bounds(above, awaited, project, depth - 1):
            return False
    return True


def runs_apart(project: ProjectView, path: str, function: str) -> bool:
    """Whether requests only start what leads to a function, and none waits for it."""
    known = known_of(project)
    if not function or not any(known.starts.values()):
        return False
    reached: dict[Node, Node | None] | None = project.shared.get("waited for by requests")
    if reached is None:
        reached = project.shared["waited for by requests"] = _waited_for(project, known)
    return encloses(project.reached("serving"), path, function) and not encloses(reached, path, function)


def _waited_for(project: ProjectView, known: Around) -> dict[Node, Node | None]:
    """What requests lead to by calls that they wait for."""
    edges = project.edges()
    queue: list[Node] = [(entry.path, entry.function) for entry in project.entry_points if entry.kind == "serving"]
    found: dict[Node, Node | None] = {}
    while queue:
        node = queue.pop()
        if node in found:
            continue
        found[node] = None
        starts = known.starts.get(node[0], frozenset())
        queue += [target for target, call in edges.get(node, ()) if call.line not in starts]
    return found


def is_used_apart(project: ProjectView, candidate: Candidate) -> bool:
    """Whether a client that a module makes is asked by nothing but threads that this module starts."""
    where, held = candidate.finding.location, candidate.data.get("held")
    if where is None or not candidate.data.get("in_threads"):
        return False
    module = project.files[where.path].module
    taken = (fact.name.rpartition(".") for facts in project.files.values() for fact in facts.imports)
    return not any(name in (held, "*") and home and module.endswith(home.lstrip(".")) for home, _, name in taken)


def given_to(file: FileContext, made: ast.Call) -> str:
    """The name of what is made with a client, of the call that is handed it: ``Engine(client=client)``; "" for none."""
    home = file.function_of(made)
    for call in file.inside(home, ast.Call) if home is not None and file.holds(b"wait_for", b"timeout(") else ():
        name = file.call_name(call) if last_part(call.func)[:1].isupper() and call is not made else None
        given = [*call.args, *(keyword.value for keyword in call.keywords)] if name else []
        if name and any(mentions(file, each, made) for each in given):
            return name
    return ""


def is_used_within_bounds(project: ProjectView, candidate: Candidate) -> bool:
    """Whether a client is handed to an object of the project whose methods this file awaits in bounds alone."""
    where, owner = candidate.finding.location, candidate.data.get("given_to")
    symbol = project.resolve(owner, where.path) if where is not None and owner else None
    if where is None or symbol is None or symbol.cls is None:
        return False
    own = {
        function.qualname.rpartition(".")[2]
        for function in project.files[symbol.path].functions
        if function.qualname.startswith(f"{symbol.qualname}.") and function.is_async
    }
    known = known_of(project)
    within, loose = known.within.get(where.path, frozenset()), known.loose.get(where.path, frozenset())
    return not own.isdisjoint(within) and own.isdisjoint(loose)
