"""The chains of a project: every root is read once, and what reaches a model is written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.parity.machine import Machine

_ASKS: Final = re.compile(r"predict|infer|score|classif|detect|recogni", re.IGNORECASE)
"""Names of functions that ask a model by calling it, which no method gives away."""

_STARTS: Final = re.compile(r"(create|make|build|get)_app|lifespan|startup", re.IGNORECASE)
"""Names of functions that put together what requests find later."""

if TYPE_CHECKING:
    from mlaudit.code.project import Node, ProjectView


def run(project: ProjectView) -> Machine:
    """Read all roots: module levels, then start-up functions, then entry points and what nobody calls."""
    machine = Machine(project)
    paths = [path for path in machine.flows if not is_test_path(path)]
    for path in paths:
        machine.module(path)
    entries = serving_roots(project)
    for node in _roots(project, machine, paths):
        if node in entries or node not in machine.read:
            machine.start(*node)
    return machine


def _roots(project: ProjectView, machine: Machine, paths: list[str]) -> list[Node]:
    entries = serving_roots(project)
    found: list[tuple[int, Node]] = []
    for path in paths:
        for qualname, code in machine.flows[path]["f"].items():
            node = (path, qualname)
            if node in entries:
                found.append((0 if _writes_globals(code) else 2, node))
            elif _STARTS.search(qualname):
                found.append((1, node))
            elif code[4] or _ASKS.search(qualname):
                found.append((1 if _writes_globals(code) else 3, node))
    return [node for _, node in sorted(found, key=lambda pair: pair[0])]


def serving_roots(project: ProjectView) -> set[Node]:
    """The functions that answer requests."""
    return {
        (entry.path, entry.function) for entry in project.entry_points if entry.kind == "serving" and entry.function
    }


def _writes_globals(code: list[object]) -> bool:
    return any(isinstance(statement, list) and statement[0] == "G" for statement in code[1])  # type: ignore[attr-defined]
