"""MLA702 and MLA703: who may call a model service, and how often."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding, Related

from ._apps import App, app_of, first_of, marked, runs_model
from ._bentos import open_bento
from ._django import says_of_all, settings_marks
from ._handed import asking, handed_routes, handler_of, looks_elsewhere
from ._platforms import LIMITED, LOOKED
from ._routes import APPS, INFERENCE, app_marks, declarations, route
from ._served import has_guard, open_servers

_NO_APP: Final = "no app that includes it was found"


class _AppRule(FileRule):
    """A rule that says one thing an app, at the route that it matters most for."""

    marks: ClassVar[tuple[str, ...]]
    costly: ClassVar[bool] = False
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"fastapi",
        b"flask",
        b"quart",
        b"sanic",
        b"starlette",
        b"aiohttp.web",
        b"import web",
        b".post(",
        b".route(",
        b"add_api_route",
        b"add_url_rule",
        b"bottle",
        b"tornado",
        *(b"falcon", b"ninja", b"rest_framework", b"csrf_exempt", b"MIDDLEWARE"),
        *(b"http.server", b"modal", b"azure.functions"),
    )

    def lacks(self, data: dict[str, Any]) -> bool:
        """Whether a route shows nothing of what the rule wants."""
        raise NotImplementedError

    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message; `has_app` says whether the app that the route belongs to was found."""
        raise NotImplementedError

    def visit_FunctionDef(self, node: ast.FunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What the file says of the app as a whole."""
        for call, found, handler in handed_routes(file):
            data = {**msgspec.structs.asdict(found), "handler": handler, "function": file.qualname_of(call)}
            yield self.issue(call, "", data={**data, "lacks": self.lacks(data), "costly": self.costly})
        marks, settings, asks = app_marks(file), settings_marks(file), asking(file)
        if (any(marks.values()) or settings or asks) and file.tree.module.body:
            said = {mark: marks[mark] for mark in ("auth", "limit", "version")}
            data = {"marks": said, "app_line": marks["app"], "settings": settings, "asking": asks}
            yield self.issue(file.tree.module.body[0], "", data=data)

    def _route(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        found = route(file, node)
        if found is not None and found.takes:
            home = file.tree.scope_at(node).qualname
            data = {**msgspec.structs.asdict(found), "path": found.path or node.name, "function": home}
            place = declarations(file).get(node, node)
            yield self.issue(place, "", data={**data, "lacks": self.lacks(data), "costly": self.costly})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding for each app that runs a model and has nothing of the kind."""
        where = candidate.finding.location
        if not candidate.data.get("lacks") or where is None:
            return None
        finding = self.of_route(candidate, project)
        app = app_of(project, where.path)
        if finding is None or first_of(project, app, self.code, "lacks") is not candidate:
            return None
        if any(marked(project, app, self.code, mark) for mark in self.marks):
            return None
        if candidate.data["platform"] == "Django" and any(says_of_all(project, self.code, m) for m in self.marks):
            return None
        has_app = any(
            c.data.get("app_line") for path in app.files for c in project.files[path].candidates_of(self.code)
        )
        message = self.say(candidate.data, has_app=has_app)
        sure = finding.confidence if has_app else 0.7 if candidate.data["platform"] else 0.5
        return msgspec.structs.replace(finding, message=message, confidence=sure)

    def of_route(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A route's finding in the context of its function: the decorator that it stands at is outside of it, and so is
        a call that hands it over.
        """
        where = candidate.finding.location
        if candidate.data.get("handler") and where is not None:
            path, function = handler_of(project, candidate, where.path)
            asks = looks_elsewhere(project, (path, function), self.code)
            if asks[0] or (asks[1] and "limit" in self.marks) or project.context(path, function) != "serving":
                return None
            return msgspec.structs.replace(candidate.finding, context="serving")
        return project.in_context(self, msgspec.structs.replace(candidate, function=candidate.data["function"]))


class EndpointWithoutAuth(_AppRule):
    """Anybody who reaches the port can run the model.

    Flags an app with an inference route (a function, or a method of a view, resource or handler) that is protected
    nowhere: not in the route's signature, decorators or body, its class, its router, the app or middleware. A limit on
    requests is no protection. One finding an app: where it is made if none of its routes is guarded at all, else at its
    first open inference route; a service of BentoML, a server of LitServe, an endpoint of Modal, a view of Django's
    REST framework, a function of Azure whose level is ANONYMOUS, a handler of `http.server` and MCP tools on a network
    likewise. A Gradio app that is published with `share=True` and no `auth` is flagged too. What a platform guards by
    default (a Lambda, Google's functions, SageMaker, KServe's mesh) is left to it.

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
        Where a gateway or a mesh in front of the service authenticates each call: suppress with its name as the reason.

    References:
        https://owasp.org/API-Security/editions/2023/en/0xa2-broken-authentication/
    """

    code = "MLA702"
    name = "endpoint-without-auth"
    severity = Severity.WARNING
    elsewhere = None
    marks = ("auth",)
    remediation = "Require a key or a token on the router, or say which gateway does."
    triggers = (*_AppRule.triggers, b"gradio", b"bentoml", b"LitServer", b"mcp")

    def lacks(self, data: dict[str, Any]) -> bool:
        """No protection of its own."""
        return not data["protected"]

    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message."""
        looked = "route, router, app or middleware" if has_app else f"route or router ({_NO_APP})"
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
        made = file.calls_where(lambda name, _: name in APPS)
        if made:
            yield self.issue(made[0], "", data={"makes": True})
        bento = open_bento(file)
        if bento is not None:
            message = f"`{bento.name}` runs the model for anybody: nothing on this service asks who they are"
            data = {"bento": True, "function": bento.function}
            yield self.issue(bento.place, message, confidence=0.7, data=data)
        for each in open_servers(file):
            data = {"server": each.kind, "function": each.function}
            yield self.issue(each.place, each.message, confidence=0.7, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding for each app; the public tunnel stands for itself."""
        if candidate.data.get("makes"):
            return self._of_app(candidate, project)
        if candidate.data.get("bento"):
            return self.of_route(candidate, project)
        if candidate.data.get("server"):
            return self._of_server(candidate, project)
        if candidate.data.get("ui"):
            finding = project.in_context(self, candidate)
            if finding is None:
                where = candidate.finding.location
                test = where is None or project.context(where.path, candidate.function) in ("test", "notebook")
                return None if test else candidate.finding
            return finding
        where = candidate.finding.location
        if where is not None and self._maker(app_of(project, where.path), project) is not None:
            return None
        return super().refine(candidate, project)

    def _of_server(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A server of LitServe where no API of the project has a guard; of MCP's tools the first that runs a model."""
        where = candidate.finding.location
        if where is None or project.context(where.path, candidate.function) == "test":
            return None
        found = msgspec.structs.replace(candidate.finding, context="serving")
        if candidate.data["server"] == "LitServe":
            served = any(entry.framework == "LitServe" for entry in project.entry_points)
            return found if served and not has_guard(project) else None
        tools = [c for c in project.files[where.path].candidates_of(self.code) if c.data.get("server") == "MCP"]
        asking = [c for c in tools if runs_model(project, (where.path, c.data["function"]))]
        named = [c for c in asking if INFERENCE.search(c.data["function"])]
        return found if next(iter(named or asking), None) is candidate else None

    def _of_app(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """What is said where an app is made: nothing stands before any of its routes."""
        where = candidate.finding.location
        app = app_of(project, where.path) if where is not None else None
        if app is None or self._maker(app, project) is not candidate:
            return None
        first = first_of(project, app, self.code, "lacks")
        place = first.finding.location if first is not None else None
        found = self.of_route(first, project) if first is not None else None
        if first is None or place is None or found is None or marked(project, app, self.code, "auth"):
            return None
        message = (
            "nobody is asked who they are: no authentication on this app, its middleware, its routers or its routes, "
            f"and `{first.data['path']}` runs the model"
        )
        related = (Related(place.path, place.line, "the first route that runs the model"),)
        severity = found.severity
        return msgspec.structs.replace(
            candidate.finding, message=message, severity=severity, context=found.context, related=related
        )

    def _maker(self, app: App, project: ProjectView) -> Candidate | None:
        """The place where an app is made that speaks for all of its routes; None where some are guarded."""
        key = f"{self.code} maker of {app.path}"
        if key not in project.shared:
            every = [c for path in sorted(app.files) for c in project.files[path].candidates_of(self.code)]
            guarded = any(c.data.get("protected") or c.data.get("limited") for c in every)
            guarded = guarded or marked(project, app, self.code, "limit")
            project.shared[key] = None if guarded else next((c for c in every if _makes(c, app)), None)
        found = project.shared[key]
        return found if isinstance(found, Candidate) else None


class EndpointWithoutRateLimit(_AppRule):
    """Nothing limits how often the model may be asked.

    Flags an app with an open inference route that no limiter stands before: none in the route's signature, decorators
    or body, none on router or app, none in middleware. One finding an app, at its costliest route: one that calls a
    model provider, else one that takes a file, else the first. Callers who are authenticated can be held to account and
    are left to the gateway.

    Why it hurts:
        Inference is the most expensive thing that a service does. One client in a loop takes it from all others, or
        spends a month's provider budget in an hour.

    Bad:
        from fastapi import FastAPI
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI(timeout=20)

        @app.post("/chat")
        def chat(text: str):
            return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text

    Good:
        from fastapi import FastAPI, Request
        from openai import OpenAI
        from slowapi import Limiter
        from slowapi.util import get_remote_address

        limiter = Limiter(key_func=get_remote_address)
        app = FastAPI()
        client = OpenAI(timeout=20)

        @app.post("/chat")
        @limiter.limit("10/minute")
        def chat(request: Request, text: str):
            return client.responses.create(model="gpt-4o-mini", input=text, max_output_tokens=300).output_text

    When not to use it:
        Where the gateway in front of the service limits each client: suppress with its name as the reason.

    References:
        https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
    """

    code = "MLA703"
    name = "endpoint-without-rate-limit"
    severity = Severity.WARNING
    elsewhere = None
    marks = ("limit", "auth")
    costly = True
    remediation = "Limit requests per client on the router, or say which gateway does."

    def lacks(self, data: dict[str, Any]) -> bool:
        """No limiter of its own, and anybody may come."""
        return not data["limited"] and not data["protected"]

    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message."""
        looked = "route, router or app" if has_app else f"route or router ({_NO_APP})"
        looked = LIMITED.get(data["platform"], looked)
        return f"`{data['path']}` runs the model as often as anybody asks: no rate limit on {looked}"


def _makes(candidate: Candidate, app: App) -> bool:
    where = candidate.finding.location
    made = candidate.data.get("makes") and where is not None
    return bool(made) and where is not None and (where.path, where.line) == (app.path, app.line)


__all__ = ["EndpointWithoutAuth", "EndpointWithoutRateLimit"]
