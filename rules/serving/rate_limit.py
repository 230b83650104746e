"""MLA703: how often a model service may be asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import Issue
from mlaudit.findings import Finding, Severity

from ._web.app_rules import NO_APP, AppRule
from ._web.apps import App, generates, runs_model, starts_processes
from ._web.bound import is_bound_here
from ._web.composed import is_internal
from ._web.deployed import is_limited
from ._web.handed import handler_of
from ._web.lessons import is_lesson
from ._web.made_up_keys import made_up_keys
from ._web.platforms import LIMITED
from ._web.slots import has_slots
from ._web.started import is_left_behind

_ADDRESS: Final = "Count by the address that the request comes from, or by an account that has signed in."


class EndpointWithoutRateLimit(AppRule):
    """Nothing limits how often the model may be asked.

    Looks for an app with an open inference route that no limiter stands before: none in the route's signature,
    decorators or body, none on router or app, none in middleware. There is one finding an app, at its costliest route:
    one that calls a model provider, else one that takes a file, else the first.

    Reports:
    - an inference route that anybody may call as often as they like
    - a route that asks a model over HTTP by hand, where the address says so (`/predict`, `/v1/models/fare:predict`,
      `/chat/completions`)
    - a limiter that counts callers by a header which each of them makes up (`X-Session-ID`) before it looks at their
      address

    Severity:
    - warning: a call asks a provider, generates text, pictures or speech, or starts a program; callers counted by a
      header
    - info: any other route, the app of a lesson or an example, and one that listens on this machine alone

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
        - The gateway in front of the service limits each client: suppress it with its name as the reason.
        - The route asks who calls, or the server does for all routes (client certificates): no finding, for callers can
          be held to account.
        - The route waits a bounded time for one of a few slots (a semaphore), and answers 429 or 503 where it gets
          none: no finding.
        - A compose file keeps the app inside (no published port): no finding.
        - Mangum makes a Lambda of the app, or its routes are the `/ping` and `/invocations` of SageMaker: no finding.
        - A gateway of the project limits requests (an ingress with `limit-rps`, `limit_req` of nginx): no finding.

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

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The routes of a file, and what a limiter of it counts by."""
        for issue in super().finish(file):
            if issue.data.get("lacks") and has_slots(file, issue.data["function"]):
                issue.data["lacks"] = False
            yield issue
        for asked, header in made_up_keys(file):
            message = f"callers are counted by `{header}`, which each of them makes up: with a new one in each request"
            message += " nobody is ever limited"
            yield self.issue(asked, message, remediation=_ADDRESS, data={"made_up": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding an app, and each limiter that counts by what callers make up."""
        if candidate.data.get("made_up"):
            return project.in_context(self, candidate)
        return super().refine(candidate, project)

    def weigh(self, finding: Finding, candidate: Candidate, app: App, project: ProjectView) -> Finding | None:
        """A warning where a call costs money or seconds; nothing where no stranger gets through."""
        where = candidate.finding.location
        if where is None or is_limited(project) or is_internal(project, app.path):
            return None
        node = handler_of(project, candidate, where.path)
        costly = runs_model(project, node) == "provider" or generates(project, node, app)
        costly = costly or starts_processes(project, node)
        aside = is_lesson(where.path) or is_left_behind(project, app.path) or is_bound_here(project, app.path)
        severity = Severity.WARNING if costly and not aside else Severity.INFO
        return msgspec.structs.replace(finding, severity=severity)

    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message."""
        looked = "route, router or app" if has_app else f"route or router ({NO_APP})"
        looked = LIMITED.get(data["platform"], looked)
        return f"`{data['path']}` runs the model as often as anybody asks: no rate limit on {looked}"
