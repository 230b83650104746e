"""Apps that run no model, beside those that do: what their routes change of what is stored."""

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
_RULES: Final = regex(r"(?i)(^|[/_-])(init|reset|drop|delete|purge|clear|wipe|admin|migrate|seed|setup|reload|deploy)")
"""Paths of what only those who run the service ask for."""
_MEANT: Final = regex(
    r"(?i)log_?in|sign_?(in|up)|register|token|auth|webhook|callback|health|ping|telemetry|track|contact|subscribe"
)
"""Paths of what anybody is to ask, or by which people sign in: the app has thought of who they are."""


def keeper_of(project: ProjectView, app: App, code: str) -> Candidate | None:
    """The open route of an app by which anybody may change what is stored: one for those who run it, else the first;
    None where no app of the project runs a model, or where this one is meant for anybody.
    """
    if not serves_a_model(project):
        return None
    best: tuple[tuple[bool, str, int], Candidate] | None = None
    for path in sorted(app.files):
        for candidate in project.files[path].candidates_of(code):
            where, data = candidate.finding.location, candidate.data
            if where is None or "takes" not in data:
                continue
            if _MEANT.search(str(data["path"])):
                return None
            handler = handler_of(project, candidate, path)
            if data.get("lacks") and not depends_on_guard(project, handler, code) and _changes(project, handler):
                rank = (_RULES.search(str(data["path"])) is None, path, where.line)
                if best is None or rank < best[0]:
                    best = (rank, candidate)
    return best[1] if best is not None else None


def _changes(project: ProjectView, node: Node) -> bool:
    functions = filter(None, map(project.function, project.reach([node])))
    return any(_WRITES.search(call.target) for each in functions for call in each.calls)
