"""Trainings of a network that nothing in the project starts: methods of trainer classes and functions of modules that
are used by hand, from a console or from another repository.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.project import Node, ProjectView

from . import randomness as tables

_MODULES: Final = frozenset(
    {"torch.nn.Module", "torch.nn.modules.Module", "torch.nn.modules.module.Module", "torch.nn.Sequential"}
)
_HEAVY: Final = frozenset({"torch", "tensorflow"})


def unstarted(
    project: ProjectView, leading: Iterable[Node], roots: set[Node], notes: dict[Node, dict[str, Any]]
) -> set[Node]:
    """Of the functions that lead to a training which no root reaches, those that only tests call, and that make the
    network or the batches which are drawn, in a project that seeds that source nowhere; one for each training.
    """
    free = _HEAVY - _seeded(notes)
    started = set(project.reach(roots)) if free else set()
    found: set[Node] = set()
    for node in sorted(leading) if free else ():
        if not node[1] or node in started or is_test_path(node[0]) or not _is_one(project, node):
            continue
        if not all(is_test_path(caller.path) for caller in project.callers(node)):
            continue
        reached = project.reach([node])
        trainings = {each for each in reached if notes.get(each, {}).get("fits")}
        if not trainings <= started and _draws(project, reached, notes, free):
            found.add(node)
            started |= trainings
    return found


def _is_one(project: ProjectView, node: Node) -> bool:
    """Whether only one function of the file has this name: of two routes that are called alike, nobody can tell."""
    return sum(each.qualname == node[1] for each in project.files[node[0]].functions) == 1


def _seeded(notes: dict[Node, dict[str, Any]]) -> set[str]:
    """The sources that the project seeds outside its tests; all of them where a helper does."""
    found: set[str] = set()
    for (path, _), note in notes.items():
        for seed in note.get("seeds", ()) if not is_test_path(path) else ():
            found |= _HEAVY if seed == tables.ALL or seed.startswith("call:") else {seed}
    return found


def _draws(
    project: ProjectView, reached: Iterable[Node], notes: dict[Node, dict[str, Any]], free: frozenset[str]
) -> bool:
    """Whether what is reached trains a network, and makes it or shuffles its batches: what a caller makes, a
    caller can seed.
    """
    scopes = [notes[each] for each in reached if each in notes]
    if any("hugging face" in note["fits"] for note in scopes) or not any(note["fits"] for note in scopes):
        return False
    written = {source for note in scopes for source, line, *_ in note["draws"] if line}
    if free & written and ("torch" not in written or any("torch" in note["fits"] for note in scopes)):
        return True
    trains = any("torch" in note["fits"] for note in scopes)
    return trains and "torch" in free and any(_makes_module(project, each) for each in reached)


def _makes_module(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    for call in function.calls if function is not None else ():
        symbol = project.resolve(call.target, node[0])
        if symbol is not None and symbol.cls is not None and not symbol.is_instance and not call.reference:
            if project.has_base(symbol.path, symbol.cls, _MODULES):
                return True
    return False


__all__ = ["unstarted"]
