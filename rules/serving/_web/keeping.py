"""Apps that run no model: what their routes change of what is stored, and models that they have made."""

from __future__ import annotations

from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from .apps import App, serves_a_model
from .dependencies import depends_on_guard
from .handed import handler_of

_WRITES: Final = regex(
    r"(^|\.)(commit|insert_(one|many)|update_(one|many)|replace_one|delete_(one|many)|drop_all|create_all|drop_database"
    r"|to_sql|bulk_\w+|put_item|executemany|flushall|rmtree)$"
)
"""Calls that change a database, or all that a service keeps."""
_FITS: Final = regex(r"\.(fit|partial_fit|fit_generator)$|(^|\.)(xgboost|lightgbm)\.train$")
_SAVES: Final = regex(
    r"(^|\.)(joblib|pickle|cloudpickle|dill)\.dump$|^torch\.save$|\.(save_model|log_model|register_model|save_pretrained)$"
)
"""Calls that keep a model."""
_PICTURES: Final = regex(r"^PIL\b")
"""What fits pictures into a frame."""
_RULES: Final = regex(r"(?i)(^|[/_-])(init|reset|drop|delete|purge|clear|wipe|admin|migrate|seed|setup|reload|deploy)")
"""Paths of what only those who run the service ask for."""
_STEERS: Final = regex(
    r"(?i)(^|[/_-])(re_?load|un_?load|load|register|deploy|promote|roll_?back|switch|activate|train|retrain|fit|delete|reset"
    r"|clear|purge|admin|config|weights?|upload|ingest|simulate)([/_-]|$)"
)
"""Paths of what decides which model answers, and with what."""
_MOST: Final = 3
_MEANT: Final = regex(
    r"(?i)log_?in|sign_?(in|up)|register|token|auth|webhook|callback|health|ping|telemetry|track|contact|subscribe"
)
"""Paths of what anybody is to ask, or by which people sign in: the app has thought of who they are."""


def keeper_of(project: ProjectView, app: App, code: str) -> tuple[Candidate, str] | None:
    """The open route of an app by which anybody may have a model made, or change what is stored, and which of these it
    does: one for those who run it, else the first; None where this app is meant for anybody, and, of what is stored,
    where no app of the project runs a model.
    """
    served = serves_a_model(project)
    best: tuple[tuple[bool, bool, str, int], Candidate, str] | None = None
    for path in sorted(app.files):
        for candidate in project.files[path].candidates_of(code):
            where, data = candidate.finding.location, candidate.data
            if where is None or "takes" not in data:
                continue
            if _MEANT.search(str(data["path"])):
                return None
            handler = handler_of(project, candidate, path)
            if not data.get("lacks") or depends_on_guard(project, handler, code):
                continue
            trains = _trains(project, handler)
            if trains or (served and _changes(project, handler)):
                rank = (not trains, _RULES.search(str(data["path"])) is None, path, where.line)
                if best is None or rank < best[0]:
                    best = (rank, candidate, "trains a model and keeps it" if trains else "changes what is stored")
    return best[1:] if best is not None else None


def steered(project: ProjectView, app: App, code: str, told: tuple[str, int]) -> list[tuple[str, int]]:
    """The first open routes of an app, by path and line, that steer it by their names, but for what is `told`."""
    found = [
        (path, candidate.finding.location.line)
        for path in sorted(app.files)
        for candidate in project.files[path].candidates_of(code)
        if candidate.finding.location is not None and candidate.data.get("lacks")
        if _STEERS.search(str(candidate.data.get("path", ""))) is not None
    ]
    return [place for place in found if place != told][:_MOST]


def alters(project: ProjectView, node: Node) -> bool:
    """Whether a route trains a model and keeps it, or changes what is stored."""
    return _trains(project, node) or _changes(project, node)


def _changes(project: ProjectView, node: Node) -> bool:
    return any(_WRITES.search(call) for call in _calls(project, node))


def _trains(project: ProjectView, node: Node) -> bool:
    """Whether a route fits a model and writes it down, in what it calls: a model that is fitted to the rows of one
    request and dropped is an answer.
    """
    calls = _calls(project, node)
    fitted = [call for call in calls if _FITS.search(call) and not _PICTURES.match(call)]
    own = {f"{call.rpartition('.')[0]}.save" for call in fitted if call.rpartition(".")[0].endswith("()")}
    return bool(fitted) and any(_SAVES.search(call) or call in own for call in calls)


def _calls(project: ProjectView, node: Node) -> list[str]:
    functions = filter(None, map(project.function, project.reach([node])))
    return [call.target for each in functions for call in each.calls]
