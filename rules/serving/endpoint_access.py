"""MLA702: who may call a model service."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue, Severity
from mlaudit.findings import Finding, Related

from ._web.app_marks import APPS, is_tried_only
from ._web.app_rules import NO_APP, AppRule
from ._web.apps import App, app_of, first_of, marked, runs_model
from ._web.bentos import open_bento
from ._web.bound import is_bound_here
from ._web.claimed_roles import claimed_roles
from ._web.composed import is_internal
from ._web.dependencies import depends_on_guard
from ._web.deployed import is_asked_for, is_lambda, is_secured
from ._web.entry_checks import LIMIT
from ._web.given_out import handed_out_by, is_for_callers
from ._web.gradio import is_open, open_page, serves_page
from ._web.handed import handler_of
from ._web.keeping import keeper_of, steered
from ._web.lessons import is_lesson, is_mock
from ._web.platforms import LOOKED
from ._web.reachable import is_dear, is_reachable
from ._web.routes import INFERENCE
from ._web.served import has_guard, open_servers
from ._web.shadowed import mounts, rules
from ._web.started import is_left_behind
from ._web.started_here import is_started_here

_CLAIMED: Final = "Take the role from a session or a signed token, and never from what the request says."


class EndpointWithoutAuth(AppRule):
    """Anybody who reaches the port can run the model.

    Looks for an app with an inference route that is protected nowhere: not in the route's signature, decorators or
    body, what it depends on, its class, its router, the app or middleware. A limit on requests is no protection. There
    is one finding an app: where the app is made if none of its routes is guarded, else at its first open inference
    route.

    Reports:
    - apps with an open route that can reach a model and says so (`/predict`, `forecast`)
    - services of BentoML, servers of LitServe, endpoints of Modal, views of Django's REST framework, handlers of
      `http.server`
    - functions of Azure whose level is ANONYMOUS
    - MCP tools on a network that run a model
    - an app with a route that trains a model and keeps it
    - an app beside the one that runs the model, with an open route that changes what is stored
    - a Gradio page with `share=True` and no `auth`
    - a Gradio page that runs a model and is launched on all hosts with no `auth`, or stands on a Space and keeps
      records
    - a route that gives more to a request which calls itself an administrator's (`request.args.get("role") == "admin"`)

    Severity:
    - warning: a file shows that others can reach the service (a published port, an Ingress, a Service of type
      LoadBalancer or NodePort, `--allow-unauthenticated`, a Procfile); the platform gives each function an address
      (Modal, Azure); an open route asks a provider, trains and keeps a model, or changes what is stored
    - info: nothing of that is seen; or, whatever the route does, only other services of a compose file, a guarded app
      or a gateway call it; it is started on this machine alone, or each server that is started listens on 127.0.0.1
      unless an option says otherwise, and no image, compose file or manifest does; another app is started in its
      place; a lesson or an example
    - info: a route with a limit of its own on how often it is asked, which strangers are then meant to ask
    - info: `share=True` in a notebook

    Why it hurts:
        Open inference is stolen inference: others run their load on your accelerators and your provider keys, copy the
        model by asking it, and probe it for what it was trained on.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        ---
        # file: routes.py
        from fastapi import APIRouter

        router = APIRouter()

        @router.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        # file: main.py
        from fastapi import FastAPI
        from routes import router

        app = FastAPI()
        app.include_router(router)

    Good:
        from fastapi import Depends, FastAPI
        from security import verify_api_key

        app = FastAPI(dependencies=[Depends(verify_api_key)])

        @app.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        ---
        # file: routes.py
        from fastapi import APIRouter

        router = APIRouter()

        @router.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        # file: main.py
        from fastapi import Depends, FastAPI
        from routes import router
        from security import authenticated

        app = FastAPI()
        app.include_router(router, dependencies=[Depends(authenticated)])

    When not to use it:
        - A gateway or mesh in front of the service authenticates each call: suppress it with its name as the reason.
        - The platform guards by default: no finding for a Lambda (Mangum too), Google's functions, SageMaker, KServe's
          mesh, a container whose routes Vertex AI names, or one whose routes are `/ping` and `/invocations`, which
          SageMaker runs.
        - The API description that a gateway reads asks for a key on the path: no finding.
        - What starts the app asks each caller for a certificate (`--ssl-cert-reqs 2` of uvicorn, `--cert-reqs 2` of
          gunicorn, with the authority's certificates): no finding.
        - A library makes the app, or adds routes to it, for whoever calls it: no finding.
        - The route reads stored rows, computes with rules and sums of its own, or writes out an answer: it runs no
          model.

    References:
        https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
    """

    code = "MLA702"
    name = "endpoint-without-auth"
    severity = Severity.WARNING
    elsewhere = None
    marks = ("auth",)
    remediation = "Require a key or a token on the router, or say which gateway does."
    triggers = (*AppRule.triggers, b"gradio", b"bentoml", b"LitServer", b"mcp")

    def lacks(self, data: dict[str, Any]) -> bool:
        """No protection of its own."""
        return not data["protected"]

    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message."""
        looked = "route, router, app or middleware" if has_app else f"route or router ({NO_APP})"
        looked = LOOKED.get(data["platform"], looked)
        return f"`{data['path']}` runs the model for anybody: no authentication on {looked}"

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last == "launch"

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``demo.launch(share=True)``: a public tunnel."""
        function = node.func
        if not isinstance(function, ast.Attribute) or function.attr != "launch" or not file.imports("gradio"):
            return
        shared = file.argument(node, "share")
        if shared is not None and file.constant(shared) is True and file.argument(node, "auth") is None:
            if not file.has_unpacking(node):
                yield self.issue(
                    node, "`share=True` publishes the model on a public address with no `auth`", data={"ui": True}
                )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Where an app is made, too."""
        yield from super().finish(file)
        mounted, answered = mounts(file), rules(file)
        if mounted or answered:
            yield self.issue(file.tree.module.body[0], "", data={"mounts": mounted, **answered})
        made = [call for call in file.calls_where(_makes_app) if not is_tried_only(file, call)]
        if made:
            yield self.issue(made[0], "", data={"makes": True, "for callers": handed_out_by(file, made[0])})
        for compared, claimed, route in claimed_roles(file):
            message = f"`{claimed}` is what the request says of itself, and opens more here: anybody may say so"
            alone = len(route.decorator_list) == 1 and isinstance(compared.ops[0], ast.NotEq | ast.NotIn)
            data = {"claims": True, "route": file.tree.scope_at(route).qualname, "alone": alone}
            yield self.issue(compared, message, remediation=_CLAIMED, data=data)
        bento = open_bento(file)
        if bento is not None:
            message = f"`{bento.name}` runs the model for anybody: nothing on this service asks who they are"
            data = {"bento": True, "function": bento.function, "for callers": handed_out_by(file, bento.place)}
            yield self.issue(bento.place, message, confidence=0.7, data=data)
        page = open_page(file)
        for each in (*open_servers(file), *([page] if page is not None else [])):
            data = {"server": each.kind, "function": each.function}
            yield self.issue(each.place, each.message, confidence=0.7, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding for each app; the public tunnel stands for itself."""
        if candidate.data.get("makes"):
            return self._of_app(candidate, project)
        if candidate.data.get("bento"):
            return self._of_bento(candidate, project)
        if candidate.data.get("claims"):
            return self._of_claim(candidate, project)
        if candidate.data.get("server"):
            return self._of_server(candidate, project)
        if candidate.data.get("ui"):
            return self._of_tunnel(candidate, project)
        where = candidate.finding.location
        app = app_of(project, where.path) if where is not None else None
        if app is None or self._maker(app, project) is not None:
            return None
        found = super().refine(candidate, project)
        made = (c for c in project.files[app.path].candidates_of(self.code) if _makes(c, app))
        if found is None or next(made, None) is None:
            return found
        related = (*found.related, Related(app.path, app.line, "where the app is made"))
        return msgspec.structs.replace(found, related=related)

    def _of_tunnel(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A page that is published by a tunnel: it is meant so, for as long as the cell runs, where a notebook is."""
        finding, where = project.in_context(self, candidate), candidate.finding.location
        context = project.context(where.path, candidate.function) if where is not None else "test"
        if where is not None and (where.cell is not None or context == "notebook"):
            return msgspec.structs.replace(finding or candidate.finding, severity=Severity.INFO)
        return finding if finding is not None or context == "test" else candidate.finding

    def _of_bento(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A service of BentoML; nothing for one that a library makes for who calls it."""
        found, where = self.of_route(candidate, project), candidate.finding.location
        if found is None or where is None or is_for_callers(project, where.path, candidate.data):
            return None
        noted = not is_reachable(project, where.path)
        return msgspec.structs.replace(found, severity=Severity.INFO) if noted else found

    def _of_claim(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A right that a request claims, where nothing before the route asks who it comes from."""
        where = candidate.finding.location
        app = app_of(project, where.path) if where is not None else None
        if where is None or app is None or marked(project, app, self.code, "auth"):
            return None
        node = (where.path, candidate.data["route"])
        own = [c for c in project.files[where.path].candidates_of(self.code) if c.data.get("function") == node[1]]
        guarded = any(c.data.get("protected") for c in own) and not candidate.data["alone"]  # this is all that it asks
        if guarded or depends_on_guard(project, node, self.code):
            return None
        return project.in_context(self, candidate)

    def _of_server(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A server of LitServe where no API of the project has a guard; of MCP's tools the first that runs a model."""
        where = candidate.finding.location
        if where is None or project.context(where.path, candidate.function) == "test":
            return None
        found = msgspec.structs.replace(candidate.finding, context="serving")
        if candidate.data["server"] != "Gradio" and not is_reachable(project, where.path):  # a Space is seen by all
            found = msgspec.structs.replace(found, severity=Severity.INFO)
        if serves_page(candidate.data):
            return found if is_open(project, where.path, candidate.data["server"]) else None
        if candidate.data["server"] == "LitServe":
            served = any(entry.framework == "LitServe" for entry in project.entry_points)
            return found if served and not has_guard(project) else None
        tools = [c for c in project.files[where.path].candidates_of(self.code) if c.data.get("server") == "MCP"]
        asking = [c for c in tools if runs_model(project, (where.path, c.data["function"]))]
        named = [c for c in asking if INFERENCE.search(c.data["function"])]
        return found if next(iter(named or asking), None) is candidate else None

    def weigh(self, finding: Finding, candidate: Candidate, app: App, project: ProjectView) -> Finding | None:
        """Nothing where a gateway asks for a key on this path; a note where another container is all that can call, and
        where the route has a limit of its own: who thought of how often strangers ask has meant them to.
        """
        if is_secured(project, str(candidate.data["path"])):
            return None
        noted = _is_out_of_reach(project, app, candidate.data["platform"], self.code)
        noted = noted or (bool(candidate.data.get("limited")) and self._is_limited(candidate, project))
        return msgspec.structs.replace(finding, severity=Severity.INFO) if noted else finding

    @staticmethod
    def _is_limited(candidate: Candidate, project: ProjectView) -> bool:
        """Whether a route is declared with a limit: a 429 in its body may be of a provider, or of somebody's budget."""
        where = candidate.finding.location
        function = project.function(handler_of(project, candidate, where.path)) if where is not None else None
        if function is None:
            return False
        declared = (*(each.name for each in function.decorators), *(each.default for each in function.parameters))
        return any(LIMIT.search(each) for each in declared)

    def _of_app(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """What is said where an app is made: nothing stands before any of its routes."""
        where = candidate.finding.location
        app = app_of(project, where.path) if where is not None else None
        if where is None or app is None or self._maker(app, project) is not candidate:
            return None
        if is_for_callers(project, where.path, candidate.data):
            return None
        first, does = first_of(project, app, self.code, "lacks"), "runs the model"
        if first is None:
            first, does = keeper_of(project, app, self.code) or (None, "")
        place = first.finding.location if first is not None else None
        found = self.of_route(first, project) if first is not None else None
        if first is None or place is None or found is None or marked(project, app, self.code, "auth"):
            return None
        if is_mock(where.path):
            return None
        message = (
            "nobody is asked who they are: no authentication on this app, its middleware, its routers or its routes, "
            f"and `{first.data['path']}` {does}"
        )
        told = Related(place.path, place.line, f"the route that {does}")
        others = steered(project, app, self.code, (place.path, place.line))
        related = (told, *(Related(*each, "anybody may ask for this, too") for each in others))
        severity = Severity.INFO if is_lesson(where.path) else found.severity
        if is_secured(project, str(first.data["path"])) or is_lambda(project, app.path):
            return None
        if _is_out_of_reach(project, app, "", self.code):
            severity = Severity.INFO
        return msgspec.structs.replace(
            candidate.finding, message=message, severity=severity, context=found.context, related=related
        )

    def _maker(self, app: App, project: ProjectView) -> Candidate | None:
        """The place where an app is made that speaks for all of its routes; None where some are guarded."""
        key = f"{self.code} maker of {app.path}"
        if key not in project.shared:
            every = [c for path in sorted(app.files) for c in project.files[path].candidates_of(self.code)]
            limits = marked(project, app, self.code, "limit")  # else a guard belongs where each route is limited
            guarded = any(c.data.get("protected") or (c.data.get("limited") and not limits) for c in every)
            guarded = guarded or any(map(partial(self._is_behind, project), every))
            project.shared[key] = None if guarded else next((c for c in every if _makes(c, app)), None)
        found = project.shared[key]
        return found if isinstance(found, Candidate) else None

    def _is_behind(self, project: ProjectView, candidate: Candidate) -> bool:
        """Whether a candidate is a route that depends on a guard."""
        where = candidate.finding.location
        if where is None or "takes" not in candidate.data:
            return False
        return depends_on_guard(project, handler_of(project, candidate, where.path), self.code)


def _is_out_of_reach(project: ProjectView, app: App, platform: str, code: str) -> bool:
    """Whether only a service that asks who calls, or who started the app, can call it: nothing says that others can,
    and a call costs little.
    """
    if is_internal(project, app.path) or is_asked_for(project) or is_started_here(project):
        return True
    if is_left_behind(project, app.path) or is_bound_here(project, app.path):
        return True
    given = platform in ("Modal", "Azure Functions")  # which give each function an address
    return not (given or is_reachable(project, app.path) or is_dear(project, app, code))


def _makes(candidate: Candidate, app: App) -> bool:
    where = candidate.finding.location
    made = candidate.data.get("makes") and where is not None
    return bool(made) and where is not None and (where.path, where.line) == (app.path, app.line)


def _makes_app(name: str, _: str) -> bool:
    return name in APPS
