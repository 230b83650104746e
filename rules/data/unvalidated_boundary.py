"""MLA307: requests that reach a model unlooked at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, called_names
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from ..serving._schemas.open_schemas import asked_for_members
from ..serving._web.apps import runs_model, serves_a_model
from ..serving._web.routes import routes
from ..serving._web.shadowed import is_shadowed
from ._boundary.answers import asks_client, unread_answer
from ._boundary.boundaries import first_field, is_choice, may_read, reads, undecoded
from ._boundary.channels import keeps_mode_to_model, kept_mode, of_handler
from ._boundary.file_choices import asks_whether_there, choices, is_there_first, looked_up, picked, picks_a_file
from ._boundary.followed import CHECKS, follow, gets, is_checked
from ._boundary.forms import Form, is_tested, open_forms, reads_text
from ._boundary.made_columns import asked_with, made_columns, prepares
from ._boundary.notes import Note, notes, severity_of, went_on
from ._boundary.openings import opened_as, opens, sent, unguarded
from ._boundary.pages import asks_for_class, open_page, open_text, reaches_model, reads_text_of
from ._boundary.tables_sent import table_sent
from ._boundary.text_fields import reads_one_array, reads_one_text
from ._rows.tables import MOST_NAMES

_MODEL: Final = frozenset(
    {"predict", "predict_proba", "predict_on_batch", "decision_function", "transform", "run_inference"}
)
_PREDICTS: Final = (_MODEL - {"transform"}) | {"invoke_endpoint", "inference_mode", "no_grad"}
"""What a function calls that asks a model, here or at an endpoint."""
_MODELS: Final = regex(
    r"^(onnxruntime\.InferenceSession\(\)\.run|transformers\.pipeline\(\)|torch\.jit\.load\(\)"
    r"|tensorflow\.(keras\.models\.load_model|saved_model\.load)\(\)|keras\.models\.load_model\(\))$"
)
"""Models that are called, or run, by what made them."""
_MARKS: Final = frozenset({"opens", "picks", "looks up", "looks"})
"""What a candidate tells others, and says nothing itself."""
_NOTED: Final = frozenset({"one value", "raises", "typed"})
"""What is a note: without its one value a request fails, an answer that lacks a name raises, and who types a number
into a form is who reads what comes of it.
"""
_REFUSE: Final = (
    "Raise where columns are missing, or fill those alone that may be, with what training filled them with."
)
_PLUMBING: Final = ("builtins.", "asyncio.", "flask.", "django.", "numpy.", "pandas.", "json.")
"""What is handed a request's fields, or the answer, and asks no model."""

_MESSAGE: Final = regex(r"(^|\.|_)pb2\.\w+$")
"""Messages of protobuf: an answer, or what is asked of another service."""


class UnvalidatedBoundary(FileRule):
    """Data from a request reaches a model with no check of schema, type or range.

    Looks for data from a client, another service or a file that a model gets unchecked. A handler that asks a model,
    itself or one function away, is flagged where nothing validates on the way.

    Reports of requests:
    - JSON, form fields or a message that a handler reads itself and hands to a model
    - a text of a route that names the file which is loaded, and is compared with none
    - a picture that becomes an array in the mode it was sent with
    - columns of the model that rows lack and that are filled with one number
    - an upload that is opened, whatever it is (to answer 500 is no look at it)
    - a table sent as a file whose columns nobody looks at
    - numbers of a Gradio or Streamlit form that have no range, and texts of one that may be empty

    Reports of answers and tables:
    - a field of another service's answer that is read with no look at how the request went
    - an answer, or a field of it that is None on failure, with which a function goes on although the request failed
    - JSON that a language model wrote, of whose fields nothing asks for names or types
    - a table that a program reads and fits something on, and that is compared with nothing
    - cleaning of a table that changes nothing, for nobody takes the copy that it gives

    Severities:
    - warning: a request's data that reaches a model, a file that a route's text names, a table sent as a file whose
      columns are taken by their places, a service that goes on with what a failed request gave, and cleaning that
      changes nothing
    - info: Gradio and Streamlit forms, uploads, other tables, JSON of a language model, and other answers of services;
      a body of which one text is read, or one array of a set type and the model's shape, as the request fails without
      it

    Why it hurts:
        A missing field is an error 500, or worse a zero; a number out of range or in the wrong unit is an answer that
        looks like any other. Nobody notices until the decisions are counted.

    Bad:
        import joblib
        import json

        model = joblib.load("model.joblib")

        def lambda_handler(event, context):
            ride = json.loads(event["body"])
            return {"minutes": float(model.predict([ride])[0])}
        ---
        import requests
        from flask import Flask, jsonify

        app = Flask(__name__)

        @app.route("/crop")
        def crop():
            answer = requests.post("http://models/crop", json={"ph": 7}, timeout=3)
            return jsonify({"crop": answer.json()["crop"]})

    Good:
        import joblib
        from flask import Flask, jsonify, request
        from pydantic import BaseModel, Field

        app = Flask(__name__)
        model = joblib.load("model.joblib")

        class Ride(BaseModel):
            distance: float = Field(gt=0, lt=500)

        @app.route("/predict", methods=["POST"])
        def predict():
            ride = Ride.model_validate(request.get_json())
            return jsonify({"minutes": float(model.predict([ride.model_dump()])[0])})

    When not to use it:
        - A gateway in front of the service validates every body against a schema: suppress with that as the reason.
        - A text that is one part of the address, where what loads the file looks whether it is there.
        - An answer at whose status a function of the file looks, and a text of it that only an error tells.
        - Missing dummy columns that are filled with zero, and columns that a query or record above the fill names.

    References:
        Breck et al., Data validation for machine learning, 2019.
    """

    code: ClassVar[str] = "MLA307"
    name: ClassVar[str] = "unvalidated-boundary"
    severity: ClassVar[Severity] = Severity.WARNING
    elsewhere: ClassVar[Severity | None] = None
    remediation: ClassVar[str] = (
        "Parse the input into a model with types, ranges and categories, and answer 422 when it fails."
    )
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"flask",
        b"requests",
        b"httpx",
        b"fastapi",
        b"starlette",
        b"django",
        b"raw_data",
        b"event[",
        b"event.get(",
        b"litserve",
        b"json.loads(",
        b".read_",
        b"DataFrame",
        b"pb2_grpc",
        b"azure.functions",
        b"gradio",
        *(b".columns:", b".columns]", b".columns)"),
        *(b"joblib.load", b"torch.load", b"pickle.load", b"load_model(", b"InferenceSession("),
        *(b"number_input(", b"text_area(", b"text_input("),
        *(
            b"Image.open(",
            b"imread(",
            b"load_img(",
            b"VideoCapture(",
            b"imdecode(",
            b"decode_image(",
            b"soundfile",
            b"librosa",
            b"torchaudio",
            *(b"AudioSegment", b"wavfile", b"VideoReader", b"VideoFileClip", b"av.open", b"read_video"),
        ),
    )

    def _function(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        unread = unread_answer(file, node)
        if unread is not None:
            message = f"the answer of `{file.text(unread.func)}` is used with no look at its status or its fields"
            remediation = "Call `raise_for_status()` and check the fields before they are used."
            data = {"targets": [""], "raises": True}
            yield self.issue(unread, message, confidence=0.7, remediation=remediation, data=data)
        silent = went_on(file, node, unread)
        if silent is not None:
            yield self._noted(silent)
        yield from self._upload(node, file)
        yield from self._table(node, file)
        taken = undecoded(node, file)
        if taken is not None:
            message = f"`{file.text(taken)}` goes from the request to the model without a check of its type or range"
            yield self.issue(taken, message, confidence=0.8, data={"targets": [""]})
        sources = [source for source in reads(node, file) if not is_choice(file, source)]
        if not sources or any(CHECKS.search(ast.unparse(d)) for d in node.decorator_list):
            return
        tainted = follow(node, file, sources)
        if is_checked(node, file, tainted):
            return
        handed: dict[str, ast.Call] = {}
        for call in file.inside(node, ast.Call):
            if not gets(call, tainted, sources):
                continue
            target = file.call_name(call)
            asks = isinstance(call.func, ast.Attribute) and call.func.attr in _MODEL
            if asks or (target is not None and _MODELS.match(target)):
                handed = {"": call}
                break
            if target is not None and not target.startswith(_PLUMBING) and not _MESSAGE.search(target):
                handed.setdefault(target, call)
        if not handed:
            return
        first = next(iter(handed.values()))
        whole = next((s for s in sources if _is_whole(s)), None)
        place = first_field(file, node, whole) or file.statement_of(whole) if whole is not None else first
        where = file.location(first)
        if whole is not None:
            message = (
                f"`{file.text(whole)}` goes from the request to the model without a check of fields, types or ranges"
            )
        else:
            message = f"`{file.text(first.func)}` is given fields of the request as they come: no check of their ranges"
        yield self.issue(
            place or first,
            message,
            confidence=0.8,
            related=[Related(where.path, where.line, "it is handed on here", where.cell)],
            data={"targets": sorted(handed), "one value": whole is not None and _reads_one(file, node, tainted)},
        )

    def _noted(self, note: Note) -> Issue:
        return self.issue(
            note.place,
            note.message,
            severity=Severity.INFO,
            confidence=0.7,
            remediation=note.remediation,
            data={"note": note.kind},
        )

    def _table(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        """A table that is sent as a file: by its places a column is taken for another, by its names it is an error."""
        table = table_sent(file, node)
        if table is None:
            return
        message = (
            f"the table that is sent goes from `{file.text(table.read.func)}` to the model with no look at its columns"
        )
        told = ", and by their places: in another order they get an answer like any other" if table.nameless else ""
        yield self.issue(
            table.read,
            message + told,
            confidence=0.7,
            severity=Severity.WARNING if table.nameless else Severity.INFO,
            remediation="Compare the columns and their types with those of training, and answer 422 when they differ.",
            data={"table": file.call_name(table.asks) or ""},
        )

    def _upload(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        """What opens an upload, and where a route takes it: each may be in a file of its own."""
        home = file.tree.scope_at(node).qualname
        opening = unguarded(file, node)
        if opening is not None:
            yield self.issue(node, "", data={"opens": opening.kind, "function": home})
        place, picture = sent(file, node), kept_mode(file, node)
        if picture is not None:
            data = {"mode": home, "handled": of_handler(file, node), "sent": "" if place is None else home}
            yield self.issue(picture, f"`{file.text(picture)}`", confidence=0.8, data=data)
        elif place is not None:
            shown = place.arg if isinstance(place, ast.arg) else file.text(place)
            yield self.issue(place, f"`{shown}`", severity=Severity.INFO, confidence=0.7, data={"sent": home})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The handlers that may hand on what they were sent, and the forms of a demo."""
        takers = _takers(file)
        for function in file.functions():
            if function in takers or may_read(function, file):
                yield from self._function(function, file)
        for form in open_forms(file):
            yield from self._form(form, file)
        for note in notes(file):
            yield self._noted(note)
        for node, name in picked(file):
            about = {"function": file.tree.scope_at(node).qualname, "is there": asks_whether_there(file, node)}
            yield self.issue(node, "", data={**about, "picks": name})
        for node, name in looked_up(file):
            yield self.issue(node, "", data={"function": file.tree.scope_at(node).qualname, "looks up": name})
        for asker in dict.fromkeys(map(file.function_of, called(file, *_MODEL))):
            given = {each.arg for each in (*asker.args.args, *asker.args.kwonlyargs)} if asker is not None else set()
            if asker is not None and is_checked(asker, file, given):
                yield self.issue(asker, "", data={"looks": file.tree.scope_at(asker).qualname})
        for node, choice in choices(file):
            home = file.tree.scope_at(node).qualname
            about = {"function": home, "handed": choice.handed, "segment": choice.segment}
            yield self.issue(choice.place, f"`{choice.place.arg}`", confidence=0.8, data=about)

        for found in made_columns(file):
            message = (
                f"columns that the model asks for and the rows lack are made up here (`{file.text(found.place)}`): "
                "rows that were prepared wrongly are answered like any other"
            )
            made = {"makes columns": file.tree.scope_at(found.function).qualname, "asks": found.asks}
            made |= {"own": found.own, "trains": found.trains}
            yield self.issue(found.place, message, confidence=0.8, remediation=_REFUSE, data=made)
        page = open_page(file)
        if page is not None:
            message = (
                f"none of the {page.numbers} numbers that this page asks for has a minimum or maximum, and they go to "
                "the model: a negative area or age is answered like any other"
            )
            asked = {"page": file.qualname_of(page.place), "asks": page.asks}
            yield self.issue(page.place, message, severity=Severity.INFO, confidence=0.7, data=asked)
        text = open_text(file)
        if text is not None:
            message = "nothing looks whether this text holds anything before the model reads it: no text gets an answer"
            read = {"read on": file.qualname_of(text), "asks": asks_for_class(file)}
            yield self.issue(text, message, severity=Severity.INFO, confidence=0.7, data=read)

    def _form(self, form: Form, file: FileContext) -> Iterator[Issue]:
        """What a function behind a demo's form is given and looks at nothing of."""
        name = form.handler.name
        if form.kind == "text":
            if is_tested(file, form) or any(map(CHECKS.search, _called_in(file, form.handler))):
                return
            message = f"`{name}` does not look whether `{form.parameter}` holds anything: no text at all gets an answer"
            data = {"reads": file.tree.scope_at(form.handler).qualname}
            yield self.issue(form.handler, message, severity=Severity.INFO, confidence=0.8, data=data)
        elif not is_checked(form.handler, file, {argument.arg for argument in form.handler.args.args}):
            shown = file.text(form.place.func) if isinstance(form.place, ast.Call) else file.text(form.place)
            message = (
                f"`{shown}` has neither minimum nor maximum, and `{name}` "
                "looks at nothing that it is given: any number goes to the model, and an empty field as None"
            )
            asks = {"targets": [f"{file.module}.{name}"], "typed": True}
            yield self.issue(form.place, message, confidence=0.8, data=asks)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Kept where the function that is handed the data reaches a model and nothing on the way validates."""
        where = candidate.finding.location
        if where is None or not _MARKS.isdisjoint(candidate.data):
            return None
        if "makes columns" in candidate.data:
            node = (where.path, candidate.data["makes columns"])
            own, trains = candidate.data["own"], candidate.data["trains"]
            serves = not (own and prepares(project, node, trains=trains))
            told = not is_test_path(where.path) and serves and (candidate.data["asks"] or asked_with(project, node))
            return msgspec.structs.replace(candidate.finding, context="serving") if told else None
        if "handed" in candidate.data:
            return self._of_choice(candidate, where.path, project)
        if "table" in candidate.data:
            own = project.resolve(candidate.data["table"], where.path) if candidate.data["table"] else None
            found = project.in_context(self, candidate) if own is None else None  # what is ours may look itself
            return None if found is None else msgspec.structs.replace(found, severity=candidate.finding.severity)
        if "note" in candidate.data:
            told = severity_of(candidate.data["note"], where.path, candidate.function, project)
            return (
                None if told is None else msgspec.structs.replace(candidate.finding, severity=told[0], context=told[1])
            )
        if "page" in candidate.data:
            asks = candidate.data["asks"] or reaches_model(project, where.path, candidate.data["page"])
            found = project.in_context(self, candidate) if asks else None
            return None if found is None else msgspec.structs.replace(found, severity=Severity.INFO)
        if "reads" in candidate.data or "read on" in candidate.data:
            if "reads" in candidate.data:
                read = reads_text(project, (where.path, candidate.data["reads"]))
            else:
                read = candidate.data["asks"] or reads_text_of(project, where.path, candidate.data["read on"])
            found = project.in_context(self, candidate) if read else None
            return None if found is None else msgspec.structs.replace(found, severity=Severity.INFO)
        if "mode" in candidate.data:
            node, handled = (where.path, candidate.data["mode"]), candidate.data["handled"]
            if keeps_mode_to_model(project, node, handled=handled):
                return self._of_picture(candidate)
        if "sent" in candidate.data:
            return self._of_upload(candidate, where.path, project)
        if not any(self._reaches(t, where.path, project) for t in candidate.data["targets"]):
            return None
        if _is_told(project, where.path, candidate.function):
            return None
        finding = project.in_context(self, candidate)
        noted = not _NOTED.isdisjoint(key for key, holds in candidate.data.items() if holds)
        if finding is not None and (noted or is_shadowed(project, (where.path, candidate.function))):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding

    def _of_choice(self, candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
        """A route's text that names the file which is loaded."""
        node = picks_a_file(project, path, candidate.data["handed"])
        function = project.function(node) if node is not None else None
        route = (path, candidate.data["function"])
        if node is None or function is None or asked_for_members(project, route) or not serves_a_model(project):
            return None
        if candidate.data["segment"] and is_there_first(project, node):
            return None  # without a slash it stays in its folder, and what is not there is expected
        message = (
            f"{candidate.finding.message} may be any text, and `{node[1]}` loads the file that it names: "
            "nothing compares it with those that there are"
        )
        related = (Related(node[0], function.line, "where the file is loaded"),)
        return msgspec.structs.replace(candidate.finding, message=message, related=related, context="serving")

    def _of_picture(self, candidate: Candidate) -> Finding:
        message = (
            f"{candidate.finding.message} keeps the mode that the picture was sent with: a grey one has one channel "
            "and a transparent one four, and the model takes three"
        )
        remediation = 'Convert it (`.convert("RGB")`) before it becomes an array.'
        return msgspec.structs.replace(candidate.finding, message=message, remediation=remediation, context="serving")

    def _of_upload(self, candidate: Candidate, path: str, project: ProjectView) -> Finding | None:
        if not candidate.data["sent"]:
            return None
        kind = opened_as(project, (path, candidate.data["sent"]))
        finding = project.in_context(self, candidate) if kind else None
        if finding is None:
            return None
        message = (
            f"{finding.message} is opened whatever was sent: nothing asks for its type or catches what cannot be "
            f"decoded, and a file that is no {kind} is answered with a 500"
        )
        return msgspec.structs.replace(finding, message=message, severity=Severity.INFO)

    def _reaches(self, target: str, path: str, project: ProjectView) -> bool:
        """Whether what is handed to `target` ("" for the model itself) gets to a model unchecked."""
        if not target:
            return True
        symbol = project.resolve(target, path)
        if symbol is None or symbol.function is None:
            return False
        if any(c.data.get("looks") == symbol.qualname for c in project.files[symbol.path].candidates_of(self.code)):
            return False
        calls = {
            call.target.rpartition(".")[2]
            for node in project.reach([(symbol.path, symbol.qualname)])
            if (function := project.function(node)) is not None
            for call in function.calls
        }
        return bool(calls & _PREDICTS) and not any(CHECKS.search(name) for name in calls)


def _reads_one(file: FileContext, node: FunctionNode, held: set[str]) -> bool:
    return reads_one_text(file, node, held) or reads_one_array(file, node, held)


def _takers(file: FileContext) -> set[FunctionNode | None]:
    """The functions of a file that are routes, ask another service, or open an image or recording: most are none."""
    wanted = {name for name in called_names(file) if _opens_or_asks(name)}
    calls = file.calls_where(lambda name, _: name in wanted) if wanted else []
    return {*map(file.function_of, calls), *(node for node, _ in routes(file))}


@lru_cache(MOST_NAMES)
def _opens_or_asks(name: str) -> bool:
    return opens(name) or asks_client(name)


def _called_in(file: FileContext, node: FunctionNode) -> list[str]:
    return [last_part(call.func) for call in file.inside(node, ast.Call)]


def _is_whole(source: ast.expr) -> bool:
    """Whether the whole body is read at once, not field by field."""
    return isinstance(source, ast.Call) or (
        isinstance(source, ast.Attribute) and source.attr in ("get_json", "json", "body", "get_data", "data")
    )


def _is_told(project: ProjectView, path: str, function: str) -> bool:
    """Whether MLA707 says already that this route hands an unchecked payload to its model."""
    return any(
        candidate.data.get("function") == function and runs_model(project, (path, function))
        for candidate in project.files[path].candidates_of("MLA707")
    )
