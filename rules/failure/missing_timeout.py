"""MLA101: calls that leave the process and may never come back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.names import UNKNOWN
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Fix, Severity

from ._bounds import Bound, adapted, bound, is_guarded, names_local_host, names_url
from ._bounds_elsewhere import callers_bound, has_driver, has_global, is_page, is_sane
from ._client_use import in_address, mentions, names_server, serves, uses
from ._clients import CALLS, CLIENTS, HTTPX_CALLS, REMOTE, Call, Client
from ._loose_bounds import is_bounded_call, loose_bound
from ._repairs import timeout_fix

_LONG: Final = 60.0
_LOOSE: Final = frozenset(name.rpartition("().")[2] for name in CALLS if "()." in name) | {"create", "parse"}
"""Last parts of calls on a client that another file may have made."""

_REMOTE_METHODS: Final = frozenset({"predict", "infer", "generate"})
_PROVIDER_METHODS: Final = frozenset({"create", "parse", "stream", "completion", "acompletion", "generate_content"})
_BY_HAND: Final = regex(r"(^|[-_])(tests?|smoke|verify|demo|try)([-_\d]|$)", re.IGNORECASE)
"""Names of scripts that a person runs and watches."""


class MissingTimeout(FileRule):
    """An outbound call has no bound on how long it may take.

    Flags HTTP calls (`requests` and its sessions, `urllib`, `urllib3`, `pandas` that reads a URL, `httpx` and `aiohttp`
    with the bound switched off), model providers (OpenAI, Anthropic, Cohere, Mistral, Google, Groq, Ollama, Hugging
    Face, litellm, langchain), gRPC stubs, databases and caches (Redis, PostgreSQL, MySQL, MongoDB), mail, FTP and
    sockets, model servers, and, on the serving path, child processes. What waits for ever is an error on the serving
    path; a default of 60 s or more is a warning there and silent elsewhere. A client is reported once, where it is
    made. A bound that bounds nothing is flagged too: seconds that read like milliseconds, and `asyncio.wait_for` round
    a coroutine that never awaits.

    Why it hurts:
        A dependency that accepts the connection and then says nothing holds the worker that called it. A handful of
        such calls holds every worker, and the service is down without one error in its log. Retries do not help: a call
        that hangs never fails.

    Bad:
        import requests
        from fastapi import FastAPI

        app = FastAPI()

        @app.get("/weather")
        def weather(city: str):
            return requests.get("https://weather.example/now", params={"q": city}).json()
        ---
        import requests

        class Catalogue:
            def __init__(self):
                self.session = requests.Session()

            def page(self, number):
                return self.session.get("https://catalogue.example/items", params={"page": number}).json()
        ---
        from fastapi import FastAPI
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI()

        @app.post("/answer")
        def answer(question: str):
            return client.responses.create(model="gpt-4o-mini", input=question, max_output_tokens=200).output_text
        ---
        import aiohttp

        async def read(url):
            limits = aiohttp.ClientTimeout(connect=5)
            async with aiohttp.ClientSession(timeout=limits) as session:
                async with session.get(url) as response:
                    return await response.text()

    Good:
        import requests
        from fastapi import FastAPI

        app = FastAPI()

        @app.get("/weather")
        def weather(city: str):
            return requests.get("https://weather.example/now", params={"q": city}, timeout=(2, 5)).json()
        ---
        from fastapi import FastAPI
        from openai import OpenAI

        app = FastAPI()
        client = OpenAI(timeout=20, max_retries=1)

        @app.post("/answer")
        def answer(question: str):
            return client.responses.create(model="gpt-4o-mini", input=question, max_output_tokens=200).output_text
        ---
        import asyncio
        import aiohttp

        async def read(session: aiohttp.ClientSession, url):
            async with asyncio.timeout(10):
                async with session.get(url, timeout=None) as response:
                    return await response.text()
        ---
        import httpx

        def read(url):
            return httpx.get(url).text

    When not to use it:
        A bound on the client, the session's adapter, a configuration object, `socket.setdefaulttimeout` (for the
        libraries that heed it; `requests` does not), or a surrounding `asyncio.timeout` or `wait_for` counts. Libraries
        whose own default is short are not flagged. A stream that is meant to stay open, such as a subscription, has no
        sensible bound: suppress with that as the reason.

    References:
        https://requests.readthedocs.io/en/latest/user/advanced/#timeouts
        https://docs.aiohttp.org/en/stable/client_quickstart.html#timeouts
        https://sre.google/sre-book/addressing-cascading-failures/
    """

    code = "MLA101"
    name = "missing-timeout"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Pass a time-out that fits the caller's own deadline, and handle its expiry."
    fix = "unsafe"
    triggers = (
        *(
            module.encode()
            for module in sorted({name.partition(".")[0] for name in (*CALLS, *CLIENTS)} - {"http", "os", "socket"})
        ),
        b"asyncio",
        b"import socket",
        b"os.system",
        b"http.client",
        b"grpc",
        b"session.",
        b"client.",
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        if not name:
            return last in _PROVIDER_METHODS or last in _REMOTE_METHODS
        return (
            name in CALLS
            or name in HTTPX_CALLS
            or name in CLIENTS
            or name == "socket.setdefaulttimeout"
            or is_bounded_call(name)
            or _aiohttp_request(name)
            or "Stub()." in name
            or (name.rpartition(".")[2] in _LOOSE and not name.startswith("builtins."))
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A call of a known API, or one whose client is only known to another file."""
        name = file.call_name(node)
        if name is None:
            yield from self._unnamed(file, node)
            return
        loose = loose_bound(file, node, name)
        if loose is not None:
            yield self.issue(
                node,
                loose.said,
                severity=Severity.WARNING,
                confidence=0.9,
                remediation=loose.fix,
                data={"kind": "loose"},
            )
        elif name == "socket.setdefaulttimeout":
            yield self.issue(node, "", data={"kind": "global"})
        elif name in CALLS:
            yield from self._call(file, node, name, CALLS[name])
        elif name in HTTPX_CALLS or _aiohttp_request(name):
            given = bound(file, node, ("timeout",))
            if given is Bound.NONE and not is_guarded(file, node):
                said = f"`{file.text(node.func)}` is told to wait for ever"
                fix = timeout_fix(file, node, name, ("timeout",), None)
                yield self._endless(file, node, said, {"kind": "call"}, fix=fix)
        elif name in CLIENTS:
            yield from self._client(file, node, name, CLIENTS[name])
        elif "Stub()." in name and name.count("()") == 1:
            yield from self._stub(file, node, name)
        else:
            yield from self._elsewhere(file, node, name)

    def _call(self, file: FileContext, node: ast.Call, name: str, known: Call) -> Iterator[Issue]:
        given = bound(file, node, known.keywords, known.position)
        if given in (Bound.GIVEN, Bound.UNKNOWN) or is_guarded(file, node) or _is_module_switch(file, name):
            return
        if known.of_urls and not names_url(file, node):
            return
        if name.startswith("requests") and (_forwards(file, node) or adapted(file, node)):
            return
        data = {
            "kind": "call",
            "default": known.default if given is Bound.MISSING else None,
            "serving_only": known.serving_only,
            "socket_default": known.socket_default,
            "local": names_local_host(file, node),
            "fetches": name.startswith("subprocess.") and _FETCHES.search(ast.unparse(node)[:200]) is not None,
        }
        fix = timeout_fix(file, node, name, known.keywords, known.position)
        said = _said(file, node, known.default, given)
        issue = self._endless(file, node, said, data, waits_for=known.waits_for, fix=fix)
        if known.of_urls:
            issue.remediation = "Fetch it with a client that takes a time-out, and read what that answered."
        yield issue

    def _client(self, file: FileContext, node: ast.Call, name: str, known: Client) -> Iterator[Issue]:
        given = bound(file, node, known.keywords, known.position)
        if given in (Bound.GIVEN, Bound.UNKNOWN) or (given is Bound.MISSING and known.explicit_only):
            return
        if known.services and not serves(file, node, known.services):
            return
        if known.in_address and in_address(file, node, known.in_address):
            return
        bounded, loose = uses(file, node, f"{name}()", known)
        if (bounded and not loose) or is_guarded(file, node):
            return
        default = known.default if given is Bound.MISSING else None
        made_in = file.function_of(node)
        escapes = made_in is not None and any(
            r.value is not None and mentions(file, r.value, node) for r in file.inside(made_in, ast.Return)
        )
        data = {
            "kind": "client",
            "default": default,
            "socket_default": known.socket_default,
            "sane_from": list(known.sane_from) if known.sane_from else None,
            "factory": escapes and not loose,
            "local": names_local_host(file, node),
            "drivers": list(known.drivers),
            "server_named": names_server(file, node) if known.drivers else False,
            "serving_only": known.serving_only,
        }
        said = _said(file, node, default, given)
        if default is not None and known.retries:
            said += f" and {known.retries} retries"
        evidence = {"calls with a bound": str(bounded), "calls without": str(loose)} if bounded or loose else {}
        fix = timeout_fix(file, node, name, known.keywords, known.position)
        yield self._endless(file, node, said, data, waits_for=known.waits_for, evidence=evidence, fix=fix)

    def _stub(self, file: FileContext, node: ast.Call, name: str) -> Iterator[Issue]:
        """A gRPC stub's method: its deadline is the keyword `timeout`, or the second argument."""
        method = name.rpartition(".")[2]
        if not method[:1].isupper() or not file.imports("grpc") or file.has_unpacking(node):
            return
        if bound(file, node, ("timeout",), 1) in (Bound.MISSING, Bound.NONE) and not is_guarded(file, node):
            data = {"kind": "call", "default": None, "local": False}
            fix = timeout_fix(file, node, name, ("timeout",), 1)
            yield self._endless(file, node, f"the gRPC call `{file.text(node.func)}` has no deadline", data, fix=fix)

    def _elsewhere(self, file: FileContext, node: ast.Call, name: str) -> Iterator[Issue]:
        """A call on a client that another file made: decided when the project is known."""
        last = name.rpartition(".")[2]
        if (
            last not in _LOOSE
            or name.startswith(("builtins.", f"{file.module}."))
            or not isinstance(node.func, ast.Attribute)
        ):
            return
        given = bound(file, node, ("timeout",))
        if given is Bound.GIVEN:
            yield self.issue(node, "", data={"kind": "bounded", "name": name, "method": last})
        elif given is not Bound.UNKNOWN and not is_guarded(file, node):
            data = {"kind": "imported", "name": name, "local": names_local_host(file, node)}
            fix = timeout_fix(file, node, name, ("timeout",), None)
            yield self._endless(file, node, _said(file, node, None, given), data, fix=fix)

    def _unnamed(self, file: FileContext, node: ast.Call) -> Iterator[Issue]:
        """A call on something unknown: by its method it may be one on a client that a project's factory made."""
        if isinstance(node.func, ast.Attribute) and node.func.attr in _PROVIDER_METHODS:
            if bound(file, node, ("timeout",)) is Bound.GIVEN:
                yield self.issue(node, "", data={"kind": "bounded"})
                return
        yield from _remote_client(self, file, node)

    def _endless(
        self,
        file: FileContext,
        node: ast.Call,
        said: str,
        data: dict[str, Any],
        *,
        waits_for: str = "a stalled server",
        evidence: dict[str, str] | None = None,
        fix: Fix | None = None,
    ) -> Issue:
        return self.issue(node, said, data={**data, "waits_for": waits_for}, evidence=evidence or {}, fix=fix)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Decide by context, by the project's pins, and by what other files do with the client."""
        data = candidate.data
        where = candidate.finding.location
        if where is None or data["kind"] in ("global", "bounded"):
            return None
        if data["kind"] == "loose":
            return project.in_context(self, candidate)
        known = CALLS.get(project.expand(data["name"], where.path)) if data["kind"] == "imported" else None
        if data["kind"] == "imported" and known is None:
            return None
        finding = project.in_context(self, candidate)
        if finding is None or where.path.endswith(".ipynb"):
            return None
        if known is not None and (known.keywords[:1] != ("timeout",) or known.position is not None):
            finding = msgspec.structs.replace(finding, fix=None)
        serving = finding.context == "serving"
        if not serving and (data.get("serving_only") or data.get("local") or _is_by_hand(where.path)):
            return None
        if data.get("socket_default") and has_global(project):
            return None
        if data.get("drivers") and not data["server_named"] and not has_driver(project, where.path, data["drivers"]):
            return None
        if data.get("sane_from") and is_sane(project, where.path, *data["sane_from"]):
            return None
        if data.get("factory") and callers_bound(project, candidate):
            return None
        default = data.get("default")
        if default is not None:
            if not serving or default < _LONG or candidate.finding.confidence < 1:
                return None
            message = f"{finding.message}: a stalled server holds each request for that long"
            return msgspec.structs.replace(finding, severity=Severity.WARNING, message=message)
        holds = "this request handler" if serving else "the program"
        page = not candidate.function and is_page(project, where.path)
        starts = serving and not candidate.function and data["kind"] == "call" and not page
        if starts and data.get("serving_only") and not data.get("fetches"):
            return None  # the start waits for it, and no request does
        if page:
            holds = "this page"
        if starts or (serving and candidate.function.rpartition(".")[2] in ("lifespan", "startup", "on_startup")):
            holds = "the start of this service"
        message = f"{finding.message}: {data['waits_for']} blocks {holds} for ever"
        if data.get("drivers"):
            holds = "the request and its connection" if serving else holds
            message = f"{finding.message} in its `connect_args`: {data['waits_for']} holds {holds}"
            return msgspec.structs.replace(finding, severity=Severity.WARNING, message=message)
        return msgspec.structs.replace(finding, message=message)


_FETCHES: Final = regex(
    r"\b(dvc|aws|gsutil|gcloud|azcopy|git|curl|wget|pget|huggingface-cli|hf|ollama|docker|rclone|scp|rsync|install)\b"
)
"""Programs that talk to a network."""


def _is_by_hand(path: str) -> bool:
    return _BY_HAND.search(path.rpartition("/")[2].rpartition(".")[0]) is not None


def _said(file: FileContext, node: ast.Call, default: float | None, given: Bound) -> str:
    called = file.call_name(node) or ""
    renamed = called.count(".") == 1 and called.startswith(("requests.", "httpx."))  # `import requests as re`
    name = f"`{called if renamed else file.text(node.func)}`"
    if given is Bound.NONE:
        return f"{name} is told to wait for ever"
    if default is not None:
        return f"{name} has no timeout of its own, and its default is {default:g} s"
    return f"{name} has no timeout"


def _aiohttp_request(name: str) -> bool:
    return name.startswith("aiohttp.ClientSession().") and name.count("()") == 1


def _is_module_switch(file: FileContext, name: str) -> bool:
    """``litellm.request_timeout = 20``: a default for all calls of the module."""
    if not name.startswith(("litellm.", "openai.")):
        return False
    return any(
        isinstance(target, ast.Attribute)
        and target.attr in ("request_timeout", "timeout")
        and "None" not in ast.unparse(a.value)
        for a in file.tree.of(ast.Assign)
        for target in a.targets
        if isinstance(target, ast.Attribute) and file.qualname(target.value) in ("litellm", "openai")
    )


def _forwards(file: FileContext, node: ast.Call) -> bool:
    """Whether ``**kwargs`` of the caller may hold the bound."""
    return any(k.arg is None and file.unpacked(k.value, "timeout") is UNKNOWN for k in node.keywords)


def _remote_client(rule: FileRule, file: FileContext, node: ast.Call) -> Iterator[Issue]:
    """``client.predict(payload)`` on something that only its name and the file's imports call remote."""
    function = node.func
    if not isinstance(function, ast.Attribute) or function.attr not in _REMOTE_METHODS:
        return
    owner = function.value
    shown = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    if not shown.lower().endswith(("client", "stub")) or not file.imports(*REMOTE):
        return
    if bound(file, node, ("timeout", "timeout_s", "client_timeout", "request_timeout")) is not Bound.MISSING:
        return
    if is_guarded(file, node) or file.has_unpacking(node):
        return
    data = {"kind": "call", "default": None, "local": False, "serving_only": True, "waits_for": "a stalled server"}
    yield rule.issue(node, f"`{file.text(function)}` has no timeout", confidence=0.6, data=data)
