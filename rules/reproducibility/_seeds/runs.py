"""Runs that train, or that write a table: what each draws and what it seeds, across files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Location, Related

from . import randomness as tables
from .callers_choice import is_of_library, seeded_when_made
from .late import is_late
from .left_to_callers import is_left_out
from .places import places
from .unstarted import unstarted

CODE: Final = "MLA501"
_LATER: Final = regex(r"(?:^|[._])(?:predict|infer|plot|show|visuali[sz]e|display)")
"""Names of functions whose draws come after training."""
_HEAVY: Final = ("torch", "tensorflow")
_ASIDE: Final = regex(
    r"(?i)(?:^|/)(?:\.[^/]+|examples?|demos?|tests?|archived?|backups?|legacy|old|scratch|playground)/"
    r"|(?:^|/)(?:tests?|try|scratch|playground|demo|sandbox|tmp|temp)[_-]?\d*\.py$"
    r"|(?:^|/)(?:diagnos(?:e|is|tics?)|overfit|smoke|sanity|debug)(?:_[^/]*)?\.py$"
)
"""Folders and names of programs that are tried, or were once."""

_LIGHT: Final = regex(
    r"\b(?:LogisticRegression(?:CV)?|Ridge(?:Classifier)?|RandomizedSearchCV|HalvingRandomSearchCV|ParameterSampler)`$"
)
"""Models that come to the same optimum on another way, whatever their solvers draw; searches, whose find is kept."""

Spot = tuple[str, str, tuple[str, int] | None]
"""Path and function, and which of the function's draws; None for the function itself."""


class Said(NamedTuple):
    """What is said of a run, the sources that a seed at its start would settle, where it starts, whether it is one that
    is tried, or was once, and where in other files it trains and draws.
    """

    message: str
    evidence: dict[str, str]
    sources: tuple[str, ...]
    start: Location | None
    aside: bool
    related: tuple[Related, ...] = ()


class _Draw(NamedTuple):
    """A draw of a run: its function, which of its draws it is, its source, its line (0 in a notebook), what draws,
    whether that takes a `random_state`, where the loop round it begins (0 in a notebook), and the parameter of the
    function by which a caller may give it a state.
    """

    node: Node
    nth: tuple[str, int]
    source: str
    line: int
    what: str
    takes_state: bool = True
    begins: int = 0
    left: str = ""


class _Judged(NamedTuple):
    """What is said of a run and where; all that trains and draws in it where it is said of the whole run, and how far
    from that it starts. `by_hand`: the line of what only asks a global generator, which one seed settles; 0 otherwise.
    """

    spot: Spot
    said: Said
    whole: frozenset[Node] = frozenset()
    rank: tuple[bool, bool, bool, str] = (False, False, False, "")
    by_hand: int = 0


def programs(project: ProjectView) -> dict[Spot, Said]:
    """By the place that it is said of: what a training program draws and does not seed."""
    known: dict[Spot, Said] | None = project.shared.get("unseeded programs")
    if known is None:
        known = {}
        notes = noted(project)
        judged = [each for root in _roots(project, notes) for each in _judge(project, root, notes)]
        for each in _first_by_hand(_once(judged)):
            known.setdefault(each.spot, each.said)
        project.shared["unseeded programs"] = known
    return known


def _once(judged: list[_Judged]) -> list[_Judged]:
    """What is said, once of each training: where several programs start it, at the nearest to it, with the others."""
    first: dict[frozenset[Node], _Judged] = {}
    others: dict[frozenset[Node], set[str]] = {}
    for each in judged:
        if each.whole:
            others.setdefault(each.whole, set()).add(each.spot[0])
            if each.whole not in first or each.rank < first[each.whole].rank:
                first[each.whole] = each
    found = []
    for each in judged:
        if each.whole and first[each.whole] is each:
            more = sorted(others[each.whole] - {each.spot[0]})
            said = each.said
            if more:  # a seed in one of them would leave the others without
                said = said._replace(evidence={**said.evidence, "started by": ", ".join(more)}, start=None)
            found.append(each._replace(said=said))
        elif not each.whole:
            found.append(each)
    return found


def _first_by_hand(judged: list[_Judged]) -> list[_Judged]:
    """The same, where of all that one module draws by hand from one generator only the first is more than a note: they
    lack one seed.
    """
    first: dict[tuple[str, tuple[str, ...]], _Judged] = {}
    for each in judged:
        if each.by_hand and not each.said.aside:
            key = each.spot[0], each.said.sources
            if key not in first or each.by_hand < first[key].by_hand:
                first[key] = each
    lines = {key: each.by_hand for key, each in first.items()}
    return [
        each._replace(said=each.said._replace(aside=True))
        if each.by_hand > lines.get((each.spot[0], each.said.sources), each.by_hand)
        else each
        for each in judged
    ]


def is_settled(project: ProjectView, node: Node, source: str = "numpy") -> bool:
    """Whether what a function draws belongs to a run that trains, or is seeded on the way to it."""
    known: frozenset[Node] | None = project.shared.get("judged with training")
    if known is None:
        training = {key: data for key, data in noted(project).items() if data["fits"]}
        known = frozenset(project.reach([*training, *_roots(project, training)]))
        project.shared["judged with training"] = known
    return node in known or is_seeded(project, node, source)


def is_seeded(project: ProjectView, node: Node, source: str = "torch") -> bool:
    """Whether a source, or everything, is seeded in a function, in what leads to it, or in what either calls."""
    notes, edges = noted(project), project.edges()
    ways = {node}
    queue = [node]
    while queue:
        callers = {(caller.path, caller.qualname) for caller in project.callers(queue.pop())} - ways
        ways |= callers
        queue.extend(callers)
    called = {target for way in ways for target, call in edges.get(way, ()) if not call.reference}
    modules = {(path, "") for path in project.imported_by({path for path, _ in ways})}
    seeds = {seed for each in ways | called | modules for seed in notes.get(each, {}).get("seeds", ())}
    return any(seed in (source, tables.ALL) or seed.startswith("call:") for seed in seeds)


def noted(project: ProjectView) -> dict[Node, dict[str, Any]]:
    """What each function of a project draws, seeds, fits and writes."""
    return {
        (path, candidate.function): candidate.data
        for path, facts in project.files.items()
        for candidate in facts.candidates_of(CODE)
        if "draws" in candidate.data
    }


def _roots(project: ProjectView, notes: dict[Node, dict[str, Any]]) -> list[Node]:
    """Where runs begin that train or write a table: module levels, and functions that nobody calls and that need no
    arguments, or lead to an estimator that is made and fitted in one function, or to a network.
    """
    found: set[Node] = set()
    estimators = _leading_to(project, (node for node, data in notes.items() if _makes_and_fits(node, data)))
    leading = _leading_to(project, (node for node, data in notes.items() if data["fits"] or data["writes"]))
    for node in leading:
        if not node[1] or (
            not project.callers(node)
            and (node in estimators or _is_command(project, node) or _needs_nothing(project, node, notes))
        ):
            found.add(node)
    return sorted(found | unstarted(project, leading - found, found, notes))


def _leading_to(project: ProjectView, ends: Iterable[Node]) -> set[Node]:
    """Functions, and all that call them."""
    seen: set[Node] = set()
    queue = list(ends)
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue.extend((caller.path, caller.qualname) for caller in project.callers(node))
    return seen


def _makes_and_fits(node: Node, note: dict[str, Any]) -> bool:
    """Whether a function fits an estimator that it made with no state; the `fit` of a class leaves the seed to who
    calls it.
    """
    stateless = any(takes_state and not left for *_, takes_state, _, left in note["draws"])
    return "fit" in note["fits"] and stateless and not node[1].endswith(".fit")


def _is_command(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    if function is None:
        return False
    words = ("click", "typer", "hydra", "command", "flow", "task", "step", "draccus", "prefect")
    if any(decorator.name.rpartition(".")[2].removesuffix("()") in _ROUTES for decorator in function.decorators):
        return True  # a request starts it
    return any(any(word in decorator.name for word in words) for decorator in function.decorators)


_ROUTES: Final = frozenset({"post", "put", "route", "api_route"})


def _needs_nothing(project: ProjectView, node: Node, notes: dict[Node, dict[str, Any]]) -> bool:
    """Whether a function trains and can be called as it is: a script of the package's metadata, say."""
    function = project.function(node)
    if function is None or "." in node[1] or node[1].startswith("_") or not notes.get(node, {}).get("fits"):
        return False
    return all(parameter.default for parameter in function.parameters)


def _judge(project: ProjectView, root: Node, notes: dict[Node, dict[str, Any]]) -> list[_Judged]:
    reached = _reached(project, root)
    scopes = {node: notes[node] for node in reached if node in notes}
    trains = [node for node, data in scopes.items() if data["fits"]]
    modules = project.imported_by([root[0]])
    seeded = {source for data in scopes.values() for source in data["seeds"]}
    seeded |= {s for node in scopes for wrapper in _wrappers(project, node, notes) for s in notes[wrapper]["seeds"]}
    seeded |= {s for path in modules for s in notes.get((path, ""), {}).get("seeds", ())}
    seeded |= seeded_when_made(project, root, notes)
    if any(_is_opaque(project, source, root[0]) for source in seeded) or tables.ALL in seeded:
        return []
    if any("hugging face" in data["fits"] for data in scopes.values()):
        return []
    draws = [
        _Draw(node, ("draws", nth), *draw) for node, data in scopes.items() for nth, draw in enumerate(data["draws"])
    ]
    draws += [
        _Draw(node, ("lent", nth), "numpy", line, what)
        for node, data in scopes.items()
        for nth, (held, line, what) in enumerate(data.get("lent", ()))
        if _holds_no_seed(project, held, node[0])
    ]
    unseeded = [
        draw
        for draw in draws
        if draw.source not in seeded
        and (not draw.left or is_left_out(project, draw.node, draw.left))
        and not _LATER.search(draw.node[1])
        and not (_is_by_hand(draw) and is_late(project, draw.node, draw.begins, scopes[draw.node], trains))
    ]
    converging = [draw for draw in unseeded if _LIGHT.search(draw.what)]
    unseeded = [draw for draw in unseeded if draw not in converging] or converging
    used = {draw.source for draw in draws}
    if not unseeded or any(source in seeded for source in _HEAVY if source in used):
        return []
    if not trains:
        # a table is written: what counts is what was drawn in the file that writes it, by hand
        unseeded = [d for d in unseeded if d.node[0] == root[0] and d.source != "torch" and "split" not in d.what]
        if not unseeded:
            return []
    ends, drawing = trains or [unseeded[0].node], {draw.node for draw in unseeded}
    place = _place(root, reached, notes, ends, drawing)
    if place is None and trains:  # the root only starts it
        place = _place(root, reached, notes, ends, drawing, anywhere=True)
    if place is None:
        return []
    # a seed out of the clock, later in the run, would undo one that is put first
    undone = any(data.get("drawn_seed") for data in scopes.values())
    start = None if undone else _start(project, place)
    aside = _ASIDE.search(root[0]) is not None or unseeded == converging or is_of_library(project, root)
    at_their_place = [draw for draw in unseeded if draw.takes_state or draw.node[0] == root[0]]
    if not at_their_place or any(draw.source in _HEAVY for draw in unseeded):
        line = _first_line(project, root, place, drawing) if trains else 0
        spot: Spot = (*root, ("entry", line)) if line else (*place, None)
        said = _said("this run", unseeded, seeded, None if line else start, trains=bool(trains), aside=aside)
        beside = places(spot[0], trains, ((draw.node, draw.line) for draw in unseeded), notes)
        said = said._replace(related=beside)
        whole = frozenset(trains) | {draw.node for draw in unseeded}
        # what trains and draws by itself is a run of its own, and a notebook is read by itself
        alone = root in whole or root[0].endswith(".ipynb")
        far = root[0] not in {path for path, _ in whole}
        rank = (aside, far, "train" not in "/".join(root).lower(), "/".join(root))
        return [_Judged(spot, said, frozenset() if alone else whole, rank)]
    first: dict[Node, list[_Draw]] = {}
    for draw in at_their_place:
        first.setdefault(draw.node, []).append(draw)
    groups = list(first.values()) if trains else [at_their_place]
    covered = project.reach([place])
    return [
        _Judged(
            (*group[0].node, group[0].nth),
            _said(
                group[0].what,
                group,
                seeded,
                start if group[0].node in covered else None,  # what is called before would draw without a seed
                trains=bool(trains),
                aside=aside,
            ),
            by_hand=group[0].line if all(map(_is_by_hand, group)) else 0,
        )
        for group in groups
    ]


def _is_by_hand(draw: _Draw) -> bool:
    """Whether a program itself asks a global generator for numbers, rather than a split, an estimator or a network."""
    return not draw.takes_state and draw.source not in _HEAVY


def _first_line(project: ProjectView, root: Node, place: Node, drawing: set[Node]) -> int:
    """The line of a module's own body from which the first draw is reached, where no one function holds all that is
    drawn: the seed belongs above it. 0 where one does.
    """
    if root[1] or not place[1] or drawing <= project.reach([place]).keys():
        return 0
    leading = [
        call.line
        for target, call in project.edges().get(root, ())
        if not call.reference and not drawing.isdisjoint(project.reach([target]))
    ]
    first = min(leading, default=0)
    said = project.files[root[0]].candidates_of(CODE)
    return first if any(c.data.get("of") == "entry" and c.data["nth"] == first for c in said) else 0


def _start(project: ProjectView, place: Node) -> Location | None:
    """Where the note of a function stands."""
    for candidate in project.files[place[0]].candidates_of(CODE):
        if candidate.function == place[1] and "draws" in candidate.data:
            return candidate.finding.location
    return None


def _holds_no_seed(project: ProjectView, held: str, importer: str) -> bool:
    """Whether a dotted name stands for a dictionary of settings that has no `random_state`."""
    symbol = project.resolve(held, importer)
    if symbol is None or symbol.export is None:
        return False
    said = project.files[symbol.path].candidates_of(CODE)
    return any(each.data.get("is") == "settings" and each.data["name"] == symbol.qualname for each in said)


def _wrappers(project: ProjectView, node: Node, notes: dict[Node, dict[str, Any]]) -> list[Node]:
    """What runs round a function because it is decorated: the decorators of the project, with the functions in them."""
    function = project.function(node)
    found: list[Node] = []
    for decorator in function.decorators if function is not None else ():
        symbol = project.resolve(decorator.name.removesuffix("()"), node[0])
        if symbol is not None and symbol.function is not None:
            inside = f"{symbol.qualname}."
            found += [n for n in notes if n[0] == symbol.path and (n[1] == symbol.qualname or n[1].startswith(inside))]
    return found


def _is_opaque(project: ProjectView, source: str, importer: str) -> bool:
    """A seeding helper from outside the project: taken at its word."""
    if not source.startswith("call:"):
        return False
    symbol = project.resolve(source.removeprefix("call:"), importer)
    return symbol is None or symbol.function is None


def _place(
    root: Node,
    reached: dict[Node, Node | None],
    notes: dict[Node, dict[str, Any]],
    ends: list[Node],
    drawing: set[Node],
    *,
    anywhere: bool = False,
) -> Node | None:
    """The outermost function on a way from the root that a finding can stand at, in the root's own file or `anywhere`;
    one that leads to a draw first.
    """
    best: tuple[tuple[bool, int, Node], Node] | None = None
    for end in sorted(ends):
        trail: list[Node] = []
        current: Node | None = end
        while current is not None and current not in trail:
            trail.append(current)
            current = reached.get(current)
        draws = not drawing.isdisjoint(trail)
        for position, node in enumerate(reversed(trail)):
            is_bare_module = not node[1] and node not in ends and not _draws_here(notes, node)
            if node in notes and not is_bare_module and (node[0] == root[0] or anywhere):
                rank = (not draws, position, node)
                if best is None or rank < best[0]:
                    best = (rank, node)
                break
    return best[1] if best is not None else None


def _reached(project: ProjectView, root: Node) -> dict[Node, Node | None]:
    """What a run reaches, but through functions that only try something, each with its caller."""
    reached = project.reach([root])
    if not any(_is_test(project, node) for node in reached):
        return reached
    found: dict[Node, Node | None] = {}
    queue: list[tuple[Node, Node | None]] = [(root, None)]
    while queue:
        node, caller = queue.pop()
        if node not in found and not _is_test(project, node):
            found[node] = caller
            queue.extend((target, node) for target, _ in project.edges().get(node, ()))
    return found


def _is_test(project: ProjectView, node: Node) -> bool:
    """Whether a function tries in a folder for the time being what it trains: no model of it is kept."""
    return node[1].rpartition(".")[2].startswith("test_") and "tempfile" in project.files[node[0]].libraries


def _draws_here(notes: dict[Node, dict[str, Any]], node: Node) -> bool:
    return bool(notes.get(node, {}).get("draws"))


def _said(
    head: str, unseeded: list[_Draw], seeded: set[str], start: Location | None, *, trains: bool, aside: bool
) -> Said:
    sources: dict[str, list[str]] = {}
    for draw in unseeded:
        shown = f"{draw.what} in line {draw.line}" if draw.line else draw.what
        sources.setdefault(draw.source, []).append(shown)
    drawn = "; ".join(f"{source} ({', '.join(dict.fromkeys(whats[:2]))})" for source, whats in sorted(sources.items()))
    known = sorted(s for s in seeded if ":" not in s)
    partly = f"; only {', '.join(known)} is seeded" if known else ""
    effect = "two runs give two models" if trains else "the data that it writes cannot be made again"
    message = f"{head} draws from {', '.join(sorted(sources))} without a seed{partly}: {effect}"
    return Said(message, {"draws": drawn}, tuple(sorted(sources)), start, aside)
