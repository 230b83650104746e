"""What a model server calls to load a model, before that one takes any request."""

from __future__ import annotations

from typing import Final

from mlaudit.code.project import Node, ProjectView

_SERVERS: Final = frozenset(
    {"MLServer", "KServe", "LitServe", "TorchServe", "MLflow", "Vertex AI", "Cog", "Triton", "ClearML Serving"}
)
"""What makes an object of a class, calls it to load, and only then says that the model is ready."""
_LOADS: Final = frozenset({"load", "setup", "initialize", "load_context"})
_DEPTH: Final = 4


def loads_for_server(project: ProjectView, node: Node, depth: int = _DEPTH) -> bool:
    """Whether a function is the hook by which a model server has a model loaded, or nothing but such hooks waits for
    it: only what other models of the same process are asked meanwhile waits.
    """
    if node in _hooks(project):
        return True
    callers = project.callers(node) if depth > 0 else []
    nodes = {(caller.path, caller.qualname) for caller in callers}
    waited = all(caller.call.awaited for caller in callers)
    return bool(nodes) and waited and all(loads_for_server(project, each, depth - 1) for each in nodes)


def _hooks(project: ProjectView) -> frozenset[Node]:
    known: frozenset[Node] | None = project.shared.get("loading hooks of model servers")
    if known is None:
        known = project.shared["loading hooks of model servers"] = frozenset(
            (entry.path, entry.function)
            for entry in project.entry_points
            if entry.framework in _SERVERS and entry.function.rpartition(".")[2] in _LOADS
        )
    return known


__all__ = ["loads_for_server"]
