"""Pages in front of a service: apps that send on what is typed in, and show what comes back."""

from __future__ import annotations

from typing import Final

from mlaudit.code.project import Node, ProjectView

from .apps import app_of, asks_far, imports_models, runs_model

_PAGES: Final = (".TemplateResponse", "render_template", "render_template_string", "HTMLResponse", ".render")


def is_front(project: ProjectView, route: Node) -> bool:
    """Whether a route answers with a page, and all it does for that is to ask another service, which holds the model:
    what is said of a model is said there.
    """
    function = project.function(route)
    if function is None or not any(call.target.endswith(_PAGES) for call in function.calls):
        return False
    return asks_far(project, route) and not imports_models(project, app_of(project, route[0]))


def only_fronts(project: ProjectView, files: frozenset[str]) -> bool:
    """Whether each route of an app that reaches a model is such a page."""
    asking = [route for route in project.served_in(files) if runs_model(project, route)]
    return bool(asking) and all(is_front(project, route) for route in asking)


__all__ = ["is_front", "only_fronts"]
