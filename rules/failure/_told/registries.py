"""Whether anything of a project takes its model from a registry: where nothing does, no model of another day is there
to go on with.
"""

from __future__ import annotations

from typing import Final

from mlaudit.code.deployments import starting_texts
from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.sources import sources_of

from .deeds import ENDS, Deed

_REGISTERS: Final = frozenset(
    {"register_model", "create_model_version", "create_registered_model", "transition_model_version_stage"}
    | {"set_registered_model_alias"}
)
_URI: Final = "models:/"
_LOADS: Final = regex(
    r"^mlflow\.(\w+\.)*(load_model|download_artifacts)$|(^|\.)(get_latest_versions|get_model_version(_by_alias|_download_uri)?)$"
)
"""What takes a model out of a registry, or asks it which one it is to be."""
_DEPTH: Final = 3
REGISTRY: Final = "registry"
"""What `settled` has to ask of a registration: whether anything loads from there."""
UNREAD: Final = "the registry goes without this version: nothing here loads from it"
_ENDS: Final = (ENDS["train"], ENDS["publish"])


def registers(done: Deed) -> bool:
    """Whether a model goes to a registry of MLflow."""
    named = any(keyword.arg == "registered_model_name" for keyword in done.call.keywords)
    return done.kind == "publish" and (named or last_part(done.call.func) in _REGISTERS)


def without_readers(message: str) -> str:
    """What is said of a registration that failed, where nothing takes models from the registry."""
    for end in _ENDS:
        message = message.replace(end, UNREAD)
    return message.replace("what it answers then nobody asks about, and ", "")


def loads_from_registry(project: ProjectView) -> bool:
    """Whether a function that something calls, a module, or a command loads from a registry; True where it cannot be
    known.
    """
    known = project.shared.get("loads from a registry")
    if not isinstance(known, bool):
        known = project.shared["loads from a registry"] = _loads(project)
    return known


def _loads(project: ProjectView) -> bool:
    sources = sources_of(project)
    if sources is None or any(_URI in text for text in starting_texts(project).values()):
        return True
    for path in (path for path, text in sources.items() if _asks(text)):
        facts = project.files[path]
        if any(_LOADS.search(call.target) for call in facts.module_calls):
            return True
        for function in facts.functions:
            loads = any(_LOADS.search(call.target) for call in function.calls)
            if loads and _is_used(project, (path, function.qualname), _DEPTH):
                return True
    return False


def _asks(text: bytes) -> bool:
    """Whether a source speaks of models in a registry at all."""
    return _URI.encode() in text or b"_versions(" in text or b"get_model_version" in text


def _is_used(project: ProjectView, node: Node, depth: int) -> bool:
    """Whether something calls a function, or is handed it: a framework, a module, or a function that is used itself."""
    function = project.function(node)
    if function is None or function.decorators or any((e.path, e.function) == node for e in project.entry_points):
        return True
    name = node[1].rpartition(".")[2]
    callers = [c for c in project.callers(node) if (c.path, c.qualname) != node]
    if not callers:
        return "." in node[1] or _is_taken(project, node[0], name)
    return depth == 0 or any(not c.qualname or _is_used(project, (c.path, c.qualname), depth - 1) for c in callers)


def _is_taken(project: ProjectView, path: str, name: str) -> bool:
    """Whether another file imports a function by its name."""
    return any(
        fact.name.rpartition(".")[2] == name
        for each, facts in project.files.items()
        if each != path
        for fact in facts.imports
    )


__all__ = ["REGISTRY", "loads_from_registry", "registers", "without_readers"]
