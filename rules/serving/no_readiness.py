"""MLA706: services that say they are ready without looking."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding

from ._claims import claims
from ._files_for_models import files_for_models
from ._hung_on import hangs_on_store
from ._loop.loading import LOAD_WORDS, loading, loads, start
from ._probes import gives_stored, greets, is_constant, refuses, says_healthy, says_it_with_200, says_whether, unheeded
from ._web.app_marks import app_marks
from ._web.apps import ACCESS, APP_CODES, App, app_of, asks_far, first_of, imports_models, runs_model, starts_processes
from ._web.dependencies import depends_on_guard
from ._web.deployed import is_lambda
from ._web.handed import handler_of
from ._web.lessons import is_lesson, is_mock
from ._web.reachable import is_probed
from ._web.routes import Route, routes
from ._web.started import is_left_behind

_READY: Final = regex(r"(?i)(^|[/_\s])(ready|readyz|readiness)([/_\s]|$)")
_HEALTH: Final = regex(
    r"(?i)(^|[/_\s])(health|healthz|healthcheck|health_check|ping|live|livez|liveness|heartbeat)([/_\s]|$)"
)
_STATUS: Final = regex(r"(?i)(^|[/_\s])status([/_\s]|$)")
"""A probe, where no route has a better name for one: else it tells how a job or a ticket is."""
_TRAINS: Final = regex(r"(?i)(^|[/_\s])(re)?train(ing)?([/_\s]|$)|fine_?tun(e|ing)")
"""A route that begins a training: it answers with no model."""
_KINDS: Final = {"ready": _READY, "health": _HEALTH, "status": _STATUS}
_REPORTS: Final = regex(
    r"(?i)^_*((get|check|report)_)?(health|status|readiness|ready|healthz?)(_?(check|status|report))?$"
)
"""Functions and methods that a probe asks for its answer."""
_LIVE: Final = regex(r"(?i)(^|[/_\s])(live|livez|liveness|ping)([/_\s]|$)")


class NoReadiness(FileRule):
    """A model service has no readiness or health route that knows the model's state.

    Looks for the route of a model service that a load balancer or an orchestrator asks for its state. What decides is
    whether its answer depends on the model. A first page that says ``{"status": "ok"}`` counts as one where no route
    is named for that. There is one finding an app, and one for each constant field or file check.

    Reports:
    - a readiness route that is a constant
    - a service whose only health route is a constant
    - a route that answers well and 200 beside the field that tells whether the model is loaded, itself or by a method
    - a route that says in its body that the service is not well, or whether it is ready, and answers 200
    - a field that calls a part of the service well (database, store, model) by a constant, where nothing in the route
      could have told
    - a field that calls a model loaded where only its file is there
    - an inference service with no such route at all

    Severity:
    - warning: a readiness route that is a constant or takes no heed of what it knows; a route that tells in its body
      alone, where it is one for readiness, or a probe of the deployment asks it, unless it tells of a store alone
      (a database, a cache, a queue) where the service does not start without its model; a constant field
    - info: other health routes, those of a part of the service (`/accounts/health`) among them where the app's own
      `/health` refuses and no probe asks for theirs; a file for a model; no such route at all; an app in the folder of
      a lesson or an example, and one that nothing starts in a project that starts another

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
        - A readiness route beside it looks: a liveness route may be a constant.
        - The service loads its models at start-up, and ends where that fails: no finding for a constant. That there is
          no route is info, or nothing where its first page can be asked by GET.
        - The service holds no model (programs that it starts do, it asks another over HTTP, it only trains): no
          finding, unless it has a readiness route.
        - The service asks a provider and has no such route: no finding.
        - A user must sign in for a route that tells its state in the body alone: no finding.
        - Routes are registered out of sight, and a probe is beside them: no finding.
        - Lambdas (Mangum too) and model servers with probes of their own: no finding.
        - The routes give out what a file holds: no finding.

    References:
        https://kubernetes.io/docs/concepts/workloads/pods/probes/
    """

    code = "MLA706"
    name = "no-readiness"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Add a readiness route that fails until the model is loaded and has answered once."
    triggers = (
        *(b"fastapi", b"flask", b"quart", b"sanic", b"starlette", b"aiohttp", b"litestar", b"health", b"ready"),
        b".fit(",
        *LOAD_WORDS,
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The routes of a file, where the app is made, and how models are loaded."""
        for node, found in routes(file):
            yield from self._route(node, found, file)
        yield from self._reports(file)
        for look, name in files_for_models(file):
            said = f"`{name}` says that a file is there: one that cannot be loaded is called ready, too"
            yield self.issue(look, said, severity=Severity.INFO, confidence=0.8, data={"file_only": True})
        marks, loaded = app_marks(file), loading(file)
        if marks["app"] or loaded:
            yield self.issue(file.tree.module.body[0], "", data={"app_line": marks["app"], **loaded})

    def _reports(self, file: FileContext) -> Iterator[Issue]:
        """What methods that are no routes answer beside a field that they take no heed of: a probe may hand it on."""
        for node in file.functions():
            told = unheeded(file, node) if _REPORTS.match(node.name) and not node.decorator_list else None
            if told is not None:
                yield self.issue(file.inside(node, ast.Return)[0], "", data={"reports": list(told)})

    def _route(self, node: FunctionNode, found: Route, file: FileContext) -> Iterator[Issue]:
        if _is_deployed(file, node, found):
            return
        words = f"{found.path} {node.name}"
        named = node.name if found.path in ("", "/") else found.path  # a router's prefix may say the rest
        kind = next((k for k, pattern in _KINDS.items() if pattern.search(words if k == "ready" else named)), "")
        if not kind and found.path in ("", "/") and greets(file, node):
            kind = "greeting"
        data = {
            "probe": kind,
            "liveness": _LIVE.search(words) is not None,
            "constant": bool(kind) and is_constant(file, node),
            "healthy": bool(kind) and says_healthy(file, node),
            "unheeded": unheeded(file, node) if kind else None,
            "infers": found.infers and not gives_stored(file, node),
            "may_infer": found.may_infer,
            "hides": found.hides,
            "path": named or node.name,
            "any": found.takes and not _TRAINS.search(words),
            "refuses": bool(kind) and refuses(node),
            "guarded": found.protected,
        }
        silent = says_it_with_200(file, node) if kind else None
        silent = silent or (says_whether(file, node) if kind == "ready" else None)
        data["silent"] = silent is not None
        data["of store"] = silent is not None and hangs_on_store(file, silent)
        data["front"] = found.path in ("", "/") and _answers_get(node)
        if kind or found.takes or data["front"]:
            told = file.inside(node, ast.Return) if data["unheeded"] else []
            yield self.issue(silent or (told[0] if told else node), "", data=data)
        for claim in claims(file, node) if kind else ():
            yield self.issue(claim.value, claim.field, data={"claims": claim.kind, "path": data["path"]})

    def _probes(self, project: ProjectView, app: App) -> list[Candidate]:
        """The routes of an app that say most plainly that they are there to be asked how it is."""
        known: dict[str, list[Candidate]] = project.shared.setdefault("probes of apps", {})
        if app.path not in known:
            every = [c for path in sorted(app.files) for c in project.files[path].candidates_of(self.code)]
            probes = [candidate for candidate in every if candidate.data.get("probe")]
            for lesser in ("greeting", "status"):
                probes = [each for each in probes if each.data["probe"] != lesser] or probes
            known[app.path] = probes
        return known[app.path]

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding an app: at the route that pretends, else at the first route that runs the model."""
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if where is None or finding is None:
            return None
        if "file_only" in candidate.data:
            return finding if finding.context == "serving" else None
        if "claims" in candidate.data:
            return self._claimed(finding, candidate, project)
        if "reports" in candidate.data:
            return self._handed_on(finding, candidate, project)
        if "probe" not in candidate.data:
            return None
        app = app_of(project, where.path)
        if is_lambda(project, app.path):
            return None
        if is_lesson(where.path) or is_mock(where.path) or is_left_behind(project, app.path):
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        if candidate.data.get("silent"):
            return self._silent(finding, candidate, app, project)
        speaker = first_of(project, app, self.code, "any")
        if speaker is not None and candidate.data["probe"] != "ready" and not _holds_model(project, app, speaker):
            return None
        if not _is_known(project, app) and self._has_probe_near(project, app):
            return None
        if speaker is None and not (candidate.data["probe"] == "ready" and candidate.data["constant"]):
            return None
        asks_others = speaker is not None and _speaks_for_provider(project, speaker)
        probes = self._probes(project, app)
        how = start(project, app)
        if any(not p.data["constant"] and not p.data["unheeded"] for p in probes):
            return self._beside(finding, candidate) if how == "caught" else None
        if speaker is not None and not loads(project, app) and _starts_programs(project, speaker):
            if not probes or not imports_models(project, app):
                return None  # the model lives in the programs that it starts
        told = sorted(probes, key=lambda p: (p.data["probe"] != "ready", p.data["liveness"]))
        if told:
            if told[0] is not candidate or (how == "sure" and not asks_others):
                return None
            if candidate.data["unheeded"]:
                well, knows = candidate.data["unheeded"]
                message = (
                    f"`{candidate.data['path']}` answers `{well}` and 200 whatever `{knows}` says: "
                    "whoever sends traffic reads the status"
                )
                severity = finding.severity if candidate.data["probe"] == "ready" else Severity.INFO
                return msgspec.structs.replace(finding, message=message, severity=severity, confidence=0.8)
            needed = "what it asks for its answers can be reached" if asks_others else "the model is loaded"
            message = f"`{candidate.data['path']}` is a constant: it says the service is well whether or not {needed}"
            severity = finding.severity if candidate.data["probe"] == "ready" else Severity.INFO  # others ask for life
            return msgspec.structs.replace(finding, message=message, severity=severity)
        if speaker is not candidate or asks_others:
            return None
        if how == "sure":
            if any(c.data.get("front") for path in app.files for c in project.files[path].candidates_of(self.code)):
                return None  # its first page tells that it still answers
            message = (
                "this service runs a model and has no readiness route: its port opens when the model is loaded, "
                "but nothing tells that it still answers"
            )
            return msgspec.structs.replace(finding, message=message, severity=Severity.INFO)
        message = (
            "this service runs a model and has no readiness route: "
            "nothing tells whoever sends traffic that the model is loaded and answers"
        )
        return msgspec.structs.replace(finding, message=message, severity=Severity.INFO)

    def _handed_on(self, finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
        """What a method answers well whatever it knows, where a probe answers with it and looks no further."""
        where = finding.location
        for caller in project.callers((where.path, candidate.function)) if where is not None else ():
            app = app_of(project, caller.path)
            for probe in project.files[caller.path].candidates_of(self.code):
                asks = probe.function == caller.qualname and probe.data.get("probe") in ("ready", "health")
                if not asks or probe.data["refuses"] or caller.call.looked or start(project, app) == "sure":
                    continue
                well, knows = candidate.data["reports"]
                message = (
                    f"`{probe.data['path']}` answers `{well}` and 200 whatever `{knows}` says: "
                    "whoever sends traffic reads the status"
                )
                severity = finding.severity if probe.data["probe"] == "ready" else Severity.INFO
                return msgspec.structs.replace(finding, message=message, severity=severity, confidence=0.8)
        return None

    def _silent(self, finding: Finding, candidate: Candidate, app: App, project: ProjectView) -> Finding | None:
        """A probe that tells in its body alone: none that a user must sign in for, which no balancer can ask; a note
        unless it is the one that traffic is sent by. That a store beside it cannot be reached is one, too, where the
        service has its model from the start and may answer without: only a readiness route sends traffic away then.
        """
        where = candidate.finding.location
        if (
            candidate.data["guarded"]
            or where is None
            or depends_on_guard(project, (where.path, candidate.function), ACCESS)
        ):
            return None
        message = (
            f"`{candidate.data['path']}` says in its body that the service is not well, and answers 200: "
            "whoever sends traffic reads the status"
        )
        beside = candidate.data.get("of store") and start(project, app) == "sure"
        below = self._is_below_another(candidate, app, project)
        probed = is_probed(project, str(candidate.data["path"]), below=below) and not beside
        severity = finding.severity if probed or candidate.data["probe"] == "ready" else Severity.INFO
        return msgspec.structs.replace(finding, message=message, severity=severity)

    def _is_below_another(self, candidate: Candidate, app: App, project: ProjectView) -> bool:
        """Whether a router's probe has the path of one that the app has itself, and that refuses: its own path begins
        with the router's.
        """
        where = candidate.finding.location
        own = project.files[app.path].candidates_of(self.code) if where is None or where.path != app.path else ()
        alike = [each for each in own if each.data.get("probe") and each.data["path"] == candidate.data["path"]]
        return any(each.data["refuses"] and not each.data["silent"] for each in alike)

    def _has_probe_near(self, project: ProjectView, app: App) -> bool:
        """Whether another route of the same part of the project is a probe: what registers both is out of sight."""
        known: list[str] | None = project.shared.get("files with probes")
        if known is None:
            known = project.shared["files with probes"] = [
                path
                for path, facts in project.files.items()
                if any(candidate.data.get("probe") for candidate in facts.candidates_of(self.code))
                and project.context(path, "") != "test"
            ]
        top = app.path.partition("/")[0]
        return any(path.partition("/")[0] == top and path not in app.files for path in known)

    def _claimed(self, finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A field that calls a part of the service well, whatever becomes of it, where no more is said of its route."""
        path = finding.location.path if finding.location is not None else ""
        if candidate.data["claims"] == "model" and start(project, app_of(project, path)) == "sure":
            return None
        for other in project.files[path].candidates_of(self.code):
            if other.function == candidate.function and "probe" in other.data and self.refine(other, project):
                return None
        message = (
            f"`{candidate.data['path']}` says that `{finding.message}` is so, and nothing in it asks: it is a constant"
        )
        return msgspec.structs.replace(finding, message=message, confidence=0.8)

    def _beside(self, finding: Finding, candidate: Candidate) -> Finding | None:
        """A constant that calls a service well which runs on where its model could not be loaded: a note, for the probe
        that looks is there to be asked.
        """
        data = candidate.data
        if not data["constant"] or not data["healthy"] or data["liveness"] or data["probe"] != "health":
            return None
        message = (
            f"`{data['path']}` is a constant: it says the service is well, "
            "which runs on where its model could not be loaded"
        )
        return msgspec.structs.replace(finding, message=message, severity=Severity.INFO, confidence=0.7)


def _holds_model(project: ProjectView, app: App, speaker: Candidate) -> bool:
    """Whether an app has a model that could be loaded or not: one that only asks another service over HTTP has none,
    nor has one where no library of models is near what speaks for it.
    """
    where = speaker.finding.location
    if where is None or loads(project, app):
        return True
    node = handler_of(project, speaker, where.path)
    kind = runs_model(project, node)
    return not asks_far(project, node) if kind else imports_models(project, app)


def _speaks_for_provider(project: ProjectView, speaker: Candidate) -> bool:
    """Whether the model is somebody else's: there is nothing to load."""
    where = speaker.finding.location
    return where is not None and runs_model(project, (where.path, speaker.function)) == "provider"


def _starts_programs(project: ProjectView, speaker: Candidate) -> bool:
    where = speaker.finding.location
    return where is not None and starts_processes(project, (where.path, speaker.function))


def _is_known(project: ProjectView, app: App) -> bool:
    """Whether the file that makes an app is seen, and is no router that nobody is seen to include."""
    codes = [code for code in APP_CODES if code in project.files[app.path].said]
    return any(c.data.get("app_line") for code in codes for c in project.files[app.path].candidates_of(code))


def _answers_get(node: FunctionNode) -> bool:
    """Whether a route's decorator lets it be asked by GET."""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
            methods = next((ast.unparse(k.value) for k in decorator.keywords if k.arg == "methods"), "GET")
            if decorator.func.attr == "get" or (decorator.func.attr in ("route", "api_route") and "GET" in methods):
                return True
    return False


def _is_deployed(file: FileContext, node: FunctionNode, found: Route) -> bool:
    """Whether what serves a route sends it no traffic before it has started: a deployment of Ray Serve, a platform."""
    if found.platform not in ("", "Falcon"):
        return True
    owner = parent_of(node)
    return isinstance(owner, ast.ClassDef) and any(
        (file.qualname(decorator) or "").startswith("ray.serve.") for decorator in owner.decorator_list
    )
