"""MLA708: predictions that nobody can trace to a model."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, descend, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue, Severity
from mlaudit.findings import Finding

from ._web.app_rules import AppRule
from ._web.apps import runs_model
from ._web.lessons import is_example, is_mock
from ._web.routes import routes

_LOGS: Final = regex(r"^(debug|info|warning|error|print|log)$")


class UnversionedResponse(AppRule):
    """A prediction names neither the model nor its version, in the response or in the log.

    Flags an app with an inference route and no word of a model's version in any of its files. One finding an app, at
    its first inference route.

    Why it hurts:
        After a roll-out somebody asks why this customer got that answer. Without a version beside each prediction the
        only answer is a guess by the clock, and a comparison of two models in production is not possible at all.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}

    Good:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0]), "model_version": MODEL_VERSION}

    When not to use it:
        Where a gateway or a model server adds the version to each response: suppress with its name as the reason. A
        service that says by the name of its file or folder that it is a mock is not flagged, nor is an example, and a
        route that calls nothing yet.

    References:
        https://research.google/pubs/the-ml-test-score-a-rubric-for-ml-production-readiness-and-technical-debt-reduction/
    """

    code = "MLA708"
    name = "unversioned-response"
    severity = Severity.INFO
    elsewhere = None
    marks = ("version",)
    triggers = (*AppRule.triggers, b"version", b"run_id", b"model_name")
    remediation = "Put the model's version into the response or into the log line of each prediction."

    def lacks(self, data: dict[str, Any]) -> bool:
        """Decided for the app as a whole, but where the path itself names the model's version."""
        return re.search(r"/v\d+$", data["path"]) is None

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The routes of a file; one that calls nothing answers with no prediction yet, whatever it is called."""
        stubs = {file.tree.scope_at(node).qualname for node, _ in routes(file) if _is_stub(node)}
        for issue in super().finish(file):
            if issue.data.get("function") in stubs:
                issue.data["lacks"] = False
            yield issue

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A provider's model is named by the call."""
        finding = super().refine(candidate, project)
        where = candidate.finding.location
        if finding is None or where is None or is_mock(where.path) or is_example(where.path):
            return None
        return None if runs_model(project, (where.path, candidate.data["function"])) == "provider" else finding

    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message."""
        shown = data["path"]
        return f"`{shown}` answers with predictions that name no model version, and no file of the service does"


def _is_stub(node: FunctionNode) -> bool:
    """Whether a function calls nothing, but for what it logs, and gives back what is written in it: ``return {}``."""
    parts = [part for statement in node.body for part in descend(statement)]
    calls = [part for part in parts if isinstance(part, ast.Call)]
    given = [part.value for part in parts if isinstance(part, ast.Return)]
    named = any(isinstance(part, ast.Name) for value in given if value is not None for part in ast.walk(value))
    return not named and all(_LOGS.match(last_part(call.func)) for call in calls)
