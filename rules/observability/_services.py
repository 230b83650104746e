"""Which apps of a project answer requests with a model."""

from __future__ import annotations

from mlaudit.code.project import ProjectView

from ..serving._web.apps import App, app_of, runs_model

APPS = frozenset(
    {
        "fastapi.FastAPI",
        "flask.Flask",
        "quart.Quart",
        "sanic.Sanic",
        "starlette.applications.Starlette",
        "litestar.Litestar",
        "litserve.LitServer",
    }
)
"""What makes an app."""


def model_service(project: ProjectView, path: str) -> App | None:
    """The app that a file belongs to, where one of the app's routes runs a model; None otherwise."""
    app = app_of(project, path)
    known: dict[str, bool] = project.shared.setdefault("model services", {})
    if app.path not in known:
        known[app.path] = any(runs_model(project, route) for route in project.served_in(app.files))
    return app if known[app.path] else None
