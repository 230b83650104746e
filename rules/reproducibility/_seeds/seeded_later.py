"""Rows that a function splits before its program gets to the call that seeds: the seed comes too late for them."""

from __future__ import annotations

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.project import Caller, Node, ProjectView

from . import randomness as tables
from .runs import noted


def is_seeded_later(project: ProjectView, node: Node, source: str) -> bool:
    """Whether all programs call a function above the call that leads to the seed, and seed nowhere before that."""
    seeding = {each for each, note in noted(project).items() if any(_covers(seed, source) for seed in note["seeds"])}
    if not seeding or not seeding.isdisjoint(project.reach([node])):
        return False
    callers = [each for each in project.callers(node) if not _is_tried(each.path)]
    return bool(callers) and all(_is_above(project, each, seeding) for each in callers)


def _is_tried(path: str) -> bool:
    """Whether a source is a test or a notebook, which are no programs."""
    return path.endswith(".ipynb") or is_test_path(path)


def _covers(seeded: str, source: str) -> bool:
    return seeded in (source, tables.ALL) or seeded.startswith("call:")


def _is_above(project: ProjectView, caller: Caller, seeding: set[Node]) -> bool:
    """Whether a call stands above all calls of its function that lead to a seed, where nothing around it seeds."""
    home = (caller.path, caller.qualname)
    if caller.call.reference:
        return False
    lines = [line for _, line in _leading(project, home, seeding)]
    if not lines or caller.call.line >= min(lines):
        return False
    around = _around(project, home)
    modules = {(path, "") for path in project.imported_by({path for path, _ in around})}
    if not seeding.isdisjoint(around | modules):
        return False
    return all(target in around for each in around - {home} for target, _ in _leading(project, each, seeding))


def _leading(project: ProjectView, home: Node, seeding: set[Node]) -> list[tuple[Node, int]]:
    """The functions that a body calls and that seed, or lead to what does, each with its line."""
    calls = project.edges().get(home, ())
    return [(target, call.line) for target, call in calls if not seeding.isdisjoint(project.reach([target]))]


def _around(project: ProjectView, home: Node) -> set[Node]:
    """A function, and all that lead to it."""
    found, queue = {home}, [home]
    while queue:
        more = {(each.path, each.qualname) for each in project.callers(queue.pop())} - found
        found |= more
        queue.extend(more)
    return found


__all__ = ["is_seeded_later"]
