"""MLA701: work that stops the event loop, in an async function or in a helper that it calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.extract import LIBRARIES, all_names_of
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, in_order, last_part
from mlaudit.code.mounts import unmounted
from mlaudit.code.pattern import regex
from mlaudit.code.possible import may_be
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Related, Severity

from ..inference._blocks import calls_of
from ..inference._modules import is_module_class
from ..inference._once import lines_done_once
from ._loop.awaited import is_coroutine
from ._loop.blocking import FUNCTION, blocks, is_once, is_start, may_block, may_hold, name_of, networks
from ._loop.factories import as_made, may_be_made, on_made
from ._loop.light import is_of_many, is_of_trees, is_one_row
from ._loop.mended import mended_with_another
from ._loop.places import beside, decoded_beside, opened_at, others_like, queried_beside
from ._loop.reached import (
    asks_more,
    called,
    does_more,
    generators,
    has_loop_alone,
    is_dependency,
    made_at,
    only_at_start,
    only_in_jobs,
    opens,
    reached_call,
    runs_again,
)
from ._loop.runtimes import loads_for_server
from ._loop.seldom import is_seldom
from ._loop.streams import computes_each, waits_for_each
from ._loop.triggers import TRIGGERS
from ._loop.unused import is_namesake_of_route, is_unused, may_be_there, on_own_loop
from ._loop.waits import pools_left
from ._loop.weight import DECODES, LONG, SESSION, brief, is_of_a_row, may_be_of_table, weight
from ._loop.whole_files import may_go_through
from ._web.apps import runs_model
from ._web.shadowed import is_shadowed

_SHARED: Final = ("sqlalchemy", "sqlmodel", "supabase")
"""Libraries whose connection is chosen once for all of a file's functions."""
_OF_TABLES: Final = "supabase."
"""A client that is asked for the rows of tables: another one is put in place of it everywhere, or the routes are."""
_SURE: Final = {"": 0.7, "decoding": 0.7}
_TABLES: Final = regex(r"^(pandas|polars)\.(read|scan)_\w+$")
"""What is read once and kept, where a test finds that it is not there yet."""
_SWAPS: Final = regex(
    r"(?i)(^|[._])(hot_?)?(re_?load|swap|refresh|switch|change|select|activate|promote|roll_?back|deploy)"
    r"(_(new_|active_|served_)?(model|pipeline|version|weights|checkpoint|bundle|predictor)\w*)?$"
)
"""What somebody who runs the service asks for, to put another model in place: it is loaded and then kept."""
_HARM: Final = "every other request waits for it"
_HARM_OF_JOB: Final = "every other job of this worker waits for it"
_HARM_OF_LOAD: Final = "what other models of this process are asked meanwhile waits for it"


class BlockingInAsync(FileRule):
    """Blocking work runs on the event loop.

    Flags inference, training, model loading, synchronous clients of HTTP, databases, providers, sign-in and mail,
    MLflow's tracking and registry, boto3, pandas input and output, processes, `time.sleep`, `result()` of what a pool
    works on, searches of vectors, a plain `for` over a stream of tokens, what computes scores, explanations and fits of
    scikit-learn, archives, and pictures, sounds and documents being decoded (where nothing heavier is said of the
    function) in an `async def`, and in synchronous project functions that it calls in the same thread, up to six calls
    away. What a call is made on may be made, held or handed out by another module, made in branches, or come from
    anywhere where it is asked as Supabase's tables and LangChain's stores are. A session that comes by `Depends` with
    no type is one of SQLAlchemy where its calls are. The finding stands where the async function starts the work, and
    names what else blocks there.

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
        block, nor does a function for which alone a plain one, or its decorator, starts a loop. Work at start-up,
        before the service takes requests, is not flagged, nor is what that has loaded and kept; what a task or a route
        does again later is, whatever it is called. Warnings are: what is loaded or connected once and kept, or loaded
        by a route that puts another model in place; `predict` of boosted trees, and where nothing that the service
        imports makes networks, but for a loop or an uploaded table that asks it of many rows; a session of a database
        that is asked for a few rows or a count, once a file, unless it does so in an async dependency, whose connection
        the route then holds; an uploaded table that is parsed where the same route does more; a package that is
        installed where it is missing. What only the worker of a queue runs (ARQ, taskiq) is info: no request waits for
        it. So is what a model server has loaded before a model takes requests (`load` of MLServer and KServe, `setup`
        of LitServe). So is what one change mends with something worse, or as bad, before it: a second inference in a
        function, a file's other requests for rows of Supabase, the blocking call that another function of the file gets
        to as well, what else a class asks the client that it holds. So is a route of a rule and method that a router
        which is mounted earlier has: that one answers; and a password's hash behind a limit of ten a minute. In code
        that no service imports, where all is a warning, these are info; so are everywhere a statement on a file of
        SQLite, a line that is brought to the disk (`os.fsync`), and what runs on a loop that an object keeps in a
        thread for itself. A coroutine of a decorator or object that nothing in the project gets at is not flagged, nor
        is one that only has the name of a route which is defined elsewhere in its file and that nothing which serves
        calls, nor are routes of a router that no app can include, nor what a call keeps from being done by what it
        writes out (`adapt([])`). A model that answers in well under a millisecond may stay on the loop: suppress with
        the measured time.

    References:
        https://fastapi.tiangolo.com/async/
        https://docs.python.org/3/library/asyncio-dev.html#running-blocking-code
    """

    code = "MLA701"
    name = "blocking-in-async"
    remediation = "Make the route a plain `def`, or hand the work to a thread, a process or a model server."
    triggers = TRIGGERS

    def _call(self, node: ast.Call, file: FileContext, kind: str | None, *, is_async: bool) -> Iterator[Issue]:
        name = name_of(file, node)
        starts = is_start(file, node) if is_async else ""
        if is_async and (starts == "hook" or (kind is None and is_coroutine(file, node, known=True))):
            return
        if kind is not None:
            kept = kind in ("loading", "reading") or _TABLES.match(name) is not None
            lazy = kept and is_once(file, node)
            row = kind == "inference" and is_one_row(file, node)
            data = {"kind": kind, "async": is_async, "name": name, "lazy": lazy, "shown": file.text(node.func)}
            data |= {"row": True} if row else {}
            data |= {"trees": True} if kind == "inference" and is_of_trees(file, node, name) else {}
            whole = "file" if may_go_through(name, last_part(node.func)) else ""
            data |= {"brief": why} if (why := whole or brief(file, node, name)) else {}
            data |= {"tabular": True} if may_be_of_table(node, kind) and not is_of_many(file, node) else {}
            if is_async and kind == "inference":  # it may be the project's own method, and is looked into then
                data |= {"runs": not _is_handed_on(node)}
                data |= {"many": True} if is_of_many(file, node) else {}
                data |= {"once": True} if is_once(file, node) else {}
            data |= {"session": True} if last_part(node.func) == SESSION else {}
            data |= {"starts": True} if starts and not _is_of_document(kind, name) else {}
            yield self.issue(node, "", data=data)
        elif is_async and _is_of_project(name):
            last = name.rpartition(".")[2]
            if _is_tried_before(file, node):
                return
            runs = not _is_handed_on(node)
            data = {"kind": "", "async": True, "name": name, "shown": file.text(node.func), "runs": runs}
            many = is_of_many(file, node)
            data |= {"many": True} if many else {}
            if FUNCTION.match(last):
                data |= {"named": True} if many else {"named": True, "tabular": True}
            if is_once(file, node):
                data["once"] = True
            data |= {"starts": True} if starts else {}
            data |= _of_made(node, name)
            yield self.issue(node, "", data=data)

    def _on_made(self, file: FileContext) -> Iterator[Issue]:
        """Calls of a plain function on what another module may make: `refine` knows what that is."""
        for name, calls in on_made(file):
            for node in calls:
                if isinstance(file.function_of(node), ast.FunctionDef) and blocks(file, node) is None:
                    data = {"kind": "", "async": False, "name": name, "shown": file.text(node.func)}
                    yield self.issue(node, "", data=data | _of_made(node, name))

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Blocking calls, each call of a project function in an async one (`refine` joins them), generators, of which a
        call runs nothing yet, and what is made on first use.
        """
        asyncs = file.tree.of(ast.AsyncFunctionDef)
        for call in _calls(file, every=bool(asyncs or networks(file))):
            function = file.function_of(call)
            is_async = isinstance(function, ast.AsyncFunctionDef)
            kind = blocks(file, call) if function is not None else None
            if is_async or kind is not None:
                yield from self._call(call, file, kind, is_async=is_async)
        yield from self._on_made(file)
        for call in (call for (name, _), calls in file.calls.items() if asyncs and not name for call in calls):
            yield from self._one_of(call, file)
        for loop in file.tree.of(ast.For) if asyncs else ():
            kind = "waiting" if waits_for_each(file, loop) else "inference" if computes_each(file, loop) else ""
            if kind:
                shown = f"for {file.text(loop.target)} in {file.text(loop.iter)}"
                data = {"kind": kind, "async": True, "name": "", "shown": shown}
                yield self.issue(loop.iter, "", confidence=0.8, data=data)
        for pool in pools_left(file) if asyncs else ():
            shown = f"with {file.text(pool)}"
            yield self.issue(pool, "", data={"kind": "waiting", "async": True, "name": "", "shown": shown})
        filled = lines_done_once(file)
        if filled:
            yield self.issue(file.tree.module.body[0], "", data={"kind": "", "async": False, "first use": filled})
        stars = all_names_of(file) if asyncs else ()
        for call in file.tree.of(ast.Call) if stars else ():
            yield from self._from_star(call, file, stars)
        yields = [*file.tree.of(ast.Yield), *file.tree.of(ast.YieldFrom)]
        for function in dict.fromkeys(
            home for each in yields if isinstance(home := file.function_of(each), ast.FunctionDef)
        ):
            yield self.issue(function, "", data={"kind": "", "async": False, "generator": True})

    def _one_of(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A call on what branches make in several ways: `refine` says what the worst of them does."""
        if not isinstance(file.function_of(node), ast.AsyncFunctionDef) or blocks(file, node) is not None:
            return
        names = [name for name in may_be(file, node.func) if _is_of_project(name)]
        if not names or is_start(file, node) or is_coroutine(file, node, known=True) or _is_tried_before(file, node):
            return
        data = {"kind": "", "async": True, "shown": file.text(node.func), "runs": not _is_handed_on(node)}
        yield self.issue(node, "", data={**data, "name": names[0], "one of": names})

    def _from_star(self, node: ast.Call, file: FileContext, stars: tuple[str, ...]) -> Iterator[Issue]:
        """A call of what came with all names of a module of the project."""
        if not isinstance(node.func, ast.Name) or not isinstance(file.function_of(node), ast.AsyncFunctionDef):
            return
        if file.call_name(node) or file.names.lookup(node.func.id, node) or is_coroutine(file, node, known=True):
            return
        if _is_tried_before(file, node):
            return
        data = {"kind": "", "async": True, "shown": node.func.id, "runs": not _is_handed_on(node)}
        data |= {"many": True} if is_of_many(file, node) else {}
        data |= {"once": True} if is_once(file, node) else {}
        starts = is_start(file, node)
        for star in stars if starts != "hook" else ():
            yield self.issue(node, "", data={**data, "name": f"{star}.{node.func.id}", "starts": bool(starts)})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A note where no request gets: in what only a worker of a queue runs, and behind a route of the same rule; and
        where what was told before has the same cause.
        """
        ways = [candidate.data | {"name": name} for name in _ways(candidate, project)] or [candidate.data]
        said = (self._of_loop(msgspec.structs.replace(candidate, data=data), project) for data in ways)
        finding = max(filter(None, said), key=lambda each: each.severity, default=None)
        if finding is None or finding.location is None:
            return None
        if finding.context != "serving":
            return mended_with_another(finding, candidate, project)
        node = (finding.location.path, candidate.function)
        if is_namesake_of_route(project, node, finding.location.line):
            return None
        if is_shadowed(project, node) or is_seldom(finding, project, node):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if only_in_jobs(project, node):
            message = finding.message.replace(_HARM, _HARM_OF_JOB)
            return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)
        if loads_for_server(project, node):
            message = finding.message.replace(_HARM, _HARM_OF_LOAD)
            return msgspec.structs.replace(finding, severity=Severity.INFO, message=message)
        return mended_with_another(finding, candidate, project)

    def _of_loop(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Keep what an async function does itself, or by a helper in the same thread."""
        where = candidate.finding.location
        if where is None or not candidate.data["async"]:
            return None
        data = as_made(project, candidate.data, where.path)
        finding = project.in_context(self, candidate)
        if finding is None or finding.context in ("script", "notebook", "training"):
            return None
        node = (where.path, candidate.function)
        if only_at_start(project, node) or has_loop_alone(project, node):
            return None
        if finding.context != "serving":
            if where.path in unmounted(project) or is_unused(project, node):
                return None
            if on_own_loop(project, node):
                finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        if data.get("starts") and not runs_again(project, (where.path, candidate.function)):
            return None
        if data is not candidate.data and opens(project, candidate.data["name"], node):
            return None  # it is said where the connection is opened, in the same function
        symbol, related = called(project, data["name"], where.path), finding.related
        if data is not candidate.data:
            related = opened_at(project, candidate.data["name"], where.path)
        if symbol is not None and symbol.function is not None:
            if symbol.function.is_async:
                return None
            if not data.get("runs") and (symbol.path, symbol.qualname) in generators(project):
                return None  # whoever iterates over it runs it: a streaming response does so in its own threads
            return self._of_helper(finding, candidate, data, (symbol.path, symbol.qualname), project)
        computes = symbol is not None and symbol.is_instance and data["kind"] == "inference"
        if symbol is not None and not (computes and is_module_class(project, data["name"], where.path)):
            return None
        if not data["kind"] and not (data.get("named") and may_be_there(project, data["name"], where.path)):
            return None
        kind = data["kind"] or "inference"
        if kind == "decoding" and does_more(project, candidate):
            return None  # it is said beside what is heavier
        if _is_own_work(data) and finding.context != "serving":
            return None  # a job that is written with coroutines: no request waits
        long = weight(project, {**data, "kind": kind}, where.path)
        swapped = kind == "loading" and _SWAPS.search(candidate.function) is not None
        if data.get("lazy") or swapped or long < LONG:
            finding = self._lowered(finding, candidate, project, long, data.get("brief", ""))
        library = (data["name"] or "").partition(".")[0]
        if library and kind not in ("inference", "training", "loading"):
            if data.get("brief") == "query" and _asks_long(project, where.path):
                return None
            here = (where.path, "" if library in _SHARED else candidate.function, library)
            if project.shared.setdefault("MLA701 said", {}).setdefault(here, where) != where:
                return None  # the calls of one function on one connection are repaired together
            related = (*related, *others_like(project, candidate, here[1]))
        message = _said(data["shown"], kind)
        sure = min(finding.confidence, _SURE.get(data["kind"], 1.0))
        related = (*related, *decoded_beside(project, candidate, kind))
        return msgspec.structs.replace(finding, message=message, confidence=sure, related=related)

    def _of_helper(
        self, finding: Finding, candidate: Candidate, data: dict[str, Any], helper: Node, project: ProjectView
    ) -> Finding | None:
        """What is said of the call of a synchronous function of the project: the longest that it waits for."""
        where = candidate.finding.location
        assert where is not None
        node = (where.path, candidate.function)
        swaps = _SWAPS.search(candidate.function) is not None
        made = made_at(project, node, where.line, data["name"])
        reached = reached_call(project, helper, once=bool(data.get("once")) or swaps, made=made)
        if reached is None and data["kind"] == "inference":
            if runs_model(project, helper) != "model":
                return None
            return msgspec.structs.replace(finding, message=_said(data["shown"], "inference"))
        if reached is None or (reached.call.data["kind"] == "loading" and data.get("once")):
            return None
        found = reached.call
        if _is_own_work(found.data) and finding.context != "serving":
            return None
        there = found.finding.location
        assert there is not None
        if found.data["kind"] == "decoding" and does_more(project, candidate):
            return None  # it is said beside what is heavier
        why = "" if reached.kept else found.data.get("brief", "")
        related = [Related(there.path, there.line, f"the blocking call, `{found.data['shown']}`", there.cell)]
        others, noted = beside(project, helper, found, made), False
        if found.data["kind"] not in ("inference", "training", "loading"):
            held = is_dependency(project, node)
            each = found.data["kind"] in ("hashing", "reading") or _TABLES.match(found.data["name"])
            route = candidate.function if each else ""  # no connection: each call takes its time
            at = (where.path, there.path, there.line, reached.kept, route)
            asks = why or (_OF_TABLES if found.data["name"].startswith(_OF_TABLES) else "")
            key = (where.path, asks, held) if asks in ("query", _OF_TABLES) else at
            first = project.shared.setdefault("MLA701 told", {}).setdefault(key, where)
            if first != where and asks != _OF_TABLES:
                return None  # one connection that each route opens is one thing to repair
            if asks == "query":
                others += queried_beside(project, candidate, there)
            if first != where and not others:
                noted = True
                related.append(Related(first.path, first.line, "the same change mends this", first.cell))
        asked = {**found.data, "row": False, "trees": False, "tabular": False} if data.get("many") else found.data
        long = LONG if reached.kept else weight(project, asked, there.path, where.path)
        swapped = swaps and found.data["kind"] == "loading"
        if reached.kept or swapped or (data.get("once") and _TABLES.match(found.data["name"])) or long < LONG:
            finding = self._lowered(finding, candidate, project, long, why)
        work = f"`{data['shown']}` does blocking {found.data['kind']} (`{found.data['shown']}`)"
        severity = Severity.INFO if noted else finding.severity
        related += [*others, *decoded_beside(project, candidate, found.data["kind"])]
        message = f"{work} on the event loop: {_HARM}"
        return msgspec.structs.replace(finding, message=message, severity=severity, related=tuple(related))

    @staticmethod
    def _lowered(finding: Finding, candidate: Candidate, project: ProjectView, long: int, why: str) -> Finding:
        """What is over soon, and what is done once, is a warning: unless more than this one wait hangs on it."""
        where = finding.location
        assert where is not None
        if why == "table" and not asks_more(project, candidate):
            return finding
        if why == "query":
            if is_dependency(project, (where.path, candidate.function)):
                return finding  # its connection is held by the route that it is for, and the loop waits for the next
        confidence = min(finding.confidence, _SURE["decoding"]) if long == DECODES else finding.confidence
        loaded = finding.context == "serving" or where.path in project.start_up("serving")
        noted = why in ("local", "flush") or not loaded
        severity = Severity.INFO if noted else Severity.WARNING
        return msgspec.structs.replace(finding, severity=severity, confidence=confidence)


def _ways(candidate: Candidate, project: ProjectView) -> list[str]:
    """What is called, where that may be one of several things."""
    where, data = candidate.finding.location, candidate.data
    names = data.get("one of") or ([data["name"]] if data.get("name") else [])
    if where is None or (len(names) == 1 and project.resolve(names[0], where.path) is not None):
        return []
    return [each for name in names for each in project.may_mean(name, where.path) or (name,)]


def _is_of_document(kind: str, name: str) -> bool:
    """Whether a call reads a document: what is called ``load_pdf`` does so for each that comes."""
    return kind == "decoding" or ".document_loaders." in name


def _is_own_work(data: dict[str, Any]) -> bool:
    """Whether a call waits for nothing, but computes, or parses a table that is in memory."""
    return data["kind"] == "computing" or data.get("brief") == "table"


def _calls(file: FileContext, *, every: bool) -> list[ast.Call]:
    """The calls that may block, and with `every` those of the project's own functions."""
    own = f"{file.module}."
    return in_order(
        call
        for (name, last), calls in file.calls.items()
        if (every or may_hold(name, last)) and (name.startswith(own) or _is_of_project(name) or may_block(name, last))
        for call in calls
    )


def _of_made(node: ast.Call, name: str) -> dict[str, bool]:
    """What is kept of a call on what a function of the project may give: whether it asks a database for a few rows."""
    return {"made": True, "few": is_of_a_row(node)} if may_be_made(name, last_part(node.func)) else {}


def _is_of_project(name: str) -> bool:
    if not name or name.startswith("builtins."):
        return False
    return name.partition(".")[0] not in LIBRARIES or ".app.state." in name


def _said(shown: str, kind: str) -> str:
    return f"`{shown}` does blocking {kind} on the event loop: {_HARM}"


def _asks_long(project: ProjectView, path: str) -> bool:
    """Whether an async function of a file asks its database for more than rows and counts: it speaks for the file."""
    every = (candidate.data for candidate in project.files[path].candidates_of("MLA701"))
    return any(
        data["kind"] and data["async"] and data["name"].startswith(_SHARED) and not data.get("brief")
        for data in every
        if "name" in data
    )


def _is_handed_on(node: ast.Call) -> bool:
    """Whether what a call gives is kept or handed on, and not gone through, or entered, on the spot."""
    parent = parent_of(node)
    if isinstance(parent, ast.For | ast.comprehension | ast.YieldFrom | ast.Starred | ast.withitem):
        return False
    called = last_part(parent.func) if isinstance(parent, ast.Call) else ""
    return called not in ("list", "tuple", "set", "sum", "next", "join")


def _is_tried_before(file: FileContext, node: ast.Call) -> bool:
    """Whether a handler calls what its ``try`` called before: it is said there, and here it is what is left when that
    has failed, often with nothing to work on.
    """
    for handler in file.ancestors(node, ast.ExceptHandler):
        above = parent_of(handler)
        if isinstance(above, ast.Try) and file.function_of(above) is file.function_of(node):
            if any(
                ast.unparse(call.func) == ast.unparse(node.func)
                for call in calls_of(file, above.body, above.handlers, above)
            ):
                return True
    return False
