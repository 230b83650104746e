"""MLA904 and MLA905: services that nothing shows to work before they are released."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from mlaudit.code.deployments import entries
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import FunctionFact
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import ProjectRule, Severity
from mlaudit.config import DEFAULT_EXCLUDE
from mlaudit.findings import Finding, Location

from ..serving._web.addresses import ends_of
from ..serving._web.apps import APP_CODES, App, app_of, runs_model
from ..serving._web.composed import services_of
from ..serving._web.fronts import only_fronts

_PIPELINES: Final = (
    ".github/workflows",
    ".gitlab-ci.yml",
    "azure-pipelines.yml",
    ".azure-pipelines",
    "Jenkinsfile",
    ".circleci",
    ".travis.yml",
    "bitbucket-pipelines.yml",
    ".buildkite",
    ".pipelines",
    ".ci",
    "cloudbuild.yaml",
    "tox.ini",
    ".drone.yml",
)
_LOCKS: Final = (
    "uv.lock",
    "poetry.lock",
    "Pipfile.lock",
    "pdm.lock",
    "requirements.txt",
    "pixi.lock",
    "environment.yml",
)
_CARD: Final = regex(r"(?i)^model[-_ ]?card\w*\.(md|rst|txt|ya?ml|json|html)$")
_BUILDS: Final = regex(r"(?i)^(cloudbuild|azure-pipelines|buildspec|bitbucket-pipelines)[\w.-]*\.ya?ml$|^Jenkinsfile")
"""Pipelines that may lie in any folder: a trigger or a job names it."""
_CLIENTS: Final = regex(r"\b(requests|httpx|aiohttp|urllib3?|niquests|http\.client)\b")
_SMOKE: Final = regex(r"(?i)(^|[/_-])smoke[-_]?(test|check)?s?([/_.-]|$)")
_ASKS: Final = regex(
    r"(?i)\b(requests|httpx|aiohttp|urllib3?)\b|scoring_uri|web_?service|invoke(_endpoint)?\(|endpoint"
)
"""How a script asks a service that runs."""
_DEPTH: Final = 5
_MOST: Final = 5_000
"""Folders that are looked through for what may lie anywhere."""
_TRAINS: Final = regex(
    r"(?i)(^|[/_.])(re)?train(ing)?([/_]|$)|fine_?tun(e|ing)|(^|[/_.])(evaluate|benchmark|compare)[_-]?(all[_-]?)?models?$"
)


class UntestedInference(ProjectRule):
    """No test reaches the serving path.

    Looks for an app with an inference route that no test of the repository reaches. One finding an app. A test reaches
    it where it does one of these:

    - it imports one of the app's modules
    - it calls the app through a test client
    - it starts the app by the name of its module (`uvicorn service.main:app`)
    - it asks the app over HTTP by the path of a route (`requests.post(f"{URL}/predict")`)

    It is info: a missing test is no fault in what is released. Where several apps have a route of the same path, the
    test tells by the folder, or by the name or the port in a compose file, which of them it asks. An app that a smoke
    test tries once it is deployed, and one of pages that only ask another service, are said to be so.

    Why it hurts:
        The first request after a release is the test. A renamed field, a missing file in the image or a model that was
        saved with another version shows itself to a user.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])

    Good:
        # file: service.py
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])
        # file: tests/test_service.py
        from fastapi.testclient import TestClient
        from service import app

        def test_predict():
            assert TestClient(app).post("/predict", json=[1.0]).status_code == 200

    When not to use it:
        - Routes that only begin a training, and what runs as the app starts.
        - A service that is tested from another repository: suppress with its name.

    References:
        https://fastapi.tiangolo.com/tutorial/testing/
    """

    code = "MLA904"
    name = "untested-inference"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Add a test that sends a real row through the route and checks the answer's shape and range."

    def check(self, project: ProjectView) -> Iterator[Finding]:
        """One finding an app."""
        tests = [facts for path, facts in project.files.items() if is_test_path(path)]
        reached = _imported_from(project, [facts.path for facts in tests])
        for app, line, route in _services(project):
            if reached & {app.path, *app.files} or _is_started(project, app) or _is_asked(project, app):
                continue
            smoke = _smoke_test(project)
            said = "there is no test" if not tests else "no test imports it"
            message = f"`{route}` answers with a model, and {said}: its first call after a release is a user's"
            shows = only_fronts(project, app.files)
            if shows:
                message = f"`{route}` shows what a model answered elsewhere, and {said}"
            if smoke and not shows:
                message = f"`{route}` answers with a model: `{smoke}` tries what runs, and no test does before that"
            yield project.finding(self, Location(app.path, line, 1, line, 1), message, context="serving")


class NoReleaseEvidence(ProjectRule):
    """A repository releases a model service and has no pipeline that would stop a bad one.

    Flags a repository with an inference route and neither a pipeline of continuous integration nor what would make a
    release repeatable (a lock or requirements) nor a model card. One finding a repository.

    Why it hurts:
        Whether the tests pass, the image builds and the model still scores is known to whoever remembers to look. Half
        a year later nobody can say what was released, from what, and how good it was.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])
        # file: README.txt
        a service

    Good:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            return float(model.predict([row])[0])
        # file: .github/workflows/test.yml
        on: push

    When not to use it:
        Where the pipeline is defined in another repository, suppress with its name.

    References:
        https://arxiv.org/abs/1810.03993
        https://sre.google/sre-book/release-engineering/
    """

    code = "MLA905"
    name = "no-release-evidence"
    severity = Severity.INFO
    elsewhere = Severity.INFO
    remediation = "Run tests, a smoke evaluation and the image build in CI, and keep a model card beside the code."

    def check(self, project: ProjectView) -> Iterator[Finding]:
        """One finding, at the first service."""
        root = project.root
        services = _services(project)
        if root is None or not services or any((root / name).exists() for name in _PIPELINES):
            return
        builds, has_card = _anywhere(root)
        if builds:
            return
        missing = ["no pipeline runs tests, a smoke evaluation or the image build"]
        if not any((root / name).exists() for name in _LOCKS):
            missing.append("no requirements are locked")
        if not has_card:
            missing.append("no model card says how good the model is and for whom")
        app, line, _ = next((each for each in services if _makes_app(project, each[0])), services[0])
        message = f"this repository serves a model, and {', '.join(missing)}"
        yield project.finding(self, Location(app.path, line, 1, line, 1), message, context="serving")


def _anywhere(root: Path) -> tuple[bool, bool]:
    """Whether a pipeline that builds or deploys, and a model card, lie in any folder of a project."""
    builds = has_card = False
    folders = [(str(root), _DEPTH)]
    for folder, depth in folders:  # grows on the way
        for entry in entries(folder):
            if not entry.is_dir(follow_symlinks=False):
                builds = builds or _BUILDS.match(entry.name) is not None
                has_card = has_card or _CARD.match(entry.name) is not None
            elif (
                depth and len(folders) < _MOST and not entry.name.startswith(".") and entry.name not in DEFAULT_EXCLUDE
            ):
                folders.append((entry.path, depth - 1))
    return builds, has_card


def _makes_app(project: ProjectView, app: App) -> bool:
    """Whether the file of an app is seen to make it: a snippet of routes is no service."""
    codes = [code for code in APP_CODES if code in project.files[app.path].said]
    return any(c.data.get("app_line") for code in codes for c in project.files[app.path].candidates_of(code))


def _is_started(project: ProjectView, app: App) -> bool:
    """Whether a test starts an app by a command that names its module: ``sanic service.main:app``."""
    module = project.files[app.path].module.removeprefix("src.")
    named = re.compile(rf"(?<![\w])(src\.)?{re.escape(module)}:\w+")
    return any(f"{module}:" in text and named.search(text) for text in _texts(project))


def _texts(project: ProjectView) -> list[str]:
    """What the tests of a project are, as text."""
    texts: list[str] | None = project.shared.get("texts of tests")
    if texts is None:
        paths = [path for path in project.files if is_test_path(path)] if project.root is not None else []
        texts = project.shared["texts of tests"] = [_read(project.root / path) for path in paths if project.root]
    return texts


def _is_asked(project: ProjectView, app: App) -> bool:
    """Whether a test asks an app over HTTP where it runs, by the path of a route: ``requests.post(f"{URL}/predict")``.
    Where another app has such a path, too, the test says which one it means: by the folder, or by the name or the port
    that a compose file gives it.
    """
    ends = _ends(project, app)
    shared = {end for end in ends if len(_whose_ends(project)[end]) > 1}
    composed = services_of(project, app.path)[0] if shared else []
    names = [PurePosixPath(app.path).parent.name, *(name for each in composed for name in each.names)]
    meant = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in dict.fromkeys(names)]
    meant += [rf":{port}(?!\d)" for each in composed for port in each.published]
    for text in _texts(project) if ends else ():
        asked = {end for end in ends if f"/{end}" in text and re.search(rf"/{re.escape(end)}/?[\"'?]", text)}
        if asked and _CLIENTS.search(text) and (asked - shared or re.search("|".join(meant), text)):
            return True
    return False


def _ends(project: ProjectView, app: App) -> set[str]:
    return ends_of(project, [route for route in project.served_in(app.files) if runs_model(project, route)])


def _whose_ends(project: ProjectView) -> dict[str, set[str]]:
    """The apps that answer with a model, by the ends of their paths."""
    known: dict[str, set[str]] | None = project.shared.get("apps by ends")
    if known is None:
        known = project.shared["apps by ends"] = {}
        for app, _, _ in _services(project):
            for end in _ends(project, app):
                known.setdefault(end, set()).add(app.path)
    return known


def _smoke_test(project: ProjectView) -> str:
    """The script that a pipeline runs to ask a service that was just deployed, by its name; "" for none."""
    root = project.root
    found = (path for path in project.files if _SMOKE.search(path) and not path.endswith(".ipynb"))
    return next((path for path in found if root is not None and _ASKS.search(_read(root / path))), "")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""  # gone since it was listed


def _imported_from(project: ProjectView, paths: list[str]) -> frozenset[str]:
    """The files that run when `paths` are imported, those themselves left out where nothing imports them."""
    found: set[str] = set()
    queue = list(paths)
    seen: set[str] = set()
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        seen.add(path)
        for fact in project.files[path].imports:
            located = project.locate(fact.name, path)
            if located is None:
                continue
            named = {located[0]}
            if not project.files[path].parsed and located[0].endswith("/__init__.py"):
                # a file that was passed over says which package it takes modules from, and not which modules
                folder = located[0].removesuffix("__init__.py")
                named |= {other for other in project.files if other.rpartition("/")[0] == folder[:-1]}
            found |= named
            queue.extend(named)
    return frozenset(found)


def _services(project: ProjectView) -> list[tuple[App, int, str]]:
    """Apps whose routes run a model: the app, and line and name of the first such route in its own file."""
    known: list[tuple[App, int, str]] | None = project.shared.get("model services in order")
    if known is not None:
        return known
    found: dict[str, tuple[App, int, str]] = {}
    for entry in project.entry_points:
        fact = project.function((entry.path, entry.function)) if entry.function else None
        if entry.kind != "serving" or fact is None or not fact.decorators or is_test_path(entry.path):
            continue
        if entry.path.endswith(".ipynb") or not runs_model(project, (entry.path, entry.function)):
            continue
        if _begins_training(fact) or _is_hook(fact):
            continue
        app = app_of(project, entry.path)
        own = app.path == entry.path
        line = entry.line if own else app.line
        if app.path not in found or own:
            found.setdefault(app.path, (app, line, entry.function))
    known = [found[path] for path in sorted(found)]
    project.shared["model services in order"] = known
    return known


def _is_hook(function: FunctionFact) -> bool:
    """Whether a function runs as the app starts or ends (``lifespan``): nobody asks it."""
    return any("contextmanager" in each.name or "on_event" in each.name for each in function.decorators)


def _begins_training(function: FunctionFact) -> bool:
    """Whether a route says by its path or its name that it trains or evaluates: no user asks it."""
    said = (argument for each in function.decorators for argument in each.arguments[:1])
    return any(_TRAINS.search(text.strip("\"'")) for text in (function.qualname, *said))
