"""MLA706: services that say they are ready without looking."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.names import UNKNOWN
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import FunctionNode, parent_of
from mlaudit.findings import Finding

from ._apps import app_of, first_of, runs_model
from ._routes import app_marks, route

_READY: Final = regex(r"(?i)(^|[/_\s])(ready|readyz|readiness)([/_\s]|$)")
_HEALTH: Final = regex(
    r"(?i)(^|[/_\s])(health|healthz|healthcheck|health_check|ping|live|livez|liveness|status|heartbeat)([/_\s]|$)"
)
_LIVE: Final = regex(r"(?i)(^|[/_\s])(live|livez|liveness|ping)([/_\s]|$)")

_NOT_READY: Final = regex(
    r"(?i)^'(not[_ -]?ready|unready|unavailable|not[_ -]?available|starting|loading|unhealthy|down|error|failed)'$"
    r"|^False$"
)


class NoReadiness(FileRule):
    """A model service has no readiness or health route that knows the model's state.

    Flags a readiness route that answers with a constant, a service whose only health route does, and an inference
    service with no such route at all. One finding an app.

    Why it hurts:
        The orchestrator sends traffic to whatever says that it is ready. A constant says so while the weights are still
        being downloaded, after they failed to load, and for ever after.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.get("/ready")
        def ready():
            return {"status": "ready"}

        @app.post("/predict")
        def predict(row: list[float]):
            return model.predict([row])
        ---
        from flask import Flask, jsonify, request

        app = Flask(__name__)

        @app.route("/predict", methods=["POST"])
        def predict():
            return jsonify(model.predict(request.get_json()))

    Good:
        from fastapi import FastAPI, HTTPException

        app = FastAPI()

        @app.get("/ready")
        def ready():
            if model is None:
                raise HTTPException(503, "the model is not loaded")
            return {"status": "ready", "model": model.version}

        @app.post("/predict")
        def predict(row: list[float]):
            return model.predict([row])
        ---
        from fastapi import FastAPI

        app = FastAPI()

        @app.get("/live")
        def live():
            return {"status": "alive"}

        @app.get("/ready")
        def ready():
            return {"model": registry.state()}

        @app.post("/predict")
        def predict(row: list[float]):
            return model.predict([row])

    When not to use it:
        A liveness route may be a constant where a readiness route beside it is not. Serverless handlers and model
        servers that bring their own probes are not flagged.

    References:
        https://kubernetes.io/docs/concepts/workloads/pods/probes/
    """

    code = "MLA706"
    name = "no-readiness"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Add a readiness route that fails until the model is loaded and has answered once."
    triggers = (b"fastapi", b"flask", b"quart", b"sanic", b"starlette", b"aiohttp", b"health", b"ready")

    def visit_FunctionDef(self, node: ast.FunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Where the app is made."""
        marks = app_marks(file)
        if marks["app"]:
            yield self.issue(file.tree.module.body[0], "", data={"app_line": marks["app"]})

    def _route(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        found = route(file, node)
        if found is None or _is_deployed(file, node):
            return
        words = f"{found.path} {node.name}"
        named = node.name if found.path in ("", "/") else found.path  # a router's prefix may say the rest
        kind = "ready" if _READY.search(words) else "health" if _HEALTH.search(named) else ""
        data = {
            "probe": kind,
            "liveness": _LIVE.search(words) is not None,
            "constant": bool(kind) and _is_constant(file, node),
            "infers": found.infers,
            "may_infer": found.may_infer,
            "path": named or node.name,
            "any": found.takes,
            "silent": bool(kind) and _says_it_with_200(file, node),
        }
        if kind or found.takes:
            yield self.issue(node, "", data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding an app: at the route that pretends, else at the first route that runs the model."""
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if where is None or finding is None or "probe" not in candidate.data:
            return None
        if candidate.data.get("silent"):
            message = (
                f"`{candidate.data['path']}` says in its body that the service is not well, and answers 200: "
                "whoever sends traffic reads the status"
            )
            return msgspec.structs.replace(finding, message=message)
        app = app_of(project, where.path)
        speaker = first_of(project, app, self.code, "any")
        if speaker is None and not (candidate.data["probe"] == "ready" and candidate.data["constant"]):
            return None
        asks_others = speaker is not None and _speaks_for_provider(project, speaker)
        probes = [
            c for path in sorted(app.files) for c in project.files[path].candidates_of(self.code) if c.data.get("probe")
        ]
        if any(not p.data["constant"] for p in probes):
            return None
        told = sorted(probes, key=lambda p: p.data["probe"] != "ready")
        if told:
            if told[0] is not candidate:
                return None
            needed = "what it asks for its answers can be reached" if asks_others else "the model is loaded"
            message = f"`{candidate.data['path']}` is a constant: it says the service is well whether or not {needed}"
            return msgspec.structs.replace(finding, message=message)
        if speaker is not candidate or asks_others:
            return None
        message = (
            "this service runs a model and has no readiness route: "
            "nothing tells whoever sends traffic that the model is loaded and answers"
        )
        return msgspec.structs.replace(finding, message=message)


def _speaks_for_provider(project: ProjectView, speaker: Candidate) -> bool:
    """Whether the model is somebody else's: there is nothing to load."""
    where = speaker.finding.location
    return where is not None and runs_model(project, (where.path, speaker.function)) == "provider"


def _is_deployed(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route belongs to a Ray Serve deployment, which gets no traffic before its constructor is done."""
    owner = parent_of(node)
    return isinstance(owner, ast.ClassDef) and any(
        (file.qualname(decorator) or "").startswith("ray.serve.") for decorator in owner.decorator_list
    )


def _says_it_with_200(file: FileContext, node: FunctionNode) -> bool:
    """Whether a probe answers that it is not ready, or not well, and sets no status anywhere."""
    text = "\n".join(ast.unparse(statement) for statement in node.body)
    if re.search(r"(?i)status_code|raise |abort\(|\b50[03]\b|HTTPException|make_response|Response\(", text):
        return False
    answers = [s.value for s in file.inside(node, ast.Return) if isinstance(s.value, ast.Dict)]
    said = [ast.unparse(value) for answer in answers for value in answer.values if isinstance(value, ast.Constant)]
    return len(answers) > 1 and any(_NOT_READY.search(text) for text in said)


def _is_constant(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route answers the same whatever happens: no call, no test, nothing looked up but what is constant."""
    for statement in node.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            name = ast.unparse(statement.value.func)
            if not re.search(r"(?i)(log|print)", name):
                return False
            continue
        if not isinstance(statement, ast.Return) or not _says_nothing(file, statement.value):
            return False
    return True


def _says_nothing(file: FileContext, value: ast.expr | None) -> bool:
    if value is None or isinstance(value, ast.Constant) or file.constant(value) is not UNKNOWN:
        return True
    if isinstance(value, ast.Dict):
        return all(_says_nothing(file, item) for item in value.values)
    if isinstance(value, ast.Tuple | ast.List):
        return all(_says_nothing(file, item) for item in value.elts)
    if isinstance(value, ast.Call):
        name = file.call_name(value) or ast.unparse(value.func)
        clock = re.search(r"(datetime|time\.time|isoformat|utcnow)", name) is not None
        if clock:
            return True
        made = name.rpartition(".")[2] in ("jsonify", "JSONResponse", "Response", "PlainTextResponse", "dict", "str")
        return made and all(_says_nothing(file, item) for item in (*value.args, *(k.value for k in value.keywords)))
    return False
