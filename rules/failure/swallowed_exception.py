"""MLA102: failures that nobody is told of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parents
from mlaudit.findings import Finding, Related, Severity

from ..serving._routes import route
from ._dropped_out import gathered
from ._guards import answers_by_bool
from ._handlers import Verdict
from ._processes import PROCESSES, dropped_status
from ._status import caught_answer, told_with_200
from ._tasks import has_tasks
from ._verdicts import BEST_EFFORT, verdict
from ._work import kinds

_BUILDS: Final = regex(r"(error|exception|exc|make|build|to_|as_|from_|convert|map|translate|wrap)", re.IGNORECASE)


_DOES: Final = regex(
    r"^_*(add|create|delete|insert|publish|register|remove|save|send|set|store|submit|update|upload|write)(_|$)"
)
"""Functions that are called for what they do, and not for what they answer."""
_BY_HAND: Final = regex(r"/management/commands/|(^|/)(cli|commands)(/|\.py$)")
"""Files whose output a person reads."""
_SURE: Final = 0.8


def judged(rule: FileRule, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
    """The issue for a handler whose verdict is this rule's."""
    found: Verdict | None = verdict(file, node)
    if found is not None and found.code == rule.code:
        severity = Severity.WARNING if found.confidence < _SURE else None
        yield rule.issue(
            node, found.message, severity=severity, confidence=found.confidence, data={"needs": found.needs}
        )


def settled(rule: FileRule, candidate: Candidate, project: ProjectView) -> Finding | None:
    """The finding by its context: what a script or notebook prints, the person in front of it sees."""
    finding = project.in_context(rule, candidate)
    if finding is None:
        return None
    where = finding.location
    if candidate.data.get("needs") == "callers":
        return _nobody_looks(finding, candidate, project)
    if candidate.data.get("needs") == "serving":
        return finding if finding.context == "serving" else None
    if candidate.data.get("needs") == "run":
        return finding if where is not None and _trains(project, where.path, candidate.function) else None
    by_hand = finding.context in ("script", "notebook")
    if by_hand and where is not None and (where.path in project.start_up("serving") or has_tasks(project, where.path)):
        by_hand = False  # it starts a service, or a scheduler runs it
    watched = by_hand or (where is not None and _BY_HAND.search(where.path) is not None)
    if candidate.data.get("needs") == "quiet" and watched:
        return None
    return finding


def _trains(project: ProjectView, path: str, function: str) -> bool:
    """Whether what a program runs trains a model."""
    reached = project.reach([(path, function)])
    return any((e.path, e.function) in reached for e in project.entry_points if e.kind == "training" and e.function)


def _nobody_looks(finding: Finding, candidate: Candidate, project: ProjectView) -> Finding | None:
    """A failure that is told to callers of whom none listens."""
    if finding.location is None:
        return None
    callers = [
        caller
        for caller in project.callers((finding.location.path, candidate.function))
        if project.context(caller.path, caller.qualname) != "test"
    ]
    by_hand = [caller for caller in callers if caller.path == finding.location.path and not caller.qualname]
    if len(by_hand) < len(callers):  # what a module does with itself when it is run says nothing of the program
        callers = [caller for caller in callers if caller not in by_hand]
    if finding.context in ("script", "notebook") and all(caller.path == finding.location.path for caller in callers):
        return None
    if not callers or not all(caller.call.dropped for caller in callers):
        return None
    where = Related(callers[0].path, callers[0].call.line, "what it answers is dropped here")
    message = f"{finding.message}, and of its {len(callers)} callers none looks" if len(callers) > 1 else ""
    return msgspec.structs.replace(
        finding, message=message or f"{finding.message}, and its only caller does not look", related=(where,)
    )


class SwallowedException(FileRule):
    """A failure of loading, predicting or reading data is caught and nobody can tell.

    Flags broad handlers (and `contextlib.suppress(Exception)`) round model loading, inference, calls of language
    models, reading of training data and experiment tracking that neither re-raise, nor answer with an error, nor set a
    flag, nor try another way. Writing a log line is not enough: the test is whether the caller can tell the failure
    from a valid answer. Flagged too are an exception that is returned instead of raised, an error that a route answers
    with status 200, a failure that a function tells by answering False to callers of whom none looks, a failed write
    that is only logged before a line that says all went well, an item that a list leaves out in silence, any failure of
    a look-up that is taken for "not found", a training run that fails with exit status 0, an error that a function
    answers to a stream or a queue, and a child process whose exit status is dropped in a request, or in a `try` that
    waits for an exception which never comes.

    Why it hurts:
        The request succeeds, the dashboard is green, and the answer is nothing, or the row is gone. Such failures are
        found by customers, weeks later, and the log line that explains them has been rotated away.

    Bad:
        def classify(image):
            label = "unknown"
            try:
                label = labels[model.predict(image)[0]]
            except:
                pass
            return label
        ---
        import joblib

        def init():
            global model
            try:
                load_settings()
                registry.load_model("churn")
            except Exception as error:
                print("Error:", error)
        ---
        def backend(version):
            if version == "v1":
                return First()
            return ValueError(f"unknown version {version}")

        ---
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(row: list[float]):
            try:
                return {"label": labels[model.predict([row])[0]]}
            except Exception as error:
                return {"error": str(error)}

    Good:
        def classify(image):
            try:
                return labels[model.predict(image)[0]]
            except Exception as error:
                raise InferenceError("the classifier failed") from error
        ---
        from fastapi.responses import JSONResponse

        def classify(image):
            try:
                return {"label": labels[model.predict(image)[0]]}
            except Exception:
                logger.exception("inference failed")
                return JSONResponse({"detail": "inference failed"}, status_code=503)
        ---
        try:
            import onnxruntime
        except Exception:
            onnxruntime = None

    When not to use it:
        Probes for optional imports, clean-up, telemetry that may be lost, worker loops and shadow predictions that log
        with a traceback and go on by design, and fall-backs that do the work in another way are not flagged.

    References:
        https://docs.python.org/3/tutorial/errors.html#handling-exceptions
        https://docs.astral.sh/ruff/rules/blind-except/
    """

    code = "MLA102"
    name = "swallowed-exception"
    remediation = "Raise a domain error from the cause, or answer with an error that the caller can see."
    triggers = (
        b"except",
        b"suppress(",
        b"return ",
        b".post(",
        b".put(",
        b".delete(",
        b".route(",
        b"os.system(",
        b"return_exceptions",
    )

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A handler that hides a failure."""
        yield from judged(self, node, file)
        answer = caught_answer(file, node)
        if answer:
            said = f"the {answer} that is raised in this `try` is caught here, and becomes a 500"
            fix = "Let it through first: `except HTTPException: raise`."
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.9, remediation=fix)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in PROCESSES

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``os.system(...)`` of which nobody looks at the status."""
        lost = dropped_status(file, node)
        if lost is not None:
            others = [file.location(call) for call in lost.others]
            related = [Related(w.path, w.line, "the status of this one is dropped too", w.cell) for w in others]
            issue = self.issue(
                node, lost.said, severity=Severity.WARNING, confidence=0.8, related=related, data=lost.data
            )
            issue.remediation = lost.fix
            yield issue

    def visit_With(self, node: ast.With, file: FileContext) -> Iterator[Issue]:
        """``with suppress(Exception):`` round work that matters."""
        for item in node.items:
            call = item.context_expr
            if isinstance(call, ast.Call) and file.call_name(call) == "contextlib.suppress":
                broad = any(file.qualname(a) in ("builtins.Exception", "builtins.BaseException") for a in call.args)
                about = kinds(file, node.body) if broad else {}
                work = about.get("load") or about.get("predict")
                if work is not None:
                    yield self.issue(node, f"`suppress(Exception)` hides every failure of `{file.text(work.func)}`")

    def visit_ListComp(self, node: ast.ListComp, file: FileContext) -> Iterator[Issue]:
        """``[a for a in answers if not isinstance(a, Exception)]``."""
        said = gathered(file, node) if b"return_exceptions" in file.source.data else ""
        if said:
            fix = "Answer with an error where one is missing, or say in the answer how many spoke."
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix)

    def visit_FunctionDef(self, node: ast.FunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def _route(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        for answer in told_with_200(file, node):
            said = "a failure is answered with status 200: clients, retries and dashboards take it for success"
            fix = "Answer with an error status: `raise HTTPException(...)`, or `..., 503` in Flask."
            yield self.issue(answer, said, severity=Severity.WARNING, confidence=0.7, remediation=fix)

    def visit_Return(self, node: ast.Return, file: FileContext) -> Iterator[Issue]:
        """``return ValueError(...)``: an error that is handed out as a value."""
        value = node.value
        if isinstance(value, ast.Constant) and value.value is False:
            yield from self._refused(node, file)
            return
        if not isinstance(value, ast.Call):
            return
        name = file.call_name(value) or ""
        kind = name.removeprefix("builtins.")
        if not name.startswith("builtins.") or not kind.endswith(("Error", "Exception")):
            return
        function = file.function_of(node)
        if function is None or _BUILDS.search(function.name) or function.returns is not None:
            return
        message = f"`{kind}` is returned, not raised: the caller takes the exception for a result"
        yield self.issue(node, message, remediation=f"Raise it: `raise {file.text(value)}`.")

    def _refused(self, node: ast.Return, file: FileContext) -> Iterator[Issue]:
        """``return False`` in a function that says by its answer whether it did what it is named for."""
        function = file.function_of(node)
        if function is None or not _DOES.search(function.name) or BEST_EFFORT.search(function.name):
            return
        if not answers_by_bool(file, function):
            return
        if not _caught(node):
            yield self.issue(node, "", data={"refuses": True})

    def visit_Expr(self, node: ast.Expr, file: FileContext) -> Iterator[Issue]:
        """A route that drops the answer by which a function says that it did not do what it is named for."""
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        if not isinstance(call, ast.Call) or not _DOES.search(last_part(call.func)):
            return
        function, name = file.function_of(node), file.call_name(call)
        if name and function is not None and route(file, function) is not None:
            said = (
                f"`{file.text(call.func)}` answers False where it refuses, and the route reports success all the same"
            )
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, data={"asked": name})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Quieter where a person watches."""
        if candidate.data.get("refuses"):
            return None
        asked, where = candidate.data.get("asked"), candidate.finding.location
        if asked and where is not None:
            symbol = project.resolve(asked, where.path)
            if symbol is None or symbol.function is None:
                return None
            known = project.files[symbol.path].candidates_of(self.code)
            if not any(c.data.get("refuses") and c.function == symbol.qualname for c in known):
                return None
        return settled(self, candidate, project)


def _caught(node: ast.AST) -> bool:
    """Whether a statement stands in an exception handler, which has a verdict of its own."""
    return any(isinstance(parent, ast.ExceptHandler) for parent in parents(node))
