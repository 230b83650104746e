"""MLA701: work that stops the event loop, in an async function or in a helper that it calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.extract import LIBRARIES
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Related

from ..inference._modules import is_module_class
from ._blocking import FUNCTION, STARTS, blocks, is_coroutine, is_start, may_block

_HOPS: Final = 2
_INDEX: Final = "MLA701 blocking"

_SHARED: Final = ("sqlalchemy", "sqlmodel")
"""Libraries whose connection is chosen once for all of a file's functions."""
_HARM: Final = "every other request waits for it"


class BlockingInAsync(FileRule):
    """Blocking work runs on the event loop.

    Flags inference, model loading, synchronous HTTP and provider clients, boto3, pandas input and output, processes and
    `time.sleep` in an `async def`, and in synchronous project functions that it calls in the same thread, up to two
    calls away. The finding stands where the async function starts the work.

    Why it hurts:
        An event loop runs one thing at a time. While a model computes for 300 ms no other request is read, no health
        check is answered and no timeout fires; at a handful of requests a second the service is down, with idle cores.

    Bad:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        async def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        ---
        # file: scoring.py
        import joblib

        model = joblib.load("model.joblib")

        def score(rows):
            return prepare(rows)

        def prepare(rows):
            return model.predict(rows)
        # file: app.py
        from fastapi import FastAPI
        from scoring import score

        app = FastAPI()

        @app.post("/predict")
        async def predict(rows: list[float]):
            return score(rows)

    Good:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(rows: list[float]):
            return {"score": float(model.predict([rows])[0])}
        ---
        import asyncio
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        async def predict(rows: list[float]):
            scores = await asyncio.to_thread(model.predict, [rows])
            return {"score": float(scores[0])}

    When not to use it:
        Plain `def` routes run in a thread pool, and what is handed to `to_thread`, an executor or a task queue does not
        block. Work at start-up, before the service takes requests, is not flagged. A model that answers in well under a
        millisecond may stay on the loop: suppress with the measured time.

    References:
        https://fastapi.tiangolo.com/async/
        https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code
    """

    code = "MLA701"
    name = "blocking-in-async"
    remediation = "Make the route a plain `def`, or hand the work to a thread, a process or a model server."
    triggers = (
        b"async def",
        b"predict",
        b"generate",
        b"model(",
        b"encode(",
        b"requests",
        b"urlopen",
        b"httpx",
        b"boto3",
        b"read_",
        b"sleep",
        b"ffmpeg",
        b"subprocess",
        b"openai",
        b"anthropic",
        b"load",
        b"transcribe",
        b"redis",
        b"pymongo",
        b"psycopg",
        b"Session",
        b"pymysql",
        b"bcrypt",
        b"google.cloud",
        b"evidently",
        b"passlib",
        b"invoke(",
        b"chain.run(",
        b"langchain",
        b"os.system",
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        if may_block(name, last):
            return True
        return bool(name) and not name.startswith("builtins.") and name.partition(".")[0] not in LIBRARIES

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A blocking call anywhere, and each call of a project function in an async one: `refine` joins them."""
        function = file.function_of(node)
        if function is None:
            return
        is_async = isinstance(function, ast.AsyncFunctionDef)
        kind = blocks(file, node)
        if kind is None and not is_async:
            return
        name = file.call_name(node) or ""
        if is_async and (is_start(file, node) or is_coroutine(file, node)):
            return
        if kind is not None:
            lazy = kind == "loading" and any(True for _ in file.ancestors(node, ast.If))
            data = {"kind": kind, "async": is_async, "name": name, "lazy": lazy, "shown": file.text(node.func)}
            yield self.issue(node, "", data=data)
        elif is_async and name and not name.startswith("builtins.") and name.partition(".")[0] not in LIBRARIES:
            last = name.rpartition(".")[2]
            runs = not _is_handed_on(node)
            data = {"kind": "", "async": True, "name": name, "shown": file.text(node.func), "runs": runs}
            if FUNCTION.match(last):
                data["named"] = True
            yield self.issue(node, "", data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Generators: calling one runs nothing yet."""
        yields = [*file.tree.of(ast.Yield), *file.tree.of(ast.YieldFrom)]
        for function in {home for each in yields if isinstance(home := file.function_of(each), ast.FunctionDef)}:
            yield self.issue(function, "", data={"kind": "", "async": False, "generator": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Keep what an async function does itself, or by a helper in the same thread."""
        data = candidate.data
        where = candidate.finding.location
        if where is None or not data["async"]:
            return None
        finding = project.in_context(self, candidate)
        if finding is None or finding.context in ("script", "notebook", "training"):
            return None
        if _only_at_start(project, (where.path, candidate.function)):
            return None
        symbol = project.resolve(data["name"], where.path) if data["name"] else None
        if symbol is not None and symbol.function is not None:
            if symbol.function.is_async:
                return None
            if not data.get("runs") and (symbol.path, symbol.qualname) in _generators(project):
                return None  # whoever iterates over it runs it: a streaming response does so in its own threads
            found = _inside(project, (symbol.path, symbol.qualname))
            if found is None:
                return None
            there = found.finding.location
            assert there is not None
            if found.data["kind"] not in ("inference", "training", "loading"):
                told = project.shared.setdefault("MLA701 told", {}).setdefault(
                    (where.path, there.path, there.line), where
                )
                if told != where:
                    return None  # one connection that each route opens is one thing to repair
            work = f"`{data['shown']}` does blocking {found.data['kind']} (`{found.data['shown']}`)"
            related = (Related(there.path, there.line, f"the blocking call, `{found.data['shown']}`", there.cell),)
            return msgspec.structs.replace(finding, message=f"{work} on the event loop: {_HARM}", related=related)
        called = symbol is not None and symbol.is_instance and data["kind"] == "inference"
        if symbol is not None and not (called and is_module_class(project, data["name"], where.path)):
            return None
        if not data["kind"] and not data.get("named"):
            return None
        kind = data["kind"] or "inference"
        library = (data["name"] or "").partition(".")[0]
        if library and kind not in ("inference", "training", "loading"):
            here = (where.path, "" if library in _SHARED else candidate.function, library)
            if project.shared.setdefault("MLA701 said", {}).setdefault(here, where) != where:
                return None  # the calls of one function on one connection are repaired together
        message = f"`{data['shown']}` does blocking {kind} on the event loop: {_HARM}"
        return msgspec.structs.replace(finding, message=message, confidence=1.0 if data["kind"] else 0.7)


def _is_handed_on(node: ast.Call) -> bool:
    """Whether what a call gives is kept or handed on, and not gone through on the spot."""
    parent = parent_of(node)
    if isinstance(parent, ast.For | ast.comprehension | ast.YieldFrom | ast.Starred):
        return False
    called = last_part(parent.func) if isinstance(parent, ast.Call) else ""
    return called not in ("list", "tuple", "set", "sum", "next", "join")


def _only_at_start(project: ProjectView, node: Node, depth: int = 4) -> bool:
    """Whether all known callers of a function run when the service starts or stops."""
    callers = project.callers(node) if depth > 0 else []
    return bool(callers) and all(
        STARTS.search(caller.qualname.rpartition(".")[2])
        or (caller.qualname and _only_at_start(project, (caller.path, caller.qualname), depth - 1))
        for caller in callers
    )


def _inside(project: ProjectView, start: Node) -> Candidate | None:
    """The first blocking call in a synchronous function or in those that it calls in the same thread."""
    index = _blocking(project)
    edges = project.edges()
    seen = {start}
    level = [start]
    for _ in range(_HOPS + 1):
        for node in level:
            if node in index:
                return index[node]
        below = []
        for node in level:
            for target, call in edges.get(node, ()):
                known = project.function(target)
                if target not in seen and not call.offloaded and not call.awaited and known and not known.is_async:
                    seen.add(target)
                    below.append(target)
        level = below
    return None


def _generators(project: ProjectView) -> frozenset[Node]:
    known: frozenset[Node] | None = project.shared.get("MLA701 generators")
    if known is None:
        known = project.shared["MLA701 generators"] = frozenset(
            (path, candidate.function)
            for path, facts in project.files.items()
            for candidate in facts.candidates_of("MLA701")
            if candidate.data.get("generator")
        )
    return known


def _blocking(project: ProjectView) -> dict[Node, Candidate]:
    known = project.shared.get(_INDEX)
    if isinstance(known, dict):
        return known
    found: dict[Node, Candidate] = {}
    for path, facts in project.files.items():
        for candidate in facts.candidates_of("MLA701"):
            data = candidate.data
            if not data["kind"] or data["async"] or data.get("lazy"):
                continue
            symbol = project.resolve(data["name"], path) if data["name"] else None
            if symbol is None or symbol.function is None or data["name"].endswith("().forward"):
                found.setdefault((path, candidate.function), candidate)
    project.shared[_INDEX] = found
    return found
