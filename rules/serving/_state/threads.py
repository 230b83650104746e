"""What two requests may run at once, and which objects they share while they do."""

from __future__ import annotations

from typing import Final

from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from .._loop.reached import is_cached

_THREADED: Final = frozenset(
    {"FastAPI", "Starlette", "Flask", "Quart", "Django", "Litestar", "web framework", "Streamlit", "gRPC"}
)
"""Frameworks that run what is no coroutine in a thread for each request, or for each who looks at a page. Gradio asks a
function once at a time.
"""
_AROUND: Final = regex(r"(?i)(^|[._])(on_)?(start_?up|lifespan|init|boot|setup|shut_?down|create_app)")
_DEPTH: Final = 5


def in_threads(project: ProjectView) -> frozenset[Node]:
    """The functions that several threads may be in at once: what a synchronous route reaches, and what an async one
    hands to a pool.
    """
    known: frozenset[Node] | None = project.shared.get("run by threads of requests")
    if known is None:
        plain: list[Node] = []
        on_loop: list[Node] = []
        for entry in project.entry_points:
            function = project.function((entry.path, entry.function))
            if entry.kind != "serving" or entry.framework not in _THREADED:
                continue
            if function is None:
                plain += [(entry.path, "")] if entry.framework == "Streamlit" else []
            elif not _AROUND.search(entry.function.rpartition(".")[2]):
                (on_loop if function.is_async else plain).append((entry.path, entry.function))
        offloaded = project.reach(on_loop).keys() - project.reach(on_loop, same_thread=True).keys()
        known = project.shared["run by threads of requests"] = frozenset({*project.reach(plain), *offloaded})
    return known


def _runs_anew(project: ProjectView) -> frozenset[str]:
    """The scripts of Streamlit: their module level runs again for each who looks at the page."""
    known: frozenset[str] | None = project.shared.get("scripts of Streamlit")
    if known is None:
        scripts = (entry.path for entry in project.entry_points if entry.framework == "Streamlit")
        known = project.shared["scripts of Streamlit"] = frozenset(scripts)
    return known


def is_of_process(project: ProjectView, path: str) -> bool:
    """Whether what a module holds is there once for all requests."""
    return path in project.start_up("serving") and path not in _runs_anew(project)


def outlives(project: ProjectView, path: str, cls: str, depth: int = _DEPTH) -> bool:
    """Whether an object of a class is made when the service starts, or kept by a cache, and never for one request."""
    known = next((each for each in project.files[path].classes if each.qualname == cls), None)
    maker = project.method(path, known, "__init__") if known is not None and depth > 0 else None
    kept = False
    for caller in project.callers((maker.path, maker.qualname)) if maker is not None else ():
        home, _, last = caller.qualname.rpartition(".")
        if project.context(caller.path, caller.qualname) == "test":
            continue
        if not caller.qualname:
            kept = kept or is_of_process(project, caller.path)
        elif last == "__init__" and home:
            kept = kept or ((caller.path, home) != (path, cls) and outlives(project, caller.path, home, depth - 1))
        elif _AROUND.search(last) or is_cached(project, (caller.path, caller.qualname)):
            kept = True
        elif (caller.path, caller.qualname) in project.reached("serving"):
            return False
    return kept
