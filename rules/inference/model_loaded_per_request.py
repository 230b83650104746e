"""MLA605: models that a request loads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.facts import CallFact, Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.origin import Origin
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.ways import Given, given_by, is_after_failure, runs
from mlaudit.findings import Finding, Related, Severity

from ..libraries.asking import MODEL_LIBRARY
from ..libraries.loading import LOAD_WORDS, brings_weights, concerns_loading, may_load
from ..security._loads.chosen import follow
from ..serving._web.apps import runs_model
from ._left import is_left
from ._missed import lines_on_miss
from ._once import LATER, LATER_WORDS, instead_of, is_guarded, lines_done_once
from ._read import READS, READS_ANY, SEVERITIES, chosen, is_handed, small_part

_UNPICKLES: Final = regex(r"^(sklearn\.externals\.)?(joblib|_?pickle|cPickle|dill|cloudpickle|compress_pickle)\.")
_DUMPS: Final = regex(r"^(joblib|_?pickle|cPickle|dill|cloudpickle)\.dump$")
_TOPICS: Final = regex(r"^gensim\.models\.([\w.]*\.)?(Lda|Lsi|Hdp|Nmf|Tfidf|AuthorTopic|DtmModel)\w*\.load$")
"""Models of topics: a table of words by topics, of some megabytes."""
_MODEL_WORDS: Final = regex(
    r"model|clf|classif|regress|scaler|vector|pipeline|encoder|transformer|\.pkl|joblib|estimator", re.IGNORECASE
)
_LOADS_ANY: Final = regex(r"^_*load_(object|obj|pickle|pkl|joblib|artifacts?|file|bin)s?$")
"""Helpers by whose name anything may be loaded; that a request handler calls them on every request says what."""
_STARTS: Final = regex(
    r"(^|_|\.)(setup|initiali[sz]e|init|__init__|load_context|startup|start_up|lifespan|model_fn|on_start|warm_?up|reload|load"
    r"|refresh|train|retrain|update|evaluat|get_model|main|create_app|export|convert|quanti[sz]|prune|distil|benchmark|toggle"
    r"|(change|switch|swap|select|activate|promote|rollback|deploy)(_?(model|canary|version)|$))",
    re.IGNORECASE,
)
_TRAINS: Final = regex(r"(?i)(^|\.)_*(run_|start_)?(re_?)?(train|training|fine_?tun(e|ing))(_\w+)?$")
"""Jobs that a request starts: each of them makes a model, from one that it has to load."""
_JOB: Final = regex(
    r"(?i)(^|[._])(run|start|trigger|execute)_(\w+_)?(jobs?|scheduler|batch)$|(^|_)scheduled_|_scheduler$"
    r"|(^|[._])(generate|forecast|predict|score|refresh|update)_(\w+_)?(for_)?(all|every|each)_\w+$"
)
"""Jobs for many answers that a request starts by hand: each loads once, and takes the newest model."""
_READS_TABLE: Final = regex(
    r"^_?(read|load|fetch)_(csv|parquet|excel|feather|sql|sql_query|sql_table|table|gbq|json)(_|$)"
)
_WRITES_TABLE: Final = frozenset(
    {"to_csv", "to_parquet", "to_excel", "to_feather", "to_sql", "to_gbq", "write_parquet"}
)
_UPLOADS: Final = regex(r"UploadFile|FileStorage|\bFile\(|request\.(files|FILES)|StringIO|BytesIO")
_TAKES_IN: Final = regex(
    r"(?i)(^|[._])(upload|validate|verify|register|import|inspect)(_\w+)?_(model|checkpoint|weights|artifact|package)s?(_|$)"
)
"""What looks at a model that a request brings: it could not be loaded before."""
_TELLS: Final = regex(r"(?i)(^|[._])((runtime|service|system|model)_)?(status|version|info|metadata|diagnostics?)$")
"""Routes that say what is there, and are asked by whoever runs the service."""
_MISSED: Final = ", where the store does not hold it; what it holds is unpacked each time"
_KEEP_WORDS: Final = (b"_model(", b"models[", b"cache[")
"""What a file holds, byte for byte, that asks another for a model and keeps it."""
_CACHES: Final = regex(r"cache|memoi[sz]e|singleton|lazy", re.IGNORECASE)
_EVENTS: Final = "AWS Lambda"
"""What functions are taken for that are handed an event and its context, whoever fires them."""
_LOOSE: Final = frozenset({"Gradio", "Celery", "Chainlit", "DEEPaaS", "task queue"})
"""Frameworks whose entry points are found by name only, or that run jobs and not requests."""
_CHOSEN: Final = frozenset({"parameter", "request"})
"""Where a request, or who passes it on, gives what is loaded."""

_Way = tuple[Node, Given]
"""A function, and what it is given on the way to it."""


class ModelLoadedPerRequest(FileRule):
    """A model is loaded inside a request handler.

    Looks for a load of a model that a route reaches on every call, in its body or in a helper. What decides is that
    there is no cache on the way, and no check whether the model was loaded before.

    Reports:
    - weights, pickles and other model files that are read in a handler or in what it calls
    - published weights that are built there
    - scalers, encoders and other fitted parts that are read there
    - a model that the request chooses, where none is kept
    - a model that is read where a store (Redis, say) does not hold it, and put there under the same key

    Severity:
    - error: a model that is loaded on every request
    - warning: a scaler or an encoder; a route in a notebook; a pickle of a project that uses no library of models; a
      topic model that a route shows and asks nothing
    - info: a model that the request chooses; a list of names or a result of training; a route that tells version or
      state; a job that a request starts by hand (`run_forecast_job`), that it hands to what makes a task of it and
      waits for none (`manager.start(analyse)`), or that reads a table and writes one, in a
      function that events fire (`handler(event, context)`) also by its helpers; what a store did not hold and is given
      under the same key

    Why it hurts:
        Each request pays for reading and building the model: seconds instead of milliseconds, memory that doubles under
        load, and a failed disk turns into failed requests instead of a failed start.

    Bad:
        import joblib
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            model = joblib.load("model.joblib")
            return model.predict([row]).tolist()

    Good:
        import joblib
        from fastapi import FastAPI

        app = FastAPI()
        model = joblib.load("model.joblib")

        @app.post("/predict")
        def predict(row: list[float]):
            return model.predict([row]).tolist()
        ---
        from functools import lru_cache

        import joblib
        from fastapi import FastAPI

        app = FastAPI()

        @lru_cache(maxsize=1)
        def load():
            return joblib.load("model.joblib")

        @app.post("/predict")
        def predict(row: list[float]):
            return load().predict([row]).tolist()

    When not to use it:
        - One of very many models is chosen by the request, and memory holds only a few: suppress the finding.
        - The load is switched off (`if wanted and False`, or by what a caller writes out: `Net(path, train=False)`), or
          only made after a failure (`except Exception: self.reset()`): no finding.
        - It is the fallback for the import of a module that the project holds: no finding.
        - It runs in a task after the answer: no finding.
        - It is made while a file is not there, and what it brings is saved as that file (the `else` of
          `if os.path.exists(PATH)`): no finding.
        - The route trains, exports, registers, checks or swaps models, or hands a path to what the start calls as well
          and nobody asks for an answer (`Speech.use(path)`): no finding.
        - The request uploads the model, or a row of a database names it: no finding.

    References:
        FastAPI, Lifespan events; Sculley et al., Hidden technical debt in machine learning systems, 2015.
    """

    code: ClassVar[str] = "MLA605"
    name: ClassVar[str] = "model-loaded-per-request"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = None
    remediation: ClassVar[str] = "Load once, at start-up, and keep the model in the application's state."
    triggers: ClassVar[tuple[bytes, ...]] = (*LOAD_WORDS, *LATER_WORDS, *_KEEP_WORDS)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Loads inside functions, and the lines of calls that a check guards."""
        guarded, missed = lines_done_once(file), lines_on_miss(file)
        if guarded:
            yield self.issue(file.tree.module.body[0], "", data={"marker": True, "guarded": guarded})
        # what starts from published weights speaks where nothing else is loaded
        for call in sorted(file.calls_where(_loads), key=lambda each: may_load(file.call_name(each) or "")):
            name = file.call_name(call) or ""
            if call.lineno in guarded or is_guarded(call):
                continue
            if file.function_of(call) is None:
                continue
            if is_handed(file, call) or (may_load(name) and not brings_weights(file, call, name)):
                continue
            statement = file.statement_of(call)
            if _UNPICKLES.match(name) and (statement is None or not _MODEL_WORDS.search(ast.unparse(statement)[:300])):
                home = file.function_of(call)
                if home is not None and _LOADS_ANY.match(home.name):
                    small = small_part(file, call)
                    message = f"`{file.text(call.func)}` {READS[small['small']] if small else READS_ANY}"
                    yield self.issue(call, message, confidence=0.8, data=chosen(file, call) | small)
                continue
            if "Tokenizer" in name or "Config" in name:
                continue
            small = small_part(file, call) if _UNPICKLES.match(name) else {}
            message = f"`{file.text(call.func)}` {READS[small.get('small', '')]}"
            data = chosen(file, call) | small | {"pickled": _UNPICKLES.match(name) is not None}
            data["topics"] = _TOPICS.match(name) is not None
            instead = instead_of(file, call)
            if instead:
                data["instead of"] = instead
            if call.lineno in missed:
                data["missed"] = True
            yield self.issue(call, message, confidence=0.9, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Kept where a request handler gets there uncached."""
        where = candidate.finding.location
        if "marker" in candidate.data or where is None:
            return None
        if any(project.module_path(module, where.path) for module in candidate.data.get("instead of", ())):
            return None  # the module of the project that is asked in its place is there
        trail = self._trail(candidate, project)
        finding = project.in_context(self, candidate) if trail else None
        if finding is None:
            return None
        root = trail[-1]
        small, message = _small(candidate, project), finding.message
        if candidate.data.get("small", "") != small:
            message = message.replace(READS[candidate.data["small"]], READS_ANY)
        if candidate.data.get("taken") or (small and self._does_more(candidate, project, small, root)):
            return None
        told: set[tuple[str, str, str]] = project.shared.setdefault(f"{self.code} told", set())
        if (*root, where.path) in told:
            return None
        told.add((*root, where.path))
        function = project.function(root)
        handler = root[1] or root[0]
        related = [Related(root[0], function.line if function else 1, f"the request comes in here, in `{handler}`")]
        way = "" if len(trail) == 1 else f", through {' -> '.join(f'`{name}`' for _, name in trail[-2::-1])}"
        message = f"{message} on every request to `{handler}`{way}{_MISSED if candidate.data.get('missed') else ''}"
        severity = SEVERITIES[small]
        if where.cell is not None:
            severity = min(severity, Severity.WARNING)
        if _TELLS.search(handler):
            severity = Severity.INFO
        shown = candidate.data.get("topics") and not runs_model(project, root)
        if shown or (candidate.data.get("pickled") and _is_by_hand(project)):
            severity = min(severity, Severity.WARNING)
        if candidate.data.get("missed"):
            severity = Severity.INFO
        if any(_JOB.search(name) for _, name in trail) or _scores_a_file(project, trail) or is_left(project, trail):
            message, severity = f"{message}: a job, which could be handed the model", Severity.INFO
        kind = self._chosen_by(candidate, project)
        if kind == "upload":
            return None
        if kind == "request":
            message, severity = f"{message}: the request chooses which, and none of them is kept", Severity.INFO
        return msgspec.structs.replace(
            finding,
            message=message,
            severity=severity,
            related=tuple(related),
        )

    def _does_more(self, candidate: Candidate, project: ProjectView, small: str, root: Node) -> bool:
        """Whether the same request reads something larger in the same file: that speaks for both."""
        where = candidate.finding.location
        assert where is not None
        for other in project.files[where.path].candidates_of(self.code):
            if "marker" in other.data or other.data.get("taken"):
                continue
            if SEVERITIES[_small(other, project)] > SEVERITIES[small] and root in self._trail(other, project):
                return True
        return False

    @staticmethod
    def _chosen_by(candidate: Candidate, project: ProjectView) -> str:
        """Who says which model is loaded: ``request``, or ``upload`` where that brings it; "" for the program."""
        where, given = candidate.finding.location, candidate.data.get("origin")
        origin: Origin | None = Origin(*given) if given else None
        if origin is not None and origin.kind == "parameter" and where is not None:
            origin, _ = follow(project, where.path, candidate.function, origin, of_few=True)
        return origin.kind if origin is not None else ""

    def _trail(self, candidate: Candidate, project: ProjectView) -> list[Node]:
        """The functions from a load up to a handler that gets there on every request; empty where none does."""
        where = candidate.finding.location
        assert where is not None
        node, found = (where.path, candidate.function), self._by_request(project)
        function = project.function(node)
        if is_after_failure(function, where.line):
            return []
        for given, caller in found.get(node, {}).items():
            if not runs(function, where.line, given):
                continue
            trail = [node]
            while caller is not None and caller[0] not in trail:
                trail.append(caller[0])
                caller = found[caller[0]][caller[1]]
            return trail
        return []

    def _by_request(self, project: ProjectView) -> dict[Node, dict[Given, _Way | None]]:
        """What handlers reach on every request: by what it is given there, its caller."""
        kept = project.shared.get(self.code)
        if isinstance(kept, dict):
            return kept
        guarded: dict[str, set[int]] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(self.code):
                data: dict[str, Any] = candidate.data
                if "marker" in data:
                    guarded[path] = set(data["guarded"])
        queue: list[tuple[_Way, _Way | None]] = [
            (((entry.path, entry.function), ()), None)
            for entry in project.entry_points
            if entry.kind == "serving"
            and entry.framework not in _LOOSE
            and entry.function
            and entry.framework != "Streamlit"
            and not _STARTS.search(entry.function)
            and not _starts_up(project, (entry.path, entry.function))
        ]
        queue.sort(key=lambda root: not _is_seldom(root[0][0][1]))  # what others reach as well is theirs
        found: dict[Node, dict[Given, _Way | None]] = {}
        while queue:
            (node, given), caller = queue.pop()
            ways = found.get(node, {})
            if given in ways or () in ways:
                continue  # what is given nothing that is known runs all that it may
            if _is_cached(project, node) or _TRAINS.search(node[1]) or _TAKES_IN.search(node[1]):
                continue
            found.setdefault(node, {})[given] = caller
            function = project.function(node)
            kept, once = _kept_beside(project, node), guarded.get(node[0], set()) | _lines_of_later(project, node)
            for target, call in project.edges().get(node, ()):
                if target in kept or call.line in once:
                    continue
                if is_after_failure(function, call.line) or not runs(function, call.line, given):
                    continue
                if _puts_in_place(project, target, call):
                    continue
                called = project.function(target)
                queue.append(((target, given_by(call, called, given) if called is not None else ()), (node, given)))
        project.shared[self.code] = found
        return found


@lru_cache(maxsize=100_000)
def _loads(name: str, _: str) -> bool:
    return concerns_loading(name)


def _is_seldom(handler: str) -> bool:
    """Whether a route is for whoever runs the service: it tells what is there, or starts a job."""
    return _TELLS.search(handler) is not None or _JOB.search(handler) is not None


def _small(candidate: Candidate, project: ProjectView) -> str:
    """What is read, where it is no model: what a file asks its own helper for holds where no other file asks it."""
    small, where = candidate.data.get("small", ""), candidate.finding.location
    if not candidate.data.get("asked") or where is None:
        return str(small)
    callers = project.callers((where.path, candidate.function))
    return str(small) if all(caller.path == where.path for caller in callers) else ""


def _starts_up(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    return function is not None and any(
        "on_event" in d.name or "lifespan" in d.name or "middleware" in d.name for d in function.decorators
    )


def _scores_a_file(project: ProjectView, trail: list[Node]) -> bool:
    """Whether what leads from a route to a load reads a table that was stored and writes one: a load for all of its
    rows. What was uploaded is a request like any other. What an event fires is no request: all that it calls counts.
    """
    fired = project.reach(trail[-1:]) if _is_fired(project, trail[-1]) else ()
    functions = [function for node in (*trail, *fired) if (function := project.function(node)) is not None]
    given = [f"{each.annotation} {each.default}" for function in functions for each in function.parameters]
    given += [call.target for function in functions for call in function.calls]
    if any(map(_UPLOADS.search, given)):
        return False
    lasts = {call.target.rpartition(".")[2] for function in functions for call in function.calls}
    return not lasts.isdisjoint(_WRITES_TABLE) and any(map(_READS_TABLE.match, lasts))


def _is_fired(project: ProjectView, root: Node) -> bool:
    """Whether an event and its context are what a function is handed."""
    return any(entry.framework == _EVENTS and (entry.path, entry.function) == root for entry in project.entry_points)


def _is_by_hand(project: ProjectView) -> bool:
    """Whether a project writes its own pickles and has no library of models: what they hold is a few numbers."""
    known: bool | None = project.shared.get("models by hand")
    if known is None:
        called = {c.target for facts in project.files.values() for f in facts.functions for c in f.calls}
        called |= {call.target for facts in project.files.values() for call in facts.module_calls}
        libraries = project.libraries(project.files) - {"joblib", "pickle"}
        known = any(_DUMPS.match(name) for name in called) and not any(MODEL_LIBRARY.match(each) for each in libraries)
        project.shared["models by hand"] = known
    return known


def _puts_in_place(project: ProjectView, target: Node, call: CallFact) -> bool:
    """Whether a call hands what its caller was given to what the start of the program calls for its effect alone: that
    keeps what it loads, and is asked here to put another in its place.
    """
    given = (call.arguments or {}).values()
    return any(each.partition(":")[0] in _CHOSEN for each in given) and _starts_with(project, target, 2)


def _starts_with(project: ProjectView, node: Node, depth: int) -> bool:
    """Whether a module or an object, as it is made, calls a function and asks for no answer."""
    return any(
        caller.call.dropped
        and (
            not caller.qualname
            or caller.qualname.endswith(".__init__")
            or (depth > 1 and _starts_with(project, (caller.path, caller.qualname), depth - 1))
        )
        for caller in project.callers(node)
    )


def _kept_beside(project: ProjectView, node: Node) -> set[Node]:
    """What a function calls by itself as well as through a cache: ``kept(path) if is_there(path) else load(path)``."""
    edges = project.edges()
    caches = [target for target, _ in edges.get(node, ()) if _is_decorated(project, target)]
    return {held for cache in caches for held, _ in edges.get(cache, ())}


def _lines_of_later(project: ProjectView, node: Node) -> set[int]:
    """Where a function hands others on to work that no answer waits for."""
    function = project.function(node)
    calls = function.calls if function is not None else ()
    return {call.line for call in calls if call.target.rpartition(".")[2] in LATER}


def _is_decorated(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    return function is not None and any(_CACHES.search(d.name) for d in function.decorators)


def _is_cached(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    return _is_decorated(project, node) or (function is not None and bool(_CACHES.search(function.qualname)))
