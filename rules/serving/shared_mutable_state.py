"""MLA709: requests that write where other requests read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.entrypoints import is_stand_in
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import parents
from mlaudit.findings import Finding, Related

from ._state.fixed_paths import SAVES, WRITES, is_done_at_once, is_unread, written
from ._state.once import answers_alone, is_another, is_once
from ._state.pages import is_page, keeps_upload, on_pages
from ._state.taught import taught_in_place
from ._state.threads import in_threads, is_of_process, outlives
from ._state.two_steps import is_locked, locks, steps_of_shared
from ._web.apps import app_of
from ._web.started import is_left_behind
from .batch_in_request import _reached

_GROWS: Final = frozenset({"append", "extend", "insert"})
_COPY: Final = "Train a copy, in a job of its own, and put it in place when it is done and was evaluated."
_ONE_EACH: Final = "Hold a lock from the first call to the last one, or give each thread an object of its own."
_MODEL: Final = regex(
    r"(?i)(model|predictor|pipeline|classifier|regressor|estimator|clf|scaler|encoder|vectori[sz]er)s?$"
)
_TRAINS: Final = regex(r"(?i)(^|_)(re)?train(ing)?(_|$)")
_FITS: Final = frozenset({"fit", "train", "fit_transform", "partial_fit", "train_model", "load_state_dict"})
_MARKS: Final = frozenset({"locks", "alone"})
"""What a candidate tells others, and says nothing itself."""
_SLIGHT: Final = ("fake", "unread", "state", "counts")
"""What is known of a place that is worth a note: of 13 that were judged on public code, none was worth a gate."""
_STATE: Final = regex(r"(?i)\.(jsonl?|ya?ml|toml|txt|log|csv|db|lock|pid)\W*$")
"""Files that keep what a service knows, and not what one request has sent."""
_FAKE: Final = regex(r"(?i)^_*(fake|mock|dummy)_")
"""Names by which a module says itself that a store is missing."""


class SharedMutableState(FileRule):
    """Request handlers write state that all requests share, with no lock.

    Flags, in code that a web route reaches: a `global` that a request overwrites or counts up, counts in a dictionary
    of the module, a module-level list that requests append to, and files written to one fixed path for all requests. So
    is one object that threads of requests share and that is told what is wanted in one call and asked for it in the
    next: an interpreter of TFLite, a network of OpenCV, a database's cursor, and a model that a request trains in place
    while others ask it. A value that is made once, on first use, is not flagged. Of a page of Streamlit, uploads that
    it keeps under one name are flagged.

    Why it hurts:
        Two requests at once, and one is answered with the other's image. It happens under load only, to somebody else's
        data, and no test shows it. With several workers each has its own copy, and the numbers are wrong besides.

    Bad:
        from fastapi import FastAPI, UploadFile

        app = FastAPI()

        @app.post("/predict")
        def predict(file: UploadFile):
            with open("upload.jpg", "wb") as target:
                target.write(file.file.read())
            return {"label": classify("upload.jpg")}
        ---
        from flask import Flask, jsonify, request

        app = Flask(__name__)
        last = None

        @app.route("/predict", methods=["POST"])
        def predict():
            global last
            last = model.predict(request.get_json())
            return jsonify(last.tolist())

    Good:
        import tempfile
        from fastapi import FastAPI, UploadFile

        app = FastAPI()

        @app.post("/predict")
        def predict(file: UploadFile):
            with tempfile.NamedTemporaryFile(suffix=".jpg") as target:
                target.write(file.file.read())
                return {"label": classify(target.name)}
        ---
        from flask import Flask, jsonify

        app = Flask(__name__)
        model = None

        @app.route("/predict", methods=["POST"])
        def predict():
            global model
            if model is None:
                model = load()
            return jsonify(model.predict(rows()).tolist())

    When not to use it:
        A file that a request keeps only where it asks for that (`if keep:` of a parameter that is False by default) is
        noted, and so are further places that add to a list of which it was said. Lists that are called `fake_...` by
        whoever wrote them are noted only, and so is an app that nothing starts or imports in a project that starts
        another. Not flagged are writes under a lock, a model that what trains it puts in the place of the one before
        when it is done, a file that an async function writes and reads with no `await` from first to last, unless it is
        an upload that another function reads later, a model that it saves with no `await` at all, a mock of a service,
        what a storage saves under a free name (Django's `default_storage`), what a route for settings sets for all, and
        a service that `waitress.serve` is told to run with one thread; another that runs one worker with one thread may
        suppress with that as the reason. Pictures that are saved for debugging by their name, and that nothing in the
        file reads, are noted.

    References:
        https://docs.python.org/3/library/threading.html#lock-objects
    """

    code = "MLA709"
    name = "shared-mutable-state"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Keep a request's data in the request: locals, a temporary file of its own, or a store that locks."
    triggers = (
        b"global ",
        b"] += ",
        b"open(",
        b".append(",
        b".extend(",
        b".save(",
        b"imwrite",
        b".to_csv(",
        b"savefig",
        b".dump(",
        *(b".set_tensor(", b".setInput(", b".setQuery(", b".SetImage", b".set_image(", b".set_input", b".execute"),
        *(b".AcceptWaveform(", b"runAndWait", b"Lock(", b"_lock"),
        *(b".partial_fit(", b".learn_one(", b".learn_many(", b".train_on_batch(", b".fit(", b"fine_tune(", b"retrain("),
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Globals that a function writes."""
        if any(scope.globals for scope in file.tree.scopes):
            for assign in file.tree.of(ast.Assign):
                yield from self._overwrites(assign, file)
            for change in file.tree.of(ast.AugAssign):
                yield from self._changes(change, file)
        if file.holds(b"] += "):
            yield from self._counts(file)
        if answers_alone(file):
            yield self.issue(file.tree.module.body[0], "", data={"alone": True})
        block = locks(file)
        if block is not None:
            yield self.issue(block, "", data={"locks": True})
        for steps in steps_of_shared(file):
            told, answered = file.text(steps.told.func), file.text(steps.answered.func)
            message = (
                f"`{steps.held}` is one for all requests, which are in it at once: between `{told}` and `{answered}` "
                "another one may say what it wants, and each gets the other's answer"
            )
            data = {"steps": True, "owner": steps.owner, "held": steps.held}
            yield self.issue(steps.told, message, remediation=_ONE_EACH, data=data)

        for taught in taught_in_place(file):
            message = (
                f"`{file.text(taught.trained.func)}` changes the model that other requests ask at the same time, with "
                "no lock: they are answered by one that is half trained, and each worker has its own"
            )
            where = file.location(taught.asked)
            related = [Related(where.path, where.line, "it is asked here", where.cell)]
            data = {"steps": True, "owner": taught.owner, "held": f"{taught.held} taught"}
            yield self.issue(taught.trained, message, remediation=_COPY, related=related, data=data)

    def _overwrites(self, node: ast.Assign, file: FileContext) -> Iterator[Issue]:
        """``global last; last = ...``."""
        for target in node.targets:
            if (
                isinstance(target, ast.Name)
                and _is_global(file, node, target.id)
                and not is_once(file, node, target.id)
                and not is_another(file, node)
                and not _is_trained_anew(file, node, target.id)
            ):
                if not isinstance(node.value, ast.Constant):
                    message = f"each request overwrites the global `{target.id}`: two at once read each other's value"
                    yield self.issue(node, message, data={"state": not _is_of_request(file, node)})

    def _changes(self, node: ast.AugAssign, file: FileContext) -> Iterator[Issue]:
        """``count += 1``."""
        target = node.target
        if isinstance(file.function_of(node), ast.AsyncFunctionDef):
            return  # nothing else runs on the loop between the read and the write
        if isinstance(target, ast.Name) and _is_global(file, node, target.id) and not _locked(node):
            message = (
                f"requests change the global `{target.id}` with no lock: counts are lost, and each worker has its own"
            )
            yield self.issue(node, message)

    def _counts(self, file: FileContext) -> Iterator[Issue]:
        """``counts["asked"] += 1``: once for each function and dictionary of the module."""
        told: set[tuple[ast.AST, str]] = set()
        for node in file.tree.of(ast.AugAssign):
            held: ast.expr = node.target
            while isinstance(held, ast.Subscript | ast.Attribute):
                held = held.value
            if not isinstance(node.target, ast.Subscript) or not isinstance(held, ast.Name):
                continue
            home = file.function_of(node)
            if (
                not isinstance(home, ast.FunctionDef)
                or (home, held.id) in told
                or held.id not in file.tree.root.bindings
            ):
                continue
            known = file.tree.root.bindings[held.id]
            bindings = file.names.lookup(held.id, held)
            if bindings and all(b in known for b in bindings) and not is_locked(file, node):
                told.add((home, held.id))
                message = (
                    f"requests count in `{file.text(node.target)}` with no lock: counts are lost, and each worker has "
                    "its own"
                )
                yield self.issue(node, message, data={"counts": True})

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name == "builtins.open" or name in WRITES or last in SAVES or last in _GROWS

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Lists that grow, and files at one path."""
        function = node.func
        if file.function_of(node) is None and not is_page(file):
            return
        if isinstance(function, ast.Attribute) and function.attr in _GROWS and isinstance(function.value, ast.Name):
            if _is_module_list(file, function.value):
                if _locked(node):
                    return
                name = function.value.id
                fate = "requests mix in it" if _shrinks(file, name) else "it grows for ever"
                message = f"each request adds to the module's list `{name}`: {fate}, and each worker has its own"
                yield self.issue(node, message, data={"fake": _FAKE.search(name) is not None, "grows": name})
                return
        path = written(file, node)
        if path is not None and not _locked(node) and not is_done_at_once(file, node, path):
            message = f"every request writes `{path}`: two at once overwrite each other's file"
            state = _STATE.search(path) is not None
            unread = is_unread(file, node, path)
            data = {"page": is_page(file) and keeps_upload(file, node), "unread": unread, "state": state}
            yield self.issue(node, message, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Only what a web route reaches."""
        where = candidate.finding.location
        if where is None or not _MARKS.isdisjoint(candidate.data) or is_stand_in(where.path):
            return None
        if not candidate.data.get("grows") and _is_asked_alone(project, where.path):
            return None
        node = (where.path, candidate.function)
        if candidate.data.get("steps"):
            if self._first(candidate, where.path, project) is not candidate:
                return None
        elif candidate.data.get("counts"):
            if node not in in_threads(project):
                return None
        elif node not in _reached(project) and not (candidate.data.get("page") and node in on_pages(project)):
            return None
        if _is_told_before(candidate, where.path, project):
            return msgspec.structs.replace(candidate.finding, context="serving", severity=Severity.INFO)
        if any(candidate.data.get(each) for each in _SLIGHT) or is_left_behind(project, where.path):
            return msgspec.structs.replace(candidate.finding, context="serving", severity=Severity.INFO)
        return msgspec.structs.replace(candidate.finding, context="serving")

    def _first(self, candidate: Candidate, path: str, project: ProjectView) -> Candidate | None:
        """The first place of a file where threads of requests are in an object that all of them share."""
        owner, held = candidate.data["owner"], candidate.data["held"]
        alike = (c for c in project.files[path].candidates_of(self.code) if c.data.get("held") == held)
        first = next((c for c in alike if c.data["owner"] == owner and (path, c.function) in in_threads(project)), None)
        kept = outlives(project, path, owner) if owner else is_of_process(project, path)
        askers = {caller.path for caller in project.callers((path, candidate.function))} - {path}
        guarded = any(c.data.get("locks") for each in askers for c in project.files[each].candidates_of(self.code))
        return first if kept and not guarded else None


def _is_told_before(candidate: Candidate, path: str, project: ProjectView) -> bool:
    """Whether it was said further up in a file of the same list that requests add to it: one change mends both."""
    held = candidate.data.get("grows")
    alike = [c for c in project.files[path].candidates_of("MLA709") if c.data.get("grows") == held] if held else []
    told = [c for c in alike if (path, c.function) in _reached(project)]
    return bool(told) and told[0] is not candidate


def _is_asked_alone(project: ProjectView, path: str) -> bool:
    """Whether the service that a file is part of says where it starts that it answers one request after the other."""
    alone: frozenset[str] | None = project.shared.get("answers one at a time")
    if alone is None:
        alone = project.shared["answers one at a time"] = frozenset(
            each
            for each, facts in project.files.items()
            if any(c.data.get("alone") for c in facts.candidates_of("MLA709"))
        )
    return bool(alone) and not alone.isdisjoint(app_of(project, path).files)


def _is_global(file: FileContext, node: ast.stmt, name: str) -> bool:
    function = file.function_of(node)
    return function is not None and name in file.tree.scope_at(function).globals and not _locked(node)


def _is_trained_anew(file: FileContext, node: ast.stmt, name: str) -> bool:
    """Whether what trains a model puts it in the place of the one before, when it is done: it is meant for all."""
    function = file.function_of(node)
    if function is None or not _MODEL.search(name) or not _TRAINS.search(function.name):
        return False
    return not any(
        isinstance(call.func, ast.Attribute) and call.func.attr in _FITS and ast.unparse(call.func.value) == name
        for call in file.inside(function, ast.Call)
    )


def _locked(node: ast.AST) -> bool:
    for parent in parents(node):
        if isinstance(parent, ast.With | ast.AsyncWith):
            if any(re.search(r"(?i)lock|mutex|semaphore", ast.unparse(item.context_expr)) for item in parent.items):
                return True
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _is_of_request(file: FileContext, node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> bool:
    """Whether a global is given what a request sent, or what is made of it: a client that is made anew is no such."""
    home = file.function_of(node)
    given = set() if home is None else {a.arg for a in (*home.args.posonlyargs, *home.args.args, *home.args.kwonlyargs)}
    seen: set[str] = set()
    parts: list[ast.AST] = [node.value] if node.value is not None else []
    while parts:
        for part in ast.walk(parts.pop()):
            if isinstance(part, ast.Name) and part.id not in seen:
                seen.add(part.id)
                made = file.names.single_value(part)
                if made is not None and made is not part and home is not None and file.function_of(made) is home:
                    parts.append(made)
    return not seen.isdisjoint(given | {"request"})


def _is_module_list(file: FileContext, name: ast.Name) -> bool:
    known = file.tree.root.bindings.get(name.id)
    bindings = file.names.lookup(name.id, name) if known else []
    if not known or len(bindings) != 1 or bindings[0] not in known:
        return False
    value = bindings[0].value
    if isinstance(value, ast.List):
        return True
    return isinstance(value, ast.Call) and file.call_name(value) == "builtins.list"


def _shrinks(file: FileContext, name: str) -> bool:
    """Whether the file takes entries out of the list again, or empties it."""
    taken = any(
        isinstance(call.func, ast.Attribute)
        and call.func.attr in ("pop", "clear", "remove", "popleft")
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == name
        for call in file.tree.of(ast.Call)
    )
    removed = [t for node in file.tree.of(ast.Delete) for t in node.targets]
    assigned = [t for node in file.tree.of(ast.Assign) for t in node.targets]
    return taken or any(
        isinstance(target, ast.Subscript)
        and isinstance(target.value, ast.Name)
        and target.value.id == name
        and (isinstance(target.slice, ast.Slice) or target in removed)
        for target in (*removed, *assigned)
    )
