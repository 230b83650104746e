"""MLA104: retries that make an outage worse."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.statements import statements
from mlaudit.code.vocabulary import libraries
from mlaudit.code.written import as_written
from mlaudit.findings import Finding, Related

from . import _handlers as handlers
from ._providers import output_bounds
from ._work import calls, kind_of

_DECORATORS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "tenacity.retry": (("stop",), ("wait",)),
    "tenacity.Retrying": (("stop",), ("wait",)),
    "tenacity.AsyncRetrying": (("stop",), ("wait",)),
    "tenacity.asyncio.AsyncRetrying": (("stop",), ("wait",)),
    "backoff.on_exception": (("max_tries", "max_time"), ("wait_gen",)),
    "backoff.on_predicate": (("max_tries", "max_time"), ("wait_gen",)),
    "retry.retry": (("tries",), ("delay", "backoff")),
    "retry.api.retry": (("tries",), ("delay", "backoff")),
    "retrying.retry": (
        ("stop_max_attempt_number", "stop_max_delay", "stop_func"),
        ("wait_fixed", "wait_random_min", "wait_exponential_multiplier", "wait_func"),
    ),
}
"""Retry decorators: what bounds the attempts, and what spaces them."""

_LIBRARIES: Final = frozenset(name.partition(".")[0] for name in _DECORATORS)
_OUTBOUND: Final = (
    *("requests.", "httpx.", "urllib", "aiohttp.", "boto3.", "grpc.", "tritonclient."),
    *("openai.", "anthropic.", "litellm.", "groq.", "cohere.", "mistralai.", "together.", "replicate.", "ollama."),
    *("google.genai.", "google.generativeai.", "vertexai.", "huggingface_hub.", "voyageai.", "azure.ai.inference."),
    *("pinecone.", "qdrant_client.", "weaviate.", "pymilvus.", "elasticsearch.", "opensearchpy.", "gradio_client."),
)
"""How the names of calls begin that leave the process."""

_ONCE_MORE: Final = 2
_NEXT: Final = frozenset(
    {"input", "readline", "recv", "accept", "poll", "receive", "receive_text", "receive_json", "blpop", "brpop"}
)
_ASKED: Final = frozenset({"url", "params", "json", "data", "body", "input", "messages", "prompt"})
_ATTEMPT: Final = regex(r"(?i)attempt|retry|retries|^(tries|trial)$|^_")
"""Names of loops' variables that count how often one thing was tried."""


class BlindRetry(FileRule):
    """A failed call is tried again with no limit, or with no pause.

    Flags retry decorators (`tenacity`, `backoff`, `retry`, `retrying`) with no bound on attempts or time, or with a
    bound and no wait; endless `while` loops and counted `for` loops that try an outbound call or an inference again
    with no pause; and retries inside retries, whose attempts multiply.

    Why it hurts:
        A dependency that is slow gets the same load again, at once, from every caller: the retries keep it down. And an
        inference that failed for want of memory fails the second time too, for twice the price.

    Bad:
        import requests
        from tenacity import retry

        @retry
        def embed(texts):
            return requests.post("https://embed.example", json=texts, timeout=5).json()
        ---
        import requests

        def embed(texts):
            while True:
                try:
                    return requests.post("https://embed.example", json=texts, timeout=5).json()
                except requests.RequestException:
                    continue
        ---
        from tenacity import retry, stop_after_attempt, wait_random_exponential

        @retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=10))
        def fetch(page):
            return read(page)

        @retry(stop=stop_after_attempt(5), wait=wait_random_exponential(max=10))
        def index(page):
            return store(fetch(page))

    Good:
        import requests
        from tenacity import retry, stop_after_attempt, wait_random_exponential

        @retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=10))
        def embed(texts):
            return requests.post("https://embed.example", json=texts, timeout=5).json()
        ---
        def consume(queue):
            while True:
                try:
                    handle(queue.get())
                except Exception:
                    log.exception("one message was not handled")

    When not to use it:
        A loop that goes on with the next message, or another page, does not retry. A start-up that waits for its
        database may retry for ever, with a pause: the orchestrator bounds it. One more attempt, as of `range(2)`, is
        not flagged, nor are retries of errors that the one inside does not let out, as tenacity's without
        `reraise=True`.

    References:
        https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
    """

    code = "MLA104"
    name = "blind-retry"
    severity = Severity.WARNING
    remediation = "Bound the attempts, and wait between them with growing, jittered pauses; retry at one level only."
    triggers = (b"retry", b"backoff", b"while ", b"for ")

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Decorated functions."""
        for function in file.functions() if not _LIBRARIES.isdisjoint(libraries(file)) else ():
            yield from self._decorated(function, file)

    def visit_While(self, node: ast.While, file: FileContext) -> Iterator[Issue]:
        """``while True: try: return call() except: continue``."""
        if isinstance(node.test, ast.Constant) and node.test.value and _tries(node):
            yield from self._loop(node, file, "for ever")

    def visit_For(self, node: ast.For, file: FileContext) -> Iterator[Issue]:
        """``for _ in range(5): try: return call() except: pass``."""
        if isinstance(node.iter, ast.Call) and _tries(node):
            if file.qualname(node.iter.func) != "builtins.range" or _is_once_more(file, node.iter):
                return
            yield from self._loop(node, file, "again and again")

    def _decorated(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        for decorator in node.decorator_list:
            call = decorator if isinstance(decorator, ast.Call) else None
            name = file.qualname(call.func if call is not None else decorator)
            known = _DECORATORS.get(name or "")
            if known is None:
                continue
            data: dict[str, object] = {"retries": True, "wraps": _wraps(file, call, name or "")}
            if call is not None and file.has_unpacking(call):
                continue
            given = {k.arg for k in call.keywords} if call is not None else set()
            if call is not None and name in ("backoff.on_exception", "backoff.on_predicate") and call.args:
                given.add("wait_gen")
            if call is not None and name in ("retry.retry", "retry.api.retry") and len(call.args) > 1:
                given |= {"tries", "delay"}
            if not given & set(known[0]):
                paused = "" if given & set(known[1]) else ", with no pause"
                yield self.issue(
                    node, f"`{node.name}` is tried again for ever{paused}: no attempt is the last", data=data
                )
            elif not given & set(known[1]):
                yield self.issue(
                    node, f"`{node.name}` is tried again at once: a dependency in trouble gets more load", data=data
                )
            else:
                yield self.issue(node, "", data={**data, "sound": True, "picks": _picks(file, call)})
            return

    def _loop(self, node: ast.While | ast.For, file: FileContext, how: str) -> Iterator[Issue]:
        pauses = _pauses(file, node)
        if pauses and isinstance(node, ast.For):
            return
        for statement in _tries(node):
            if not any(isinstance(s, ast.Return | ast.Break) for s in statements([*statement.body, *statement.orelse])):
                continue
            if any(handlers.raises(h) and len(h.body) == 1 for h in statement.handlers):
                continue
            if any(isinstance(s, ast.Break | ast.Return) for h in statement.handlers for s in statements(h.body)):
                continue
            if isinstance(node, ast.While) and any(_counts(h) for h in statement.handlers):
                continue
            for call in calls(file, statement.body):
                name = file.call_name(call) or ""
                if pauses:
                    if output_bounds(name) is not None and _NEXT.isdisjoint(_lasts(file, node)):
                        said = (
                            f"`{file.text(call.func)}` is tried for ever: each attempt may cost, and none is the last"
                        )
                        yield self.issue(call, said, data={"loop": True})
                        return
                    continue
                if kind_of(file, call) == "predict" or (
                    name.startswith(_OUTBOUND) and not name.endswith(("Request", "Session", "Client"))
                ):
                    if isinstance(node, ast.For) and (_uses(node) or _asks_for(node, call)):
                        return
                    yield self.issue(
                        call, f"`{file.text(call.func)}` is tried {how} with no pause", data={"loop": True}
                    )
                    return

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A sound retry is one too many where what it calls retries as well."""
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None or not candidate.data.get("sound"):
            return finding
        retried = {
            (path, c.function): c
            for path, facts in project.files.items()
            for c in facts.candidates_of(self.code)
            if c.data.get("retries")
        }
        home = (where.path, candidate.function)
        for target, call in project.edges().get(home, ()):
            inner = retried.get(target)
            if inner is not None and candidate.data["picks"] and inner.data["wraps"]:
                continue  # what comes out of it is an error of the library, which is not tried again
            if inner is not None and target != home and inner.finding.location is not None:
                there = inner.finding.location
                message = f"the retries of `{candidate.function}` multiply with those of `{target[1]}`, which it calls"
                related = (
                    Related(there.path, there.line, "retries as well", there.cell),
                    Related(where.path, call.line, "the call"),
                )
                return msgspec.structs.replace(finding, message=message, related=related)
        return None


def _wraps(file: FileContext, call: ast.Call | None, name: str) -> bool:
    """Whether what fails in the last attempt comes out as tenacity's own `RetryError`."""
    told = file.argument(call, "reraise") if call is not None else None
    return name.startswith("tenacity.") and file.constant(told) is not True


def _picks(file: FileContext, call: ast.Call | None) -> bool:
    """``retry=retry_if_exception_type((OSError, TimeoutError))``: some errors are tried again, and no others."""
    kinds = file.argument(call, "retry") if call is not None else None
    if not isinstance(kinds, ast.Call) or last_part(kinds.func) != "retry_if_exception_type" or not kinds.args:
        return False
    named = kinds.args[0].elts if isinstance(kinds.args[0], ast.Tuple) else [kinds.args[0]]
    return not any(last_part(each) in ("", "Exception", "BaseException", "RetryError") for each in named)


def _is_once_more(file: FileContext, rounds: ast.Call) -> bool:
    """``range(2)``: one more attempt adds little to anybody's load."""
    most = file.constant(rounds.args[0]) if len(rounds.args) == 1 else None
    return isinstance(most, int) and most <= _ONCE_MORE


def _tries(node: ast.While | ast.For) -> list[ast.Try]:
    """The blocks of a loop that may try one thing again; none of a loop that does several."""
    return [s for s in node.body if isinstance(s, ast.Try) and s.handlers] if len(node.body) <= 3 else []


def _pauses(file: FileContext, node: ast.While | ast.For) -> bool:
    """Whether each round waits: for a while, or for the next thing to do, which is then another one."""
    for call in file.inside(node, ast.Call):
        written = as_written(call.func)
        if "sleep" in written or "wait" in written or written.rpartition(".")[2] in _NEXT:
            return True
    return False


def _lasts(file: FileContext, node: ast.While | ast.For) -> set[str]:
    return {as_written(call.func).rpartition(".")[2] for call in file.inside(node, ast.Call)}


def _counts(handler: ast.ExceptHandler) -> bool:
    return any(isinstance(s, ast.AugAssign | ast.Raise) for s in statements(handler.body))


def _uses(node: ast.For) -> bool:
    """Whether the loop's variable is used outside messages: then it goes through items, and tries none again."""
    if not isinstance(node.target, ast.Name) or node.target.id.startswith("_"):
        return False
    body = [s for statement in node.body for s in ast.walk(statement) if isinstance(s, ast.Subscript)]
    return any(isinstance(p, ast.Name) and p.id == node.target.id for s in body for p in ast.walk(s))


def _asks_for(node: ast.For, call: ast.Call) -> bool:
    """Whether each round asks for another thing: ``get(f"{base}?page={page}")``. A timeout that grows is none."""
    chain = [call, *(inner for inner in ast.walk(call.func) if isinstance(inner, ast.Call))]  # `get(url).json()`
    given = [arg for each in chain for arg in each.args]
    given += [k.value for each in chain for k in each.keywords if k.arg in _ASKED]
    names = {inner.id for each in given for inner in ast.walk(each) if isinstance(inner, ast.Name)}
    rounds = {inner.id for inner in ast.walk(node.target) if isinstance(inner, ast.Name)}
    for made in (s for s in statements(node.body) if isinstance(s, ast.Assign)):
        if any(isinstance(inner, ast.Name) and inner.id in rounds for inner in ast.walk(made.value)):
            rounds |= {each.id for each in made.targets if isinstance(each, ast.Name)}
    return any(name in names and _ATTEMPT.search(name) is None for name in rounds)
