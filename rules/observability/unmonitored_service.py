"""MLA804 and MLA805: services whose behaviour nobody can see afterwards."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ..serving._web.addresses import ends_asked, ends_of
from ..serving._web.app_marks import is_tried_only
from ..serving._web.apps import App, runs_model
from ..serving._web.composed import is_internal
from ..serving._web.fronts import only_fronts
from ..serving._web.lessons import is_example, is_lesson, is_mock
from ._logs import LEVELS, log_level
from ._looked_back import TRIGGERS, left_behind, stores_predictions, times_itself
from ._services import APPS, model_service

_METRICS: Final = regex(
    r"^(prometheus\w*|opentelemetry|datadog|ddtrace|statsd|newrelic|sentry_sdk|applicationinsights|opencensus|azure\.monitor"
    r"|evidently|whylogs|nannyml|alibi_detect|aws_embedded_metrics|aws_lambda_powertools|starlette_exporter|elasticapm|logfire"
    r"|langfuse|langsmith|phoenix|arize|wandb|mlflow|google\.cloud\.monitoring\w*|influxdb\w*|bentoml|ray|litserve|posthog)\b"
)
_START: Final = regex(r"(?i)start|load|init|lifespan|configure|setup|shutdown|register|main|read_yaml|warm_?up")
_JOB: Final = regex(r"(?i)(^|_)(re)?train(ing|er)?(_|$)|(^|_)promot")
"""Work that a request sets off, and that has a name and a time of its own in the logs."""
_CORRELATION: Final = {
    b"request": (b"request_id", b"requestid", b"x-request-id"),
    b"trace": (b"trace_id", b"traceid", b"ddtrace"),
    b"span": (b"span_id", b"spanid"),
    b"sentry_sdk": (b"traces_sample_rate", b"traces_sampler"),
    **{word: (word,) for word in (b"correlation", b"opentelemetry", b"contextvar", b"logfire")},
}
"""Words of files that know an id, by what is common to several: a file is searched for one after the other."""


_QUALITY: Final = regex(
    r"(?i)(^|_)drift(_|$)|(performance|evaluation|accuracy|monitoring|quality)s?_(history|trend|report|over_time)"
)
"""Routes that answer with how good the model was."""
_DEMO: Final = regex(r"(?i)(?<![\w-])demo(nstration)?(?![\w-])(?! (mode|data|key|account|user)s?\b)")
"""An app that calls itself a demo; one that has a demo mode is none."""
_TIMES: Final = regex(r"(time|perf_counter|monotonic|timer)\(\)\s*-|-\s*(g\.)?\w*start\w*|process_time")
"""The end of a request less its start."""
_NOTHING: Final = "this service runs a model and measures nothing: no latency, errors, inputs or scores to look at"


class UnmonitoredService(FileRule):
    """A service answers with a model, and measures neither latency, errors, throughput, drift nor cost.

    Looks for an app with an inference route in whose modules nothing measures it. A metrics or tracing library, a
    metrics route, a metric of a cloud and a middleware that times requests all count.

    Reports, once an app:
    - a service that runs a model and measures nothing
    - one that shows how good the model was over time, stores its predictions or tells how long one took: the message
      says which
    - one that another service of the project asks: the message names that service

    Severity: always info. A platform may count requests, logs may tell the rest, and a small service does without.

    Why it hurts:
        A model fails without an exception: inputs drift, a feature goes missing, answers get slower and dearer. Without
        a number somebody has to complain before anybody looks.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])

    Good:
        from fastapi import FastAPI
        from prometheus_fastapi_instrumentator import Instrumentator

        app = FastAPI()
        Instrumentator().instrument(app).expose(app)

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])

    When not to use it:
        - A sidecar, gateway or service mesh measures the service from outside: suppress it with its name. Latency and
          errors are seen there, drift is not.
        - The app stores its predictions and times them: no finding.
        - The app stands in a folder of examples, or stands in for a service (a mock): no finding.
        - Its pages only ask another service: no finding.

    References:
        https://sre.google/sre-book/monitoring-distributed-systems/
        https://research.google/pubs/the-ml-test-score-a-rubric-for-ml-production-readiness-and-technical-debt-reduction/
    """

    code = "MLA805"
    name = "unmonitored-service"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Count requests and errors, time predictions, and record the distribution of inputs and scores."
    triggers = (b"fastapi", b"flask", b"quart", b"sanic", b"starlette", b"litestar", *TRIGGERS)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in APPS

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Where an app is made."""
        if is_tried_only(file, node):
            return
        if file.call_name(node) in APPS and not file.shared.setdefault("app told", []):
            file.shared["app told"].append(node)
            written = re.search(rb"(?i)/metrics|put_metric|METRIC |latency_ms|observe\(|histogram", file.source.data)
            data = {"app_line": node.lineno, "measures": written is not None, "demo": _is_demo(file, node)}
            yield self.issue(node, "", data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """A middleware that times requests, and functions that store a prediction or take its time."""
        data = file.source.data
        if any(word in data for word in (b"call_next", b"after_request")) and _TIMES.search(file.source.text):
            yield self.issue(file.tree.module.body[0], "", data={"measures": True})
        asks = ends_asked(file)
        if asks:
            yield self.issue(file.tree.module.body[0], "", data={"asks": asks})
        for mark, homes in (("stores", stores_predictions(file)), ("times", times_itself(file))):
            for home in homes:
                yield self.issue(home, "", data={mark: True, "function": file.tree.scope_at(home).qualname})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Say it of apps that run a model and in whose modules nothing measures."""
        where = candidate.finding.location
        finding = project.in_context(self, candidate)
        if where is None or finding is None or candidate.data.get("measures", True) or "asks" in candidate.data:
            return None
        app = model_service(project, where.path)
        if app is None or app.path != where.path or is_mock(where.path) or is_example(where.path):
            return None
        for path in app.files:
            facts = project.files[path]
            if any(_METRICS.match(fact.name) for fact in facts.imports):
                return None
            if any(c.data.get("measures") for c in facts.candidates_of(self.code)):
                return None
        if only_fronts(project, app.files):
            return None  # it is said of the service that they ask
        left = left_behind(project, app)
        if left == {"stores", "times"}:
            return None
        message = _told(project, app, left)
        plain = message == _NOTHING and _runs_its_own(project, app)
        tried = is_lesson(where.path) or candidate.data["demo"] or is_internal(project, where.path)
        asker = _asker(project, app) if plain and not tried else ""
        if asker:
            message = f"this service, which `{asker}` asks, runs a model and measures nothing of its own"
        return msgspec.structs.replace(finding, message=message, context="serving")


class UncorrelatedLog(FileRule):
    """A model service logs lines that cannot be joined with the request that they are about.

    Flags the first log line of an app with an inference route, where no module of the app knows a request, trace or
    correlation id. Lines of what loads, sets up or trains are about no request, and not flagged. One finding an app,
    which is info: a service of one worker, or with one line a request, does well without.

    Why it hurts:
        With more than one request at a time the lines of all of them are mixed. A complaint about one prediction cannot
        be traced to its inputs, its model version or the error behind it.

    Bad:
        import logging
        from fastapi import FastAPI

        app = FastAPI()
        logger = logging.getLogger(__name__)

        @app.post("/predict")
        def predict(row: list[float]):
            score = float(model.predict([row])[0])
            logger.info("predicted %.3f", score)
            return score

    Good:
        import logging
        from fastapi import FastAPI, Header

        app = FastAPI()
        logger = logging.getLogger(__name__)

        @app.post("/predict")
        def predict(row: list[float], x_request_id: str = Header()):
            score = float(model.predict([row])[0])
            logger.info("predicted %.3f", score, extra={"request_id": x_request_id, "model": model.version})
            return score

    When not to use it:
        Where a logging framework outside the repository adds the id to every line, suppress with its name. An app that
        Sentry is told to trace (`traces_sample_rate`) is not flagged: it keeps the lines of a request together.

    References:
        https://www.w3.org/TR/trace-context/
    """

    code = "MLA804"
    name = "uncorrelated-log"
    severity = Severity.INFO
    elsewhere = None
    remediation = "Put a request id and the model version on every log line, by middleware and a context variable."
    triggers = (b"logg", b"fastapi", b"flask", b"quart", b"sanic", b"starlette")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in APPS or last in LEVELS

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Apps, and the first log line of each function."""
        if file.call_name(node) in APPS:
            yield self.issue(node, "", data={"app_line": node.lineno, "knows": _knows(file), "log": False})
            return
        level = log_level(file, node)
        home = file.function_of(node)
        told: set[ast.AST] = file.shared.setdefault("uncorrelated told", set())
        if level in ("info", "warning", "error", "exception", "critical") and home is not None and home not in told:
            told.add(home)
            yield self.issue(node, "", data={"knows": _knows(file), "log": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """The first line on the way of a request, where no module of the app knows an id."""
        where = candidate.finding.location
        if where is None or not candidate.data["log"]:
            return None
        finding = project.in_context(self, candidate)
        if finding is None or finding.context != "serving":
            return None
        app = model_service(project, where.path)
        if app is None:
            return None
        spoken: dict[str, Candidate | None] = project.shared.setdefault("uncorrelated apps", {})
        if app.path not in spoken:
            spoken[app.path] = self._speaker(project, app.files)
        if spoken[app.path] is not candidate:
            return None
        message = (
            "this service logs with no request id anywhere: its lines cannot be joined with the request they are about"
        )
        return msgspec.structs.replace(finding, message=message)

    def _speaker(self, project: ProjectView, files: frozenset[str]) -> Candidate | None:
        mine = [(p, c) for p in sorted(files) for c in project.files[p].candidates_of(self.code)]
        if any(c.data["knows"] for _, c in mine) or all(c.data["log"] for _, c in mine):
            return None
        routed = {entry.path for entry in project.entry_points if entry.kind == "serving"}
        for path, candidate in sorted(mine, key=lambda entry: (entry[0] not in routed, entry[0])):
            if candidate.data["log"] and _is_of_a_request(project, (path, candidate.function)):
                return candidate
        return None


def _is_demo(file: FileContext, app: ast.Call) -> bool:
    """Whether an app says in its title, its description or its module's docstring that it is there to be shown."""
    said = [file.argument(app, name) for name in ("title", "description")]
    texts = [ast.get_docstring(file.tree.module) or "", *(file.constant(each) for each in said if each is not None)]
    return any(isinstance(text, str) and _DEMO.search(text) for text in texts)


def _is_of_a_request(project: ProjectView, node: Node) -> bool:
    """Whether a line can be about one request: nothing on the way to it loads, sets up or trains."""
    trail = project.route("serving", node)
    names = [function.rpartition(".")[2] for _, function in (*trail, node)]
    return bool(trail) and not any(_START.search(name) or _JOB.search(name) for name in names)


def _told(project: ProjectView, app: App, left: set[str]) -> str:
    """What is said of an app that leaves some of what there is to look at, or nothing."""
    if _shows_quality(project, app):
        return "this service shows how good its model was, and measures neither latency nor errors"
    if "stores" in left:
        return "this service stores its predictions, and measures neither latency nor errors"
    if "times" in left:
        return "this service takes the time of its model, and counts neither errors nor inputs and scores"
    return _NOTHING


def _runs_its_own(project: ProjectView, app: App) -> bool:
    """Whether a route of an app runs a model, and does not only ask a provider."""
    return any(runs_model(project, route) == "model" for route in project.served_in(app.files))


def _asker(project: ProjectView, app: App) -> str:
    """The app of another service that answers with a model and asks all routes of this one that run a model, by paths
    that no other app has: what is slow or fails here is slow or fails there, and is said there. "" for none.
    """
    asked = {path: ends for path, ends in _asked(project).items() if path not in app.files}
    ends = ends_of(project, _model_routes(project, app.files)) if asked else set()
    asking = [path for path, wanted in asked.items() if ends and ends <= wanted]
    if not asking:
        return ""
    others = [path for path in project.files if path not in app.files]
    if ends & ends_of(project, _model_routes(project, others)):
        return ""
    return next((path for path in asking if model_service(project, path) is not None), "")


def _asked(project: ProjectView) -> dict[str, set[str]]:
    """The ends of the addresses to which the files of services post, by file."""
    known: dict[str, set[str]] | None = project.shared.get("ends asked by services")
    if known is None:
        known = project.shared["ends asked by services"] = {}
        for path in sorted({entry.path for entry in project.entry_points if entry.kind == "serving"}):
            candidates = project.files[path].candidates_of(UnmonitoredService.code)
            if ends := {end for candidate in candidates for end in candidate.data.get("asks", ())}:
                known[path] = ends
    return known


def _model_routes(project: ProjectView, files: Iterable[str]) -> list[Node]:
    return [route for route in project.served_in(files) if runs_model(project, route)]


def _shows_quality(project: ProjectView, app: App) -> bool:
    """Whether a route of an app answers with evaluations of the model over time: ``get_performance_drift``."""
    return any(_QUALITY.search(function) for _, function in project.served_in(app.files))


def _knows(file: FileContext) -> bool:
    """Whether a file speaks of request, trace or correlation ids anywhere; asked once a file."""
    known: bool | None = file.shared.get("knows request ids")
    if known is None:
        written = file.source.data.lower()
        known = any(head in written and any(word in written for word in words) for head, words in _CORRELATION.items())
        file.shared["knows request ids"] = known
    return known
