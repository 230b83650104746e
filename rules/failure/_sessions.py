"""Code that one kind of service alone runs: pages of Streamlit, whose sessions share what is cached, and functions of
AWS Lambda.
"""

from __future__ import annotations

from typing import Final

from mlaudit.code.project import Node, ProjectView

_PAGES: Final = frozenset({"Streamlit", "Gradio", "Dash", "NiceGUI", "Chainlit"})
"""Frameworks of pages whose handlers are what a person presses."""
_CACHES: Final = frozenset({"cache", "cache_data", "cache_resource", "experimental_memo", "experimental_singleton"})
"""Decorators of Streamlit under which a function runs once for all, while the other sessions that ask it wait."""


def waits_alone(project: ProjectView, path: str, function: str) -> bool:
    """Whether pages of Streamlit alone lead to code that serves: no other service imports its file, or calls it."""
    return _is_led_to_by(project, path, function, "Streamlit")


def is_for_pages(project: ProjectView, path: str, function: str) -> bool:
    """Whether no request but those of pages with buttons (Gradio, Streamlit) leads to a function, whoever imports its
    file.
    """
    others = [e for e in project.entry_points if e.kind == "serving" and e.framework not in _PAGES]
    reached: dict[Node, Node | None] | None = project.shared.get("reached but by pages")
    if reached is None:
        reached = project.shared["reached but by pages"] = project.reach(
            (e.path, e.function) for e in others if e.function
        )
    return not encloses(reached, path, function)


def runs_in_lambdas(project: ProjectView, path: str, function: str) -> bool:
    """Whether code stands beside a function of AWS Lambda, which the platform ends when its time is over, and no other
    service leads to it. What such a function takes from elsewhere may run in a job as well.
    """
    beside = any(e.kind == "serving" and e.framework == "AWS Lambda" and e.path == path for e in project.entry_points)
    return beside and _is_led_to_by(project, path, function, "AWS Lambda")


def _is_led_to_by(project: ProjectView, path: str, function: str, framework: str) -> bool:
    """Whether entry points of one framework, and no others, lead to code that serves."""
    services = [entry for entry in project.entry_points if entry.kind == "serving"]
    others = [entry for entry in services if entry.framework != framework]
    if len(others) == len(services):
        return False
    imported: frozenset[str] | None = project.shared.get(f"imported but by {framework}")
    if imported is None:
        imported = project.imported_by(entry.path for entry in others)
        project.shared[f"imported but by {framework}"] = imported
        project.shared[f"reached but by {framework}"] = project.reach((e.path, e.function) for e in others)
    return path not in imported and not encloses(project.shared[f"reached but by {framework}"], path, function)


def shares_cache(project: ProjectView, path: str, function: str) -> bool:
    """Whether code runs in a function that Streamlit caches for all sessions."""
    reached: dict[Node, Node | None] | None = project.shared.get("reached by caches")
    if reached is None:
        roots = [
            (facts.path, each.qualname)
            for facts in project.files.values()
            for each in facts.functions
            if any(_is_cache(decorator.name) for decorator in each.decorators)
        ]
        reached = project.shared["reached by caches"] = project.reach(roots)
    return encloses(reached, path, function)


def _is_cache(decorator: str) -> bool:
    module, _, last = decorator.removesuffix("()").rpartition(".")
    return module == "streamlit" and last in _CACHES


def encloses(reached: dict[Node, Node | None], path: str, function: str) -> bool:
    """Whether a function, or one that it stands in, is among those reached."""
    parts = function.split(".") if function else []
    return any((path, ".".join(parts[:end])) in reached for end in range(1, len(parts) + 1))
