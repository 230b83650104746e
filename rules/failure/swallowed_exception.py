"""MLA102: failures that nobody is told of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcomes
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parents
from mlaudit.findings import Finding, Related, Severity

from ..serving._web.askable import askable
from ..serving._web.routes import route
from ._context_managers import swallowed_block
from ._decorators import on_work, swallowing, uses
from ._guards.guards import answers_by_bool
from ._handlers import is_broad
from ._made_up.defaults import prefilled
from ._made_up.dropped_out import gathered
from ._noted.kept_failures import WORDS as CACHES
from ._noted.kept_failures import kept_failures
from ._noted.words import NOTED
from ._raised_at_last import raised_at_last
from ._settled import judged, settled
from ._stores.local_tracking import local_in_production
from ._stores.not_configured import unasked_stores
from ._swallowed.best_effort import BEST_EFFORT, is_of_cache
from ._timeouts.dying_loops import STARTS, unguarded
from ._told.by_branches import by_branches
from ._told.claimed import claims, keeps_to_itself, told_all_the_same
from ._told.dropped_answers import dropped_answers, others_look
from ._told.empty_inputs import is_of_empty_input
from ._told.envelopes import envelopes, is_envelope, wrapped_errors
from ._told.futures import unfetched, unwatched
from ._told.handed_errors import answers_none, error_answers, handed_on, sent_as_answer
from ._told.left_early import left_early
from ._told.masked_commands import WORD as BASH
from ._told.not_raised import BUILDS, not_raised
from ._told.processes import PROCESSES, dropped_status
from ._told.status import answer_shape, answering, caught_answer, names_its_status, told_with_200
from ._told.unheard_answers import unheard_writes
from ._verdicts import verdict
from ._work import kinds

_DOES: Final = regex(
    r"^_*(add|create|delete|insert|publish|register|remove|save|send|set|store|submit|update|upload|write)(_|$)"
)
"""Functions that are called for what they do, and not for what they answer."""


_SO_TOO: Final = "a failure is answered in the same form here: one change of what these routes answer mends both"


class SwallowedException(FileRule):
    """A failure of loading, predicting or reading data is caught and nobody can tell.

    Looks for handlers that swallow a failure of loading, predicting, reading or writing data, asking a language model
    or tracking an experiment. The test is whether the caller can tell the failure from a valid answer: a log line is
    not enough. To raise, to answer with an error, to set a flag or to do the work in another way is.

    Reports:

    - a broad `except`, or `contextlib.suppress(Exception)`, that goes on in silence or only logs
    - an exception that is returned instead of raised, or made and neither; an answer that is made and not returned
    - a False that tells of a failure and at which no caller looks
    - an error that goes out with status 200: `{"status": "error"}`, or `body, 500` in FastAPI
    - a fault of the service that is told as the client's, such as 400 around a prediction
    - a text about a failure where a language model's answer belongs
    - a route that answers an empty list, or "saved", where its store was not configured
    - a success that is told after a failed write
    - any failure of a look-up or a store that is told as "not found", or for which a function answers that an object of
      S3 does not exist
    - an item, a fold or a row that drops out before a list, a mean or a join; a collection that goes out as far as it
      came
    - data that could not be made ready for a model and goes on as it came
    - a settings file that counts as empty, or any file that is written anew, there or in the handler, though it only
      could not be read
    - a training, a save, a registration or an upload whose failure is only logged
    - a program that fails to train, publish or read and ends with exit status 0, where a pipeline, a make file, a
      script or another program runs it (else info)
    - a scheduler's task that only logs why it failed; futures that nobody keeps
    - a message of Kafka that could not be worked on and is only logged, whose offset is committed (info)
    - a child process whose exit status is dropped, where it trains, builds, moves a database or publishes, or in a
      request
    - in a service, a message that the server refuses, where a function that is named for sending it only prints so
    - a training that reads other rows than those of its store, without a word, where these cannot be had
    - a secret that is empty where it could not be encrypted
    - a task of a scheduler whose last line cannot fail: `... || true`

    Severities:

    - error (a warning outside services): what stands for a failed prediction or feature looks computed, or success is
      told although a model's answer was not written down
    - warning: a None, an item that is skipped or an empty result
    - info: what a function loses that nothing calls; a command that ends a process, or that only opens a folder; what
      was to be registered and is there already; one item of many that fails with an error in the log; an outage that is
      told as "not found" and logged as an error; what could not be loaded, with a warning in the log, where whatever
      needs it refuses without; a report that is not kept; a metric that is None; a check whose failure is logged with a
      traceback and that is left out; a candidate of a selection that fails with an error in the log, where the best of
      the rest is taken; a model that a process fits for itself round after round, and does without until then; routes
      that answer with no model, left out by an `ImportError` that is logged as a warning; a stream that ends where it
      fails, the last try of several, a training that begins anew where it was to go on; a mail, a batch or a copy that
      was not made; any failure of a question that is answered with no, or with None; a setting or a record with a slip
      in it; a value that is left raw or half written; a failure that is put into a cache; a refusal that its own `try`
      catches; a status that a scheduler's task answers; a default for what a client sent; a registration where nothing
      of the project loads from that registry; what is written as a signal, or `atexit`, ends the process; an error that
      `__init__` returns; a download that is refused and only printed; a save in a loop that is only logged; a broken
      file that is answered for like a missing one; errors of a batch that all count as duplicates; a row of a dataset
      for which the next one is answered; what is written down though it could not be worked out; a store that is left
      out for good in silence; hits that go out in the order they came in where a ranker fails or is not loaded; a
      request with nothing in it whose answer carries its status in the body; one of many models that fails to load with
      an error in the log and is asked for by its name; what further routes of a file answer with status 200 in the form
      of the first (`{"success": False, "error": ...}`); a measure that a store of metrics could not write down, with an
      error in the log; a field beside an answer that stands, with a warning; what is made where it could not be found,
      by a call that would fail as well

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
        - Probes for optional imports, clean-up, warm-ups, and telemetry that may be lost.
        - Worker loops, but those that read Kafka, and shadow predictions that log with a traceback and go on by design.
        - Fall-backs that do the work in another way; handlers that fall through to an error; tries whose last failure
          is raised once they have run out.
        - A broken file that is written only where there is none; a file that is read again in another way.
        - A model in whose place another one stands already, as the log says.
        - An item that names its error, or an error in a field of the answer.
        - A model that is tried ahead and loaded again once it is needed, if a failure is raised then.
        - A None that the docstring promises or that the callers look at.
        - An empty answer of a reader that is asked in turn with others, where it is told that none had one.
        - A traceback that a generator yields; an error that is made to be raised by who called.
        - Entries of a file that the next loop makes again where it misses them.
        - A flag that the answer tells, or that stood at "no" before.
        - A call of a function that keeps its failures to itself: that function is reported.
        - A script that tries a model out and only prints.
        - A model that is only not made faster or smaller, and what a cache could not take.
        - A login whose answer is dropped, where the next call carries the same token and fails by itself.
        - A program that finds nothing listed, and writes each item by itself.
        - A command with `check=False` written out.
        - What is made with `exists_ok=True` where looking for it failed: an outage is raised by that call as well.
        - What a bot writes to whoever asked it (`ctx.send("an error occurred")`).

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
        b"PoolExecutor",
        b"return ",
        b"__main__",
        b"def main",
        b".post(",
        b".put(",
        b".delete(",
        b".route(",
        b"os.system(",
        b"subprocess.",
        b"return_exceptions",
        b"create_task(",
        b"ensure_future(",
        b"status_code",
        b".ok",
        BASH,
    )

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A handler that hides a failure."""
        yield from judged(self, node, file)
        yield from self._kept(node, file)
        decorator = swallowing(file, node)
        if decorator:
            yield self.issue(node, "", severity=Severity.WARNING, confidence=0.9, data={"decorator": decorator})
        manager = swallowed_block(file, node)
        if manager:
            said = f"whatever fails in a `with {manager}()` block ends here, and what follows goes on"
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.9)
        answer = caught_answer(file, node)
        if answer:
            said = f"the {answer} that is raised in this `try` is caught here, and becomes a 500"
            fix = "Let it through first: `except HTTPException: raise`."
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.9, remediation=fix)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in PROCESSES or name in STARTS

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """``os.system(...)`` of which nobody looks at the status, and the start of a thread that dies unseen."""
        if file.call_name(node) in STARTS:
            ends = unguarded(file, node)
            if ends is not None:
                said = f"the first failure of `{file.text(ends.func)}` ends this loop, which nothing starts again"
                message = f"{said}: the service goes on answering, and what the loop does is no longer done"
                fix = "Catch it inside the loop, log it, wait and go on; or let readiness fail when the loop has ended."
                place = file.location(node)
                related = [Related(place.path, place.line, "it is started here", place.cell)]
                issue = self.issue(
                    ends, message, severity=Severity.WARNING, confidence=0.7, related=related, data={"needs": "service"}
                )
                issue.remediation = fix
                yield issue
            return
        lost = dropped_status(file, node)
        if lost is not None:
            others = [file.location(call) for call in lost.others]
            related = [Related(w.path, w.line, "the status of this one is dropped too", w.cell) for w in others]
            issue = self.issue(node, lost.said, severity=lost.severity, confidence=0.8, related=related, data=lost.data)
            issue.remediation = lost.fix
            yield issue

    def visit_With(self, node: ast.With, file: FileContext) -> Iterator[Issue]:
        """``with suppress(Exception):`` round work that matters, and pools whose futures nobody keeps."""
        lost = unfetched(file, node)
        if lost is not None:
            said = f"what `{file.text(lost.args[0])}` raises stays in a future that is thrown away here"
            fix = "Keep the futures, and call `result()` on each."
            message = f"{said}: the block ends well, and the parts that failed are missing"
            yield self.issue(lost, message, severity=Severity.WARNING, confidence=0.9, remediation=fix)
        for item in node.items:
            call = item.context_expr
            if isinstance(call, ast.Call) and file.call_name(call) == "contextlib.suppress":
                broad = any(file.qualname(a) in ("builtins.Exception", "builtins.BaseException") for a in call.args)
                about = kinds(file, node.body) if broad else {}
                work = about.get("load") or about.get("predict")
                if work is not None:
                    said = f"`suppress(Exception)` hides every failure of `{file.text(work.func)}`"
                    yield self.issue(node, said, severity=Severity.WARNING)
                    continue
                before = prefilled(file, node, call.args)
                if before is not None:
                    yield self.issue(node, before, severity=Severity.WARNING, confidence=0.8)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Answers, routes, what decorators do, and ``[a for a in answers if not isinstance(a, Exception)]``."""
        for answer, value in outcomes(file):
            if isinstance(value, ast.Call):
                name = file.call_name(value) or ""
                if name.startswith("builtins.") and name.endswith(("Error", "Exception")):
                    yield from self._answer(answer, value, name, file)
            elif isinstance(value, ast.Constant) and value.value is False:
                yield from self._refused(answer, file)
        for lost in not_raised(file):
            yield self.issue(lost.place, lost.said, severity=Severity.WARNING, confidence=0.9, remediation=lost.fix)
        yield from self._across(file)
        for function in answering(file):
            yield from self._route(function, file)
        for function in askable(file):
            for use in uses(file, function):
                yield self.issue(function, "", data={"use": [*use]})
        for dropped, name in dropped_answers(file):
            said = f"`{file.text(dropped)}` answers False when it fails: others look at it, and it is dropped here"
            fix = "Look at the answer, or let the function raise."
            data = {"drops": name}
            yield self.issue(dropped, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data=data)
        for started, work in unwatched(file) if file.holds(b"create_task(", b"ensure_future(") else ():
            said = f"nobody awaits `{file.text(work.func)}`, and nobody sees where it fails"
            message = f"{said}: whoever asked for it is answered as if it had been done"
            fix = "Await it; or keep the task, and log and retry what it raises."
            yield self.issue(
                started, message, severity=Severity.WARNING, confidence=0.8, remediation=fix, data={"needs": "service"}
            )
        for local in local_in_production(file):
            said = (
                f"in production, where no address is set, `{file.text(local)}` takes its place: what it keeps is lost"
            )
            fix = "Let the start fail where the address is missing."
            yield self.issue(local, said, severity=Severity.INFO, confidence=0.7, remediation=fix)
        for call, claim in unheard_writes(file):
            said = f"nobody looks at what `{file.text(call.func)}` is answered, and `{claim}` follows"
            fix = "Call `raise_for_status()` on the answer."
            message = f"{said}: a write that the other side refused is told as done"
            yield self.issue(call, message, severity=Severity.WARNING, confidence=0.8, remediation=fix)
        for kept, said in kept_failures(file) if file.holds(*CACHES) else ():
            fix = "Keep only what was answered well."
            yield self.issue(kept, said, severity=Severity.INFO, confidence=0.7, remediation=fix)
        first: dict[str, Related] = {}
        for branch, said, needs in left_early(file):
            fix = "End with another exit status: `raise SystemExit(...)`, or `sys.exit(1)`."
            data = {"needs": needs} if needs else {}
            severity = Severity.INFO if said in first else Severity.WARNING  # one change of how it ends mends both
            related = [first[said]] if said in first else []
            issue = self.issue(branch, said, severity=severity, confidence=0.7, related=related, data=data)
            issue.remediation = fix
            yield issue
            at = file.location(branch)
            first.setdefault(said, Related(at.path, at.line, "it ends like this here already", at.cell))
        yield from by_branches(file)
        # what asks for exceptions among its answers has a call for it, and a comprehension to take them out
        listed = file.tree.of(ast.ListComp)
        for node in listed if listed and file.holds(b"return_exceptions") else ():
            said = gathered(file, node)
            if said:
                fix = "Answer with an error where one is missing, or say in the answer how many spoke."
                yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix)

    def _kept(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A handler that keeps a failure to itself, where nothing else is said of it, or not for sure."""
        found = verdict(file, node)
        if found is not None and found.needs.startswith(NOTED):
            found = None  # a note leaves room for more
        if found is not None and (found.code != self.code or not found.needs):
            return
        if found is None and answers_none(file, node):
            function = file.function_of(node)
            said = f"`{function.name if function else ''}` logs what goes wrong here, and answers None"
            fix = "Raise it, or let the route look at the answer and send an error status."
            yield self.issue(
                node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data={"alone": True}
            )
        if is_broad(file, node) and keeps_to_itself(file, node) and not raised_at_last(file, node):
            function = file.function_of(node)
            said = f"`{function.name if function else ''}` only logs what goes wrong here"
            fix = "Let the failure out, or answer whether it was done."
            data = {"kept": True}
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data=data)

    def _across(self, file: FileContext) -> Iterator[Issue]:
        """What a success is told after, and errors that one function answers and another hands on: halves of issues."""
        for step, name, said, worked in claims(file):
            yield self.issue(step, "", data={"claims": name, "said": said, "worked": worked})
        for place, function, alone in error_answers(file):
            said = f"`{function.name}` answers a failure as a value here"
            fix = "Raise it, or let the route look at the answer and send an error status."
            data: dict[str, object] = {"alone": alone}
            yield self.issue(place, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data=data)
        for answer in envelopes(file):
            yield self.issue(answer, "", data={"envelope": True})
        for answer, name, wrapped in handed_on(file):
            yield self.issue(answer, "", data={"hands": name, "wrapped": wrapped})

    def _route(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        for answer in told_with_200(file, node):
            said = "a failure is answered with status 200: clients, retries and dashboards take it for success"
            fix = "Answer with an error status: `raise HTTPException(...)`, or `..., 503` in Flask."
            lightly = names_its_status(file, answer) and is_of_empty_input(file, node, answer)
            alike = file.shared.setdefault("failures told with 200", {})
            shape = answer_shape(answer)
            first = alike.setdefault(shape, answer) if shape and not lightly else answer
            severity = Severity.INFO if lightly or first is not answer else Severity.WARNING
            at = file.location(first)
            related = [Related(at.path, at.line, _SO_TOO, at.cell)] if first is not answer else []
            yield self.issue(answer, said, severity=severity, confidence=0.7, remediation=fix, related=related)
        for answer, name in wrapped_errors(file, node):
            said = f"a failure is answered with status 200: `{name.rpartition('.')[2]}` names it in the body alone"
            fix = "Answer with an error status: `raise HTTPException(...)`, or `..., 503` in Flask."
            data = {"wraps": name}
            yield self.issue(answer, said, severity=Severity.WARNING, confidence=0.7, remediation=fix, data=data)
        for answer, said in unasked_stores(file, node):
            fix = "Answer with an error status, 503, where the store is not configured; or refuse to start."
            yield self.issue(answer, said, severity=Severity.WARNING, confidence=0.7, remediation=fix)
        for statement in file.inside(node, ast.Expr):
            if file.function_of(statement) is node:
                yield from self._dropped(statement, node, file)

    def _answer(self, node: ast.Return, value: ast.Call, name: str, file: FileContext) -> Iterator[Issue]:
        """``return ValueError(...)``: an error that is handed out as a value."""
        kind = name.removeprefix("builtins.")
        function = file.function_of(node)
        if function is None or BUILDS.search(function.name) or function.returns is not None:
            return
        message = f"`{kind}` is returned, not raised: the caller takes the exception for a result"
        severity = Severity.WARNING
        if function.name == "__init__" and file.class_of(function) is not None:
            message = (
                f"`{kind}` is returned, not raised: `__init__` may return nothing, and a TypeError hides what it says"
            )
            severity = Severity.INFO
        fix = f"Raise it: `raise {file.text(value)}`."
        yield self.issue(node, message, severity=severity, remediation=fix)

    def _refused(self, node: ast.Return, file: FileContext) -> Iterator[Issue]:
        """``return False`` in a function that says by its answer whether it did what it is named for."""
        function = file.function_of(node)
        if function is None or not _does(function.name) or BEST_EFFORT.search(function.name):
            return
        if is_of_cache(file, node) or not answers_by_bool(file, function):
            return
        if not _caught(node):
            yield self.issue(node, "", data={"refuses": True})

    def _dropped(self, node: ast.Expr, home: FunctionNode, file: FileContext) -> Iterator[Issue]:
        """A route that drops the answer by which a function says that it did not do what it is named for."""
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        if not isinstance(call, ast.Call) or not _does(last_part(call.func)):
            return
        name = file.call_name(call)
        if name and route(file, home) is not None:
            said = (
                f"`{file.text(call.func)}` answers False where it refuses, and the route reports success all the same"
            )
            yield self.issue(node, said, severity=Severity.WARNING, confidence=0.7, data={"asked": name})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Quieter where a person watches."""
        if not {"refuses", "use", "claims", "hands", "envelope"}.isdisjoint(candidate.data):
            return None
        if "kept" in candidate.data or "alone" in candidate.data:
            return self._joined(candidate, project)
        if candidate.data.get("decorator"):
            finding = project.in_context(self, candidate)
            return on_work(candidate, finding, project) if finding is not None else None
        if candidate.data.get("wraps") and not is_envelope(candidate, project):
            return None
        if candidate.data.get("drops") and not others_look(candidate, project):
            return None
        asked, where = candidate.data.get("asked"), candidate.finding.location
        if asked and where is not None:
            symbol = project.resolve(asked, where.path)
            if symbol is None or symbol.function is None:
                return None
            known = project.files[symbol.path].candidates_of(self.code)
            if not any(c.data.get("refuses") and c.function == symbol.qualname for c in known):
                return None
        if _is_note(candidate) and where is not None:
            known = project.files[where.path].candidates_of(self.code)
            halves = [c for c in known if c.first == candidate.first and {"kept", "alone"} & c.data.keys()]
            if any(self._joined(each, project) is not None for each in halves):
                return None
        return settled(self, candidate, project)

    def _joined(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """What is one half of an issue, where another place of the project has the other half."""
        finding = settled(self, candidate, project)
        if finding is None or finding.location is None:
            return None
        if "alone" in candidate.data:
            return sent_as_answer(finding, candidate, project)
        known = project.files[finding.location.path].candidates_of(self.code)
        same = [c for c in known if c.first == candidate.first and not _is_note(c) and c.data.get("needs")]
        if any(settled(self, c, project) is not None for c in same):
            return None
        return told_all_the_same(finding, candidate, project)


def _is_note(candidate: Candidate) -> bool:
    """Whether a candidate is a note, which is told where nothing else is."""
    return str(candidate.data.get("needs")).startswith(NOTED)


@lru_cache(maxsize=100_000)
def _does(name: str) -> bool:
    return _DOES.search(name) is not None


def _caught(node: ast.AST) -> bool:
    """Whether a statement stands in an exception handler, which has a verdict of its own."""
    return any(isinstance(parent, ast.ExceptHandler) for parent in parents(node))
