"""MLA705: hours of work behind a request."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.outcome import callers_of_answer
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of
from mlaudit.code.written import cut
from mlaudit.findings import Finding, Related, Severity

from ._commands import is_left_running, trains
from ._loop.awaited import left_alone
from ._loop.opted import QUEUES, opted_lines
from ._web.started import is_left_behind

_MODELS: Final = regex(
    r"(?i)(^|[._])(model|clf|classifier|regressor|reg|estimator|net|network|trainer|booster|automl|grid|search)s?$"
)
_MADE: Final = regex(
    r"(Classifier|Regressor|Regression|SVC|SVR|Booster|Forest|Trees|SearchCV|Trainer|Sequential|Prophet|ARIMA|KMeans)\(\)\.(fit|train)$"
)
_GROUPS: Final = frozenset({"labels_", "cluster_centers_"})
_KEEPS: Final = frozenset({"dump", "dumps", "save", "save_model", "log_model"})
_EXPLAINS: Final = regex(r"Explainer$|^permutation_importance$|^(cross_val_score|cross_validate)$")
_TRAINS: Final = frozenset({"xgboost.train", "lightgbm.train", "catboost.train"})
_INDEXES: Final = frozenset({"from_documents", "from_texts"})
_PROCESSES: Final = frozenset(
    {"os.system", *(f"subprocess.{n}" for n in ("run", "call", "check_call", "check_output"))}
)
_WEB: Final = frozenset(
    {
        "FastAPI",
        "Starlette",
        "Flask",
        "Quart",
        "Sanic",
        "aiohttp",
        "Litestar",
        "Django",
        "AWS Lambda",
        "web framework",
        "Tornado",
        "Bottle",
    }
)
_TASKS: Final = (b"create_task(", b"ensure_future(")
_STARTS: Final = regex(r"(?i)(start|lifespan|init|boot|setup|shutdown|middleware)")


class BatchInRequest(FileRule):
    """A request trains a model, itself or in a process of its own, or embeds a whole collection, before it answers.

    Looks for `fit` and `train` of models, and for the building of vector indexes from documents, in code that a web
    route reaches before it answers. There is one finding a route, at the call nearest to it.

    Reports:
    - a model that is fitted in a route or in a function that it calls
    - a program that trains, and that the route waits for (`subprocess.run`, `os.system`)
    - a vector index that is built from documents or texts (`from_documents`, `from_texts`)

    Severity:
    - error: a route that does so
    - info: a model that one function makes, fits and reads off, and that goes nowhere else (its coefficients are the
      answer); work that a request has to ask for (`if sync:`, false by default) where else a queue is given it; an app
      that nothing starts, where the project's image or script starts another

    Why it hurts:
        The caller's connection is gone long before the work is done, and it is done again on the retry. Meanwhile it
        takes processor and memory from every prediction, and two such requests overwrite each other's model.

    Bad:
        from fastapi import FastAPI
        from sklearn.ensemble import RandomForestClassifier

        app = FastAPI()

        @app.post("/retrain")
        def retrain():
            rows, labels = read_all()
            model = RandomForestClassifier()
            model.fit(rows, labels)
            return {"trained": len(rows)}

    Good:
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/retrain", status_code=202)
        def retrain():
            return {"job": queue.enqueue("training.run")}

    When not to use it:
        - Learning from one row (`partial_fit`): no finding.
        - The work is handed to a queue, a thread, a process, a task that nobody waits for, or a task after the answer:
          no finding.
        - The rows of a request are put into groups, and the groups are the answer: no finding.
        - A preprocessing step is fitted: that is MLA201.
        - A function of AWS Lambda that is a step of a pipeline: it, or its module, is called after training, and it
          reads no field of a request.

    References:
        https://fastapi.tiangolo.com/tutorial/background-tasks/#caveat
    """

    code = "MLA705"
    name = "batch-in-request"
    elsewhere = None
    remediation = "Hand the work to a queue and answer 202 with the job's id."
    triggers = (
        b".fit(",
        b".train(",
        b"from_documents(",
        b"from_texts(",
        b"os.system(",
        b"subprocess.",
        *_TASKS,
        *QUEUES,
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return last in ("fit", "train", *_INDEXES) or name in _PROCESSES

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``model.fit(...)``."""
        function = node.func
        name = file.call_name(node) or ""
        if name in _PROCESSES and node.args and trains(file, node) and not is_left_running(node):
            yield self.issue(node, "", data={"work": f"`{cut(spelled(node.args[0]), 60)}` trains a model"})
        if not isinstance(function, ast.Attribute) or function.attr not in ("fit", "train", *_INDEXES):
            return
        owner = spelled(function.value)
        if function.attr in _INDEXES:
            if owner[:1].isupper() and not owner.startswith(("BM25", "TFIDF")):  # they count words and embed nothing
                yield self.issue(node, "", data={"work": f"`{file.text(function)}` embeds a collection"})
        elif _is_no_training(file, node, function, name):
            return
        elif (
            name in _TRAINS
            or _MADE.search(name)
            or (not name.startswith("sklearn.preprocessing") and _MODELS.search(owner))
        ):
            own = {"own": True} if _is_the_answer(file, node, function.value) else {}
            yield self.issue(node, "", data={"work": f"`{file.text(function)}` trains a model", **own})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The lines of the coroutines that are started as tasks, and of the calls that a request has to ask for, kept
        for `refine`, never said.
        """
        lines, opted = left_alone(file) if file.holds(*_TASKS) else [], opted_lines(file)
        if lines or opted:
            yield self.issue(file.tree.module.body[0], "", data={"later": lines, "opted": opted})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Only what a web route does before it answers, once a route: where it is nearest to it."""
        where = candidate.finding.location
        if "later" in candidate.data:
            return None
        home = (where.path, candidate.function) if where is not None else ("", "")
        root = self._route_of(home, project)
        if root is None or candidate is not self._of(home, project)[0]:
            return None
        homes = self._homes(project)[root]
        if homes[0] != home:
            return None
        known = project.function(root)
        others = [c for each in homes for c in self._of(each, project) if c is not candidate]
        related = [Related(at.path, at.line, o.data["work"], at.cell) for o in others if (at := o.finding.location)]
        if root != home and known is not None:
            related.append(Related(root[0], known.line, f"the route `{root[1]}`"))
        message = f"{candidate.data['work']} before the request is answered"
        opted = home in _opted(project)
        if opted:
            message += ", where the request asks for that: else a queue is given it"
        own = candidate.data.get("own") and all(other.data.get("own") for other in others)
        if opted or own or is_left_behind(project, root[0]):
            made = msgspec.structs.replace(candidate.finding, severity=Severity.INFO, message=message)
            return msgspec.structs.replace(made, related=tuple(related), context="serving")
        return msgspec.structs.replace(candidate.finding, message=message, related=tuple(related), context="serving")

    def _route_of(self, home: Node, project: ProjectView) -> Node | None:
        """The route that waits for a function; None where there is none, or one on the way does such work itself."""
        reached = _reached(project)
        if home not in reached:
            return None
        root: Node = home
        while (caller := reached[root]) is not None:
            root = caller
            if self._of(root, project):
                return None
        return root

    def _homes(self, project: ProjectView) -> dict[Node, list[Node]]:
        """The functions that train or embed, by the route that waits for them: first the nearest, and of those as near
        the one that is called most.
        """
        known: dict[Node, list[Node]] | None = project.shared.get("MLA705 by route")
        if known is None:
            known = project.shared["MLA705 by route"] = {}
            homes = {
                (path, c.function)
                for path, facts in project.files.items()
                for c in facts.candidates_of(self.code)
                if "work" in c.data
            }
            for home in sorted(homes, key=lambda each: (_steps(project, each), -len(project.callers(each)), each)):
                root = self._route_of(home, project)
                if root is not None:
                    known.setdefault(root, []).append(home)
        return known

    def _of(self, node: Node, project: ProjectView) -> list[Candidate]:
        """The candidates in a function."""
        path, qualname = node
        every = project.files[path].candidates_of(self.code)
        return [c for c in every if c.function == qualname and "work" in c.data]


def _steps(project: ProjectView, node: Node) -> int:
    """How many calls lead from a route to a function."""
    reached, found = _reached(project), 0
    caller = reached.get(node)
    while caller is not None:
        found, caller = found + 1, reached[caller]
    return found


def _is_no_training(file: FileContext, node: ast.Call, function: ast.Attribute, name: str) -> bool:
    """``model.train()``, which switches the mode of a network, and the grouping of what came in."""
    if function.attr == "train":
        return "rainer" not in spelled(function.value) and _switches(node)
    return name.startswith("sklearn.cluster.") and _groups(file, node, function.value)


def _is_the_answer(file: FileContext, node: ast.Call, held: ast.expr) -> bool:
    """Whether a model is made, fitted and read off in one function, and goes nowhere else: a regression whose
    coefficients are what was asked for, and no model that is served.
    """
    home = file.function_of(node)
    if home is None or not isinstance(held, ast.Name) or not isinstance(file.names.single_value(held), ast.Call):
        return False
    if held.id in file.tree.scope_at(home).globals or any(
        last_part(c.func) in _KEEPS for c in calls_through(file, home)
    ):
        return False
    uses = [each for each in file.inside(home, ast.Name) if each.id == held.id and isinstance(each.ctx, ast.Load)]
    return all(isinstance(parent_of(each), ast.Attribute) or _explains(parent_of(each)) for each in uses)


def _explains(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Call) and _EXPLAINS.search(last_part(node.func)) is not None


def _groups(file: FileContext, node: ast.Call, held: ast.expr) -> bool:
    """Whether the groups of the very rows that are fitted are read off, and the model is kept nowhere: they are the
    answer, of the function or of the one that asks it.
    """
    home = file.function_of(node)
    names = (ast.unparse(held), ast.unparse(node))
    asked = callers_of_answer(file, file.statement_of(node))
    given = home.args.args if home is not None and isinstance(held, ast.Name) else []
    place = next((i for i, each in enumerate(given) if each.arg == names[0]), -1)
    if len(asked) == 1 and 0 <= place < len(asked[0].args):
        home, names = file.function_of(asked[0]), (ast.unparse(asked[0].args[place]), ast.unparse(asked[0]))
    if home is None or not home.args.args or any(last_part(call.func) in _KEEPS for call in calls_through(file, home)):
        return False
    return any(each.attr in _GROUPS and ast.unparse(each.value) in names for each in file.inside(home, ast.Attribute))


def _switches(call: ast.Call) -> bool:
    """Whether ``model.train()`` or ``model.train(False)`` switches the mode of a network."""
    given = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return len(given) == len(call.args) + len(call.keywords) and all(
        isinstance(value, ast.Constant) and isinstance(value.value, bool) for value in given
    )


def _reached(project: ProjectView) -> dict[Node, Node | None]:
    """What a web route runs before it answers, with the caller of each: not what it leaves to other threads, or to
    tasks of the loop that it does not wait for.
    """
    known: dict[Node, Node | None] | None = project.shared.get("MLA705 reached")
    if known is None:
        queue: list[tuple[Node, Node | None]] = [
            ((entry.path, entry.function), None)
            for entry in project.entry_points
            if entry.kind == "serving"
            and entry.framework in _WEB
            and entry.function
            and not _STARTS.search(entry.function)
        ]
        later, opted = _lines(project, "later"), _lines(project, "opted")
        known = project.shared["MLA705 reached"] = {}
        asked: list[tuple[Node, Node | None]] = []
        while queue:
            node, caller = queue.pop()
            if node not in known:
                known[node] = caller
                for target, call in project.edges().get(node, ()):
                    if not call.offloaded and (node[0], call.line) not in later:
                        (asked if (node[0], call.line) in opted else queue).append((target, node))
            if not queue:  # what is reached by default is known: then what a request has to ask for
                project.shared.setdefault("MLA705 by default", frozenset(known) if asked else None)
                queue, asked = asked, []
    return known


def _opted(project: ProjectView) -> frozenset[Node]:
    """What a route runs before it answers only where the request asks for that."""
    reached, default = _reached(project), project.shared.get("MLA705 by default")
    return frozenset() if default is None else frozenset(reached) - default


def _lines(project: ProjectView, kind: str) -> set[tuple[str, int]]:
    """The lines of the project that the rule has marked."""
    return {
        (path, line)
        for path, facts in project.files.items()
        for candidate in facts.candidates_of(BatchInRequest.code)
        for line in candidate.data.get(kind, ())
    }
