"""MLA101: calls that leave the process and may never come back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.assigned import given, targets
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Fix, Related, Severity

from ..serving._commands import trains
from ._timeouts.around import around, given_to
from ._timeouts.asked import asked, asked_in_threads
from ._timeouts.bounds import (
    Bound,
    adapted,
    bound,
    forwards,
    is_guarded,
    is_module_switch,
    names_local_host,
    names_url,
    server_answers,
)
from ._timeouts.calls import CALLS, CHILD, HTTPX_CALLS, Call
from ._timeouts.client_use import configured_read, in_address, mentions, names_server, serves, signs_only, uses
from ._timeouts.clients import CLIENTS, Client
from ._timeouts.dying_loops import runs_beside
from ._timeouts.endless_polls import endless_polls
from ._timeouts.event_driven import takes_records
from ._timeouts.handed_on import left_at_none
from ._timeouts.joined_pools import joined_pools
from ._timeouts.loaded_indexes import is_loaded_only
from ._timeouts.loose_bounds import is_bounded_call, loose_bound
from ._timeouts.own_workers import unbounded_event, unbounded_wait
from ._timeouts.remote_calls import REMOTE_METHODS, has_no_deadline, is_seen_ready, is_task_result, unbounded_client
from ._timeouts.repairs import timeout_fix
from ._timeouts.scheduled import KIND as SCHEDULED
from ._timeouts.scheduled import scheduled
from ._timeouts.shortfalls import (
    converts_own,
    fetches,
    installs_missing,
    is_killed,
    is_over_at_once,
    is_unattended,
    killed_by,
    of_address,
    only_asks,
    reads_checkout,
    saves_stream,
    shortfall,
)
from ._timeouts.stop_signals import deaf_waits
from ._timeouts.tool_calls import tool_calls
from ._timeouts.triggers import TRIGGERS
from ._timeouts.waits import in_project

_COMMON: Final = frozenset({"connect", "fetch", "insert"})
_LOOSE: Final = (
    frozenset(name.rpartition("().")[2] for name in CALLS if "()." in name) | {"create", "parse"}
) - _COMMON
"""Last parts of calls on a client that another file may have made."""

_COROUTINES: Final = (
    "redis.asyncio.",
    "aioredis.",
    "aiohttp.",
    "motor.",
    "asyncpg.",
    "openai.Async",
    "anthropic.Async",
)
"""Clients whose calls a loop can give up."""
_PROVIDER_METHODS: Final = frozenset({"create", "parse", "stream", "completion", "acompletion", "generate_content"})


class MissingTimeout(FileRule):
    """An outbound call has no bound on how long it may take.

    Looks for calls that leave the process, or wait for something outside it, with no limit on how long they may take.
    The test is whether a bound holds for the call: its own argument, one on its client, or one around it.

    Reports:

    - HTTP calls with no timeout: `requests` and its sessions, `urllib`, `urllib3`, `pandas` that reads a URL
    - `httpx` and `aiohttp` with the timeout switched off
    - model providers: OpenAI, Anthropic, Cohere, Mistral, Google, Groq, Ollama, Hugging Face, litellm, langchain
    - gRPC stubs and model servers
    - databases and caches: Redis, PostgreSQL, MySQL, MongoDB
    - mail, also by Resend and SendGrid, FTP and sockets
    - on the serving path, child processes and results of queued tasks
    - the first child process of a file in what a scheduler runs: tasks of Airflow, jobs of `schedule` and APScheduler
    - on the serving path, a default of 60 s or more, or a boto3 client's `Config` that allows as much
    - a loop that asks a server whether a job has ended, with neither a deadline nor a number of rounds
    - a request that waits for a future or an event that nothing sets once the loop behind it has stopped
    - a `queue.get()` with no bound in a loop that a signal is to end
    - a bound that bounds nothing: seconds that read like milliseconds, `asyncio.wait_for` around a coroutine that never
      awaits, a timeout on work of a pool whose `with` waits for it anyway; one on a future of `as_completed` is info
    - tools of an MCP server, by a session with no bound
    - in a service, a `TextIteratorStreamer` with no timeout, which a generation that raises in its thread never ends
    - `ffmpeg-python` on an address
    - `nltk.download` at the start of a service, which asks the network each time (info)

    A client is reported once, as a rule where it is made. Severity depends on who waits:

    - error: a request, or a function that Streamlit caches for all sessions, may wait for ever
    - warning: the start of a service, one session of a Streamlit page, a file that a button of a page fetches to the
      disk, a task that a request starts and does not wait for, code that a service imports and is not seen to call; a
      child process in a request that fetches nothing; a default of 10 minutes or more
    - info: scripts, jobs, tasks of schedulers, training, calls that a loop repeats in a notebook; a request that asks
      git about the checkout; a child process that another function can end, or that converts a file which the request
      has made; outside services the first child process of a file that asks a server or runs a suite of tests and whose
      output is captured; a default of 10 minutes where no request is seen to wait; drivers that bound the connecting by
      themselves (MongoDB's, those of SQLAlchemy's engines, of queues' workers too); a default of a minute or more, such
      as boto3's

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
        - A bound that stands elsewhere: on the client, the session's adapter, a gRPC interceptor or a configuration
          object, in `socket.setdefaulttimeout` (which `requests` does not heed), or in an `asyncio.timeout` or
          `wait_for` around the call or in its caller.
        - Work in a thread that is waited for with a bound (`future.result(timeout=20)`), unless a `with` closes its
          pool.
        - Libraries whose own default is short; one of less than 10 minutes in a function of AWS Lambda, which the
          platform ends.
        - Clients that take no bound at all, and those that requests only sign addresses with; embedders that an index
          is loaded with which is then asked for its size alone.
        - Child processes that train: MLA705 reports them. Those that end another process (`kill`, `taskkill`), or
          open a folder (`start`, `xdg-open`): they are over at once.
        - The result of a task whose state was just seen to be final.
        - Tasks of a file of Airflow that has an `execution_timeout` or a `dagrun_timeout`.
        - Outside services, weights that a library fetches once by a call that takes no bound.
        - Scripts that are named for a try or an example.
        - A queue that `select` has just seen to be readable, or one of others whose last entry ends the loop.
        - A stream that is meant to stay open, such as a subscription: suppress with that as the reason.

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
    triggers = TRIGGERS

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        if not name:
            return last in _PROVIDER_METHODS or last in REMOTE_METHODS
        return (
            name in CALLS
            or name in HTTPX_CALLS
            or name in CLIENTS
            or (last in _PROVIDER_METHODS and "()." in name)
            or name == "socket.setdefaulttimeout"
            or is_bounded_call(name)
            or _aiohttp_request(name)
            or "Stub()." in name
            or is_task_result(name)
            or (name.rpartition(".")[2] in _LOOSE and not name.startswith("builtins."))
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A call of a known API, or one whose client is only known to another file."""
        name = file.call_name(node)
        if name is not None and last_part(node.func) in _PROVIDER_METHODS and "()." in name:
            if bound(file, node, ("timeout",)) is Bound.GIVEN:  # what made it may be a factory of the project
                yield self.issue(node, "", data={"kind": "bounded"})
        if name is None:
            yield from self._unnamed(file, node)
            return
        loose = loose_bound(file, node, name)
        if loose is not None:
            yield self.issue(
                loose.place,
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
            if has_no_deadline(file, node, name):
                data = {"kind": "call", "default": None, "local": False}
                fix = timeout_fix(file, node, name, ("timeout",), 1)
                said = f"the gRPC call `{file.text(node.func)}` has no deadline"
                yield self._endless(file, node, said, data, fix=fix)
        elif is_task_result(name):
            waits = bound(file, node, ("timeout",), 0) in (Bound.MISSING, Bound.NONE)
            if waits and not is_guarded(file, node) and not is_seen_ready(file, node):
                data = {"kind": "call", "default": None, "serving_only": True}
                fix = timeout_fix(file, node, name, ("timeout",), 0)
                said = f"`{file.text(node.func)}` has no timeout"
                yield self._endless(file, node, said, data, waits_for="a worker that is down or busy", fix=fix)
        else:
            yield from self._elsewhere(file, node, name)

    def visit_Await(self, node: ast.Await, file: FileContext) -> Iterator[Issue]:
        """``await future`` of a batcher."""
        held = unbounded_wait(file, node) if file.holds(b"Future", b"create_future") else ""
        if held:
            data = {"kind": "call", "default": None, "service": True}
            said = f"`{held}` is waited for without a bound, and what is to set it may have ended"
            yield self._endless(file, node, said, data, waits_for="a worker that is down or busy", confidence=0.7)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The handlers that records start, and the bounds round calls: what other files need to know."""
        if file.holds(b"Records"):
            for handler in takes_records(file):
                yield self.issue(handler.body[0], "", data={"kind": "records"})
        for waits in file.calls_where(lambda _, last: last == "wait") if file.holds(b"Event") else ():
            held = unbounded_event(file, waits)
            if held:
                data = {"kind": "call", "default": None, "service": True}
                said = f"`{held}` is waited for without a bound, and what is to set it may have ended"
                yield self._endless(file, waits, said, data, waits_for="a worker that is down or busy", confidence=0.7)
        names = scheduled(file)
        if names:
            yield self.issue(file.tree.module.body[0], "", data={"kind": SCHEDULED, "names": names})
        told = around(file)
        if told is not None:
            yield self.issue(file.tree.module.body[0], "", data=told)
        for polled, asked_again in endless_polls(file):
            said = f"`{file.text(asked_again.func)}` is asked again until it says that the job has ended"
            said = f"{said}, without a deadline"
            issue = self._endless(
                file,
                polled,
                said,
                {"kind": "call", "default": None},
                waits_for="a job that hangs, or ends in another way,",
            )
            issue.remediation = "Give up after a time that fits the caller, and end on every state that is final."
            yield issue
        for tool in tool_calls(file):
            said = f"`{file.text(tool.func)}` has no timeout (`read_timeout_seconds`), and neither has its session"
            data = {"kind": "call", "default": None}
            yield self._endless(file, tool, said, data, waits_for="a tool that hangs")
        for wait, pool, ended in joined_pools(file):
            said = f"the bound of `{file.text(wait.func)}` bounds nothing: "
            fix = "Keep the pool for the process, or end it with shutdown(wait=False); bound what the work waits for."
            if ended:
                said += "`as_completed` hands out what has ended already"
                fix = "Bound what the work waits for, or give `as_completed` the bound of a pool that is not joined."
            else:
                said += f"at its end the `with` waits for `{pool}`, and so for what was given up"
            severity = Severity.INFO if ended else Severity.WARNING
            yield self.issue(wait, said, severity=severity, confidence=0.9, remediation=fix, data={"kind": "loose"})
        for wait, loop in deaf_waits(file):
            said = (
                f"`{file.text(wait.func)}` waits for the next entry without a bound: once nothing is put there, "
                f"`{file.text(loop.test)}` is never tested again, and who joins this loop hangs with it"
            )
            fix = "Give it a timeout and pass over queue.Empty, or put an entry that ends the loop."
            yield self.issue(
                wait, said, severity=Severity.WARNING, confidence=0.9, remediation=fix, data={"kind": "loose"}
            )

    def _call(self, file: FileContext, node: ast.Call, name: str, known: Call) -> Iterator[Issue]:
        given = bound(file, node, known.keywords, known.position)
        if is_guarded(file, node) or is_module_switch(file, name):
            return
        if given is Bound.GIVEN and known.default is None and known.keywords:
            for call, parameter in left_at_none(file, node, known.keywords[0], known.position):
                said = f"`{file.text(call.func)}` hands its `{parameter}` on, which stays None here"
                data = {"kind": "call", "serving_only": known.serving_only, "socket_default": known.socket_default}
                if not is_guarded(file, call):
                    yield self._endless(file, call, said, data, waits_for=known.waits_for)
        if given in (Bound.GIVEN, Bound.UNKNOWN):
            return
        if (known.of_urls and not names_url(file, node)) or (known.unless and file.holds(*known.unless)):
            return
        if name.endswith(("().communicate", "Popen().wait")) and is_killed(file, node):
            return
        if name.startswith(("subprocess.", "os.system")) and (trains(file, node) or is_over_at_once(file, node)):
            return  # to train may rightly take hours; that no request may wait for it is MLA705
        if name.startswith("requests") and (forwards(file, node) or adapted(file, node)):
            return
        far = of_address(file, node, name)
        checkout = name.startswith("subprocess.") and reads_checkout(file, node)
        data = {
            "kind": "call",
            "default": known.default if given is Bound.MISSING else None,
            "serving_only": known.serving_only and not far,
            "checkout": checkout,
            "unattended": name.startswith("subprocess.") and is_unattended(file, node, name),
            "socket_default": known.socket_default,
            "sane_from": list(known.sane_from) if known.sane_from and given is Bound.MISSING else None,
            "local": names_local_host(file, node),
            "fetches": known.pulls or name.endswith("clone_from") or (name.startswith("subprocess.") and fetches(node)),
            "pulls": known.pulls,
            "once": known.once,
            "saves": known.once or saves_stream(file, node),
            "child": known.waits_for == CHILD and not far,
            "short": name.startswith("subprocess.") and (only_asks(file, node) or converts_own(file, node)),
            "killed_by": killed_by(file, node) if name.startswith("subprocess.Popen()") else "",
            "installs": installs_missing(file, node),
            "loop": given is Bound.NONE and isinstance(file.function_of(node), ast.AsyncFunctionDef),
        }
        fix = timeout_fix(file, node, name, known.keywords, known.position)
        said = shortfall(file, node, known.default, given)
        waits_for = "a stalled server" if far else known.waits_for
        issue = self._endless(file, node, said, data, waits_for=waits_for, fix=None if far else fix)
        if far:
            issue.remediation = (
                "Fetch the file with a time-out first, or run ffmpeg by `subprocess.run(..., timeout=)`."
            )
        if known.of_urls:
            issue.remediation = "Fetch it with a client that takes a time-out, and read what that answered."
        yield issue

    def _client(self, file: FileContext, node: ast.Call, name: str, known: Client) -> Iterator[Issue]:
        given = bound(file, node, known.keywords, known.position)
        reads = configured_read(file, node) if known.services and given is Bound.GIVEN else None
        if (given in (Bound.GIVEN, Bound.UNKNOWN) and reads is None) or (
            given is Bound.MISSING and known.explicit_only
        ):
            return
        if known.services and not serves(file, node, known.services):
            return
        if known.in_address and in_address(file, node, known.in_address):
            return
        if name.endswith("Embeddings") and is_loaded_only(file, node):
            return
        bounded, loose, first = uses(file, node, f"{name}()", known)
        if (bounded and not loose) or is_guarded(file, node):
            return
        default = reads or (known.default if given is Bound.MISSING else None)
        made_in = file.function_of(node)
        escapes = made_in is not None and any(
            r.value is not None and mentions(file, r.value, node) for r in file.inside(made_in, ast.Return)
        )
        data = {
            "kind": "client",
            "default": default,
            "socket_default": known.socket_default,
            "sane_from": list(known.sane_from) if known.sane_from and given is Bound.MISSING else None,
            "factory": escapes and not loose,
            "local": names_local_host(file, node),
            "drivers": list(known.drivers),
            "server_named": names_server(file, node) if known.drivers else False,
            "held": _held(file, node),
            "signs": signs_only(file, node),
            "given_to": given_to(file, node),
            "in_threads": asked_in_threads(file, node),
            "sanic": name.startswith(_COROUTINES) and server_answers(file),
            "serving_only": known.serving_only,
            "ends": known.ends if given is Bound.MISSING else "",
        }
        said = shortfall(file, node, default, given)
        if reads is not None:
            said = f"the `Config` of `{file.text(node.func)}` lets it wait {reads:g} s for an answer"
        elif default is not None:
            said += _again(file, node, known.retries)
        evidence = {"calls with a bound": str(bounded), "calls without": str(loose)} if bounded or loose else {}
        fix = timeout_fix(file, node, name, known.keywords, known.position)
        if known.asked and (given is Bound.MISSING or reads is not None):
            calls, is_bounded = asked(file, node, known)
            if calls:
                yield from self._asked(file, node, calls, said, data, fix)
            if calls or is_bounded:
                return
        issue = self._endless(file, node, said, data, waits_for=known.waits_for, evidence=evidence, fix=fix)
        if first is not None:
            place = file.location(first)
            issue.related = (Related(place.path, place.line, "it is asked here, with no bound of its own", place.cell),)
        yield issue

    def _asked(
        self, file: FileContext, made: ast.Call, calls: list[ast.Call], said: str, data: dict[str, Any], fix: Fix | None
    ) -> Iterator[Issue]:
        """The calls on a client, of which `in_project` keeps one."""
        place = file.location(made)
        data = {**data, "kind": "asked", "factory": False, "made": [place.line, place.column, place.cell]}
        data["made_in"] = file.qualname_of(made)
        if fix is not None:
            fix = msgspec.structs.replace(fix, at=place)
        for call in calls:
            issue = self._endless(
                file,
                call,
                f"`{file.text(call.func)}` waits for as long as its client lets it, and {said}",
                data,
                fix=fix,
            )
            issue.related = (Related(place.path, place.line, "its client is made here", place.cell),)
            yield issue

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
            yield self._endless(file, node, shortfall(file, node, None, given), data, fix=fix)

    def _unnamed(self, file: FileContext, node: ast.Call) -> Iterator[Issue]:
        """A call on something unknown: by its method it may be one on a client that a project's factory made."""
        if isinstance(node.func, ast.Attribute) and node.func.attr in _PROVIDER_METHODS:
            if bound(file, node, ("timeout",)) is Bound.GIVEN:
                yield self.issue(node, "", data={"kind": "bounded"})
                return
        if unbounded_client(file, node):
            data = {"kind": "call", "default": None, "local": False, "serving_only": True}
            yield self._endless(file, node, f"`{file.text(node.func)}` has no timeout", data, confidence=0.6)

    def _endless(
        self,
        file: FileContext,
        node: ast.Call | ast.Await | ast.While,
        said: str,
        data: dict[str, Any],
        *,
        waits_for: str = "a stalled server",
        evidence: dict[str, str] | None = None,
        fix: Fix | None = None,
        confidence: float = 1.0,
    ) -> Issue:
        data = {"awaited": isinstance(node, ast.Call) and file.is_awaited(node), **data, "waits_for": waits_for}
        data["beside"] = data.get("beside") or runs_beside(file, node)
        if file.source.notebook is not None:  # one call is watched by who makes it; many are left alone
            data["looped"] = next(file.ancestors(node, (ast.For, ast.While)), None) is not None
        return self.issue(node, said, data=data, evidence=evidence or {}, fix=fix, confidence=confidence)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Decide by context, by the project's pins, and by what other files do with the client."""
        return in_project(self, candidate, project)


def _again(file: FileContext, node: ast.Call, retries: int) -> str:
    """How often a client asks again, where it is known to: by itself, or by what it is told."""
    told = file.keyword_maybe(node, "max_retries")
    given = file.constant(told) if isinstance(told, ast.expr) else retries if told is None else 0
    if not isinstance(given, int) or given <= 0 or not retries:
        return ""
    return f" and {given} {'retry' if given == 1 else 'retries'}"


def _held(file: FileContext, node: ast.Call) -> str:
    """The name that a module gives to a client."""
    statement = file.statement_of(node)
    target = targets(statement)[0] if statement is not None and given(statement) is node else None
    return target.id if isinstance(target, ast.Name) else ""


def _aiohttp_request(name: str) -> bool:
    return name.startswith("aiohttp.ClientSession().") and name.count("()") == 1
