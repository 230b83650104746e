"""The chains of a project: every root is read once, and what reaches a model is written down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.extract import LIBRARIES
from mlaudit.code.parity.machine import MANY_ROOTS, Machine
from mlaudit.code.pattern import regex

_ASKS: Final = regex(r"predict|infer|score|classif|detect|recogni", re.IGNORECASE)
"""Names of functions that ask a model by calling it, which no method gives away."""

_STARTS: Final = regex(r"(create|make|build|get)_app|lifespan|startup", re.IGNORECASE)
"""Names of functions that put together what requests find later."""

_LOGGERS: Final = frozenset({"get_logger", "getLogger"})

if TYPE_CHECKING:
    from mlaudit.code.project import Node, ProjectView


@cache
def _asks(name: str) -> bool:
    return _ASKS.search(name) is not None


@cache
def starts(qualname: str) -> bool:
    """Whether a function puts together what requests find later, by its name."""
    return _STARTS.search(qualname) is not None


def run(project: ProjectView) -> Machine:
    """Read all roots: module levels, then start-up functions, then entry points and what nobody calls."""
    machine = Machine(project)
    paths = [path for path in machine.flows if not is_test_path(path)]
    for path in _imported_first(project, _trainers_first(project, paths)):
        if _does_something(project, machine, path):
            machine.module(path)
    entries = machine.served = serving_roots(project)
    roots = _roots(project, machine, paths)
    machine.is_library = len(roots) > MANY_ROOTS
    for node in roots:
        if node in entries or node not in machine.read or _holds_unread(machine, node):
            machine.start(*node)
    if not machine.is_library:
        _start_tried(machine, roots)
        _start_above(project, machine)
    return machine


def _trainers_first(project: ProjectView, paths: list[str]) -> list[str]:
    """Files in their order, but those in which serving begins last: what these read was written before."""
    serve = {entry.path for entry in project.entry_points if entry.kind == "serving"}
    return sorted(paths, key=serve.__contains__)


def _imported_first(project: ProjectView, paths: list[str]) -> Iterator[str]:
    """Files in the order in which their module levels run: each after those that it imports, which may enter something
    into a registry that it asks.
    """
    wanted, seen = set(paths), set[str]()
    for first in paths:
        waiting = [first]
        while waiting:
            path = waiting[-1]
            if path not in seen:
                seen.add(path)
                waiting += [each for each in reversed(project.imported(path)) if each not in seen]
                continue
            waiting.pop()
            if path in wanted:
                wanted.discard(path)
                yield path


def _holds_unread(machine: Machine, node: Node) -> bool:
    """Whether functions inside one answer requests and were not read: a module that calls its ``create_app`` was read
    before anybody could say which these are.
    """
    path, qualname = node
    inside = [each for each in machine.served if each[0] == path and each[1].startswith(f"{qualname}.")]
    return any(each not in machine.read for each in inside)


_HEIGHT: Final = 5
"""Calls that lie between a program and the function that fits for it."""
_ABOVE: Final = 24
"""Functions that are read for being above one that fits."""


def _start_above(project: ProjectView, machine: Machine) -> None:
    """Read as roots the functions above one that fits a model, where it alone does not say what is fitted, on what, or
    where that goes: a runner makes the model and the tables, has a trainer fit and a store save it, and is itself
    called by a command that another tool calls.
    """
    wanting = _wanting(project, machine)
    if not wanting:
        return
    callers: dict[Node, list[Node]] = {}
    for caller, targets in project.edges().items():
        for target, _ in targets:
            callers.setdefault(target, []).append(caller)
    tops: dict[Node, None] = {}
    for node in wanting:
        seen, level = {node}, [node]
        for _ in range(_HEIGHT):
            above = [each for below in level for each in callers.get(below, ()) if each not in seen]
            seen.update(above)
            tops.update(dict.fromkeys(below for below in level if below != node and not callers.get(below)))
            level = [each for each in dict.fromkeys(above) if not is_test_path(each[0])]
        tops.update(dict.fromkeys(level))
    for node in [*tops][:_ABOVE]:
        if node not in machine.read and node[1]:
            machine.start(*node)


def _wanting(project: ProjectView, machine: Machine) -> list[Node]:
    """The functions that fit what nothing is known of, or what is fitted on a parameter, or saved nowhere."""
    known: dict[Node, bool] = {}
    for event in machine.events:
        if event.kind == "fit" or event.function in machine.backward:
            told = event.data.source != "parameter" and bool(event.model.saved)
            known[event.function] = known.get(event.function, False) or told
    entries = {(entry.path, entry.function) for entry in project.entry_points if entry.kind == "training"}
    found = {node for node in entries if node[1] and not known.get(node, False)}
    found |= {node for node, told in known.items() if node[1] and not told}
    return sorted(node for node in found if not is_test_path(node[0]))


def _start_tried(machine: Machine, roots: list[Node]) -> None:
    """Read as roots the functions that ask a model and were only tried with an example of constants, as a module does
    at its end: what others will give them is unknown.
    """
    for path, qualname in roots:
        node = path, qualname
        if node in machine.read and node not in machine.led and _asks(qualname.rpartition(".")[2]):
            machine.start(path, qualname)


def _does_something(project: ProjectView, machine: Machine, path: str) -> bool:
    """Whether a module level trains, asks, saves, loads, or calls the project; others are read when they are asked."""
    flow = machine.flows[path]
    if "" in flow.sinks or "" in flow.keeps or project.files[path].is_notebook:
        return True
    return any(
        call.target.partition(".")[0] not in LIBRARIES and call.target.rpartition(".")[2] not in _LOGGERS
        for call in project.files[path].module_calls
    )


def _roots(project: ProjectView, machine: Machine, paths: list[str]) -> list[Node]:
    """Entry points and start-up functions, and what trains, asks or reads tables, whoever calls it.

    What only saves or loads a model counts where it leads to such a function, or leaves the model for others.
    """
    entries = serving_roots(project)
    around = {(path, qualname.rpartition(".")[0]) for path, qualname in entries if "." in qualname}
    leads = _leading(project, machine, paths)
    trains = {(entry.path, entry.function) for entry in project.entry_points if entry.kind == "training"}
    again = {
        node
        for node, called in project.edges().items()
        if any(target in trains for target, _ in called) and node in project.reached("serving")
    }
    found: list[tuple[int, Node]] = []
    for path in paths:
        flow = machine.flows[path]
        for qualname in flow.functions:
            node = (path, qualname)
            last = qualname.rpartition(".")[2]
            if node in entries and _writes_globals(flow.functions[qualname]):
                found.append((0, node))
            elif starts(last) or node in around:
                found.append((1, node))
            elif node in entries:
                found.append((1 if qualname in flow.keeps else 2, node))
            elif qualname in flow.sinks or _asks(last):
                found.append((1 if _writes_globals(flow.functions[qualname]) else 3, node))
            elif node in again:
                found.append((3, node))
            elif qualname in flow.keeps:
                leaves = _writes_globals(flow.functions[qualname]) or _writes_attributes(flow.functions[qualname])
                if leaves or node in leads:
                    found.append((1 if leaves else 3, node))
    return [node for _, node in sorted(found, key=lambda pair: pair[0])]


def _leading(project: ProjectView, machine: Machine, paths: list[str]) -> set[Node]:
    """The functions from which calls lead to one that trains, asks or reads tables."""
    callers: dict[Node, list[Node]] = {}
    for caller, targets in project.edges().items():
        for target, _ in targets:
            callers.setdefault(target, []).append(caller)
    queue = [(path, qualname) for path in paths for qualname in machine.flows[path].sinks]
    # what fits a model that it is given is no sink: who calls it, and saves that model, leads to it all the same
    queue += [(entry.path, entry.function) for entry in project.entry_points if entry.kind == "training"]
    found: set[Node] = set()
    while queue:
        node = queue.pop()
        if node not in found:
            found.add(node)
            queue.extend(callers.get(node, ()))
    return found


def serving_roots(project: ProjectView) -> set[Node]:
    """The functions that answer requests."""
    return {
        (entry.path, entry.function) for entry in project.entry_points if entry.kind == "serving" and entry.function
    }


def _writes_globals(code: list[object]) -> bool:
    return any(isinstance(statement, list) and statement[0] == "G" for statement in code[1])  # type: ignore[attr-defined]


def _writes_attributes(code: list[object]) -> bool:
    """Whether a function assigns to an attribute of what it does not own: ``app.state.model = load()``."""
    return any(
        isinstance(statement, list)
        and statement[0] == "="
        and any(isinstance(target, list) and target[0] in ("a", "g") for target in statement[1])
        for statement in code[1]  # type: ignore[attr-defined]
    )
