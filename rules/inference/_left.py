"""Work that a route leaves to a task: it hands it to a function of the project that starts one, and answers."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from mlaudit.code.facts import FunctionFact
from mlaudit.code.project import Node, ProjectView

from ._once import LATER

_TASKS: Final = frozenset({"create_task", "ensure_future", "submit", "run_coroutine_threadsafe", *LATER})
_WAITS: Final = frozenset({"result", "join", "run_until_complete", "as_completed", "wait"})


def is_left(project: ProjectView, trail: list[Node]) -> bool:
    """Whether on the way from a route (the last of a trail) something is handed to what starts a task and waits for
    none: ``manager.start(run_analysis)``.
    """
    return any(_is_handed_to_task(project, caller, handed) for handed, caller in pairwise(trail))


def _is_handed_to_task(project: ProjectView, caller: Node, handed: Node) -> bool:
    edges = project.edges().get(caller, ())
    lines = {call.line for target, call in edges if target == handed and call.reference}
    if not lines or any(target == handed and not call.reference for target, call in edges):
        return False
    takers = [target for target, call in edges if call.line in lines and not call.reference]
    return any(_only_starts(project.function(taker)) for taker in takers)


def _only_starts(function: FunctionFact | None) -> bool:
    """Whether a function starts a task, and can wait for none."""
    if function is None or function.is_async:
        return False
    lasts = {call.target.rpartition(".")[2] for call in function.calls}
    return not lasts.isdisjoint(_TASKS) and lasts.isdisjoint(_WAITS)


__all__ = ["is_left"]
