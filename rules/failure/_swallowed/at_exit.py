"""Functions that run as a process ends: by a signal, or by `atexit`. Nobody is left who could be told."""

from __future__ import annotations

from typing import Final

from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import CallFact
from mlaudit.code.project import Node, ProjectView

_REGISTERS: Final = frozenset({"signal.signal", "atexit.register"})


def runs_at_exit(project: ProjectView, node: Node) -> bool:
    """Whether a function is one that a signal or the end of the process calls, or is called by such functions alone."""
    at_exit = _at_exit(project)
    callers = [c for c in project.callers(node) if not is_test_path(c.path)]
    return node in at_exit or (bool(callers) and all((c.path, c.qualname) in at_exit for c in callers))


def _at_exit(project: ProjectView) -> frozenset[Node]:
    known = project.shared.get("functions that run at the end")
    if not isinstance(known, frozenset):
        found = set()
        for path, facts in project.files.items():
            for calls in (facts.module_calls, *(function.calls for function in facts.functions)):
                found |= {(path, name) for name in _registered(calls)}
        edges = ((node, target, call) for node, targets in project.edges().items() for target, call in targets)
        known = frozenset(
            target for (path, _), target, call in edges if call.reference and (path, call.target) in found
        )
        project.shared["functions that run at the end"] = known
    return known


def _registered(calls: tuple[CallFact, ...]) -> set[str]:
    """The names of what stands in a call that registers: ``signal.signal(SIGTERM, stop)``."""
    lines = {call.line for call in calls if call.target in _REGISTERS}
    return {call.target for call in calls if call.reference and call.line in lines} if lines else set()


__all__ = ["runs_at_exit"]
