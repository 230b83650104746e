"""MLA707: requests that reach the model as whatever was sent."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Place
from mlaudit.code.spelling import spelled
from mlaudit.code.written import cut
from mlaudit.findings import Finding, Severity

from ._schemas.checks import code_of, refuses_fields, without_shallow_checks
from ._schemas.declared import alternatives, default_of
from ._schemas.descriptors import bare_descriptor
from ._schemas.fields import Care, care_of, first_read, without_shape_asked
from ._schemas.hand_checks import NAMES, VALUES, checked_by_hand, hand_checks
from ._schemas.in_address import text_in_address
from ._schemas.judged_schemas import of_nothing, of_schema
from ._schemas.lists import open_list, taken_in_lists
from ._schemas.loose import held_by
from ._schemas.open_schemas import asks_for_member, handed_schemas, ignored_at, lets_others_in, optional_fields
from ._schemas.ranges import open_numbers, refuses
from ._schemas.raw import OF_TEXTS, is_one_text, is_raw
from ._schemas.said_of_schemas import OUT_OF_RANGE, said_of_schema
from ._schemas.shapes import asked_for_shape, asks_for_shape
from ._schemas.shares import asked_for_range, asks_for_range, open_share
from ._schemas.without_effect import stray_validators, type_defaults
from ._sizes.bodies import only_texts
from ._web.apps import reads_language_alone, runs_model
from ._web.lessons import is_lesson
from ._web.routes import routes

_CHECKED: Final = regex(
    r"(?i:valid|schema|parse_obj|(?<!DataFrame\.)from_dict|cerberus|pandera|voluptuous|isinstance\(|TypeAdapter|coerce|sanitize\w*\()"
    r"|\b[A-Z]\w*(Request|Input|Payload|Schema|Features|Item|Query|Body|Form)\("
)
_ONE_OR_MORE: Final = regex(r"isinstance\(\w+, (dict|list)\)")
"""What tells one row from several, and checks neither."""
_PARAMETERS: Final = frozenset(
    f"fastapi.{home}{name}"
    for home in ("", "param_functions.", "params.")
    for name in ("Query", "Path", "Form", "Body", "Header", "Cookie")
)
_AS_THEY_COME: Final = regex(r"\b(form|json|get_json\(.*?\)|to_dict\(.*?\)|data|payload|body)\.values\(\)")
_SCHEMAS: Final = ("BaseModel", "Schema")
_MARKS: Final = frozenset({"holds", "optional", "checks", "members", "measures", "ranges", "ignores", "lists"})
"""What a candidate tells others, and says nothing itself."""
_NO_BODY: Final = frozenset({"db", "self", "common", "kwargs"})
"""Parameters by whose names no body comes; ``request: dict`` is one, ``request: Any`` may be the framework's."""
_LOOSE: Final = frozenset({"dict", "Dict", "typing.Dict", "Any", "typing.Any", "Mapping", "typing.Mapping", "object"})


_ANNOTATE: Final = "Make the type the annotation: `kind: Literal[...]`."
_ATTACH: Final = "Move the validator into the class whose fields it names."


class UntypedPayload(FileRule):
    """A route hands what was sent to the model, with no schema.

    Looks for inference routes whose payload reaches the model unchecked. What decides is whether a Pydantic or other
    schema, or a validator or check by hand that looks at values, stands on the way. There is one finding a route for
    its payload.

    Reports, of routes:
    - `dict`, `Any`, raw JSON or form fields that go to the model
    - a parameter that is a list of anything (`features: list`), or of numbers whose length nobody asks for
    - BentoML input with no shape, dtype, columns or schema
    - a text that a POST of FastAPI takes from its address
    - numbers of a route of which none has a range

    Reports, of schemas:
    - a field for the model's input that is `dict` or `Any`, or holds figures under any names (`dict[str, float]`)
    - a schema that requires nothing at all
    - numbers of which none or few have a range, or one that has none among others that have
    - a threshold with no range, a `top_k` that is only cut above
    - an array of any length, a date that is any text
    - texts that the model takes as categories, or that name a zone, store or share of which it knows some

    Reports, of checks that check nothing:
    - an `enum` that FastAPI only shows
    - a field whose default is its type (`kind: str = Literal["a", "b"]`)
    - a Pydantic validator outside of any class

    Severity:
    - error: a payload that nobody looks at
    - warning: fields that are all made numbers or texts, or looked for by name only; apps of language models or a
      provider; an untyped list, BentoML input or schema field; a schema that requires nothing; checks that check
      nothing; categories where an encoder ignores those that it does not know
    - info: figures under any names, ranges, lengths, dates, categories and texts in the address; JSON of texts,
      addresses and pictures as text; fields that are each refused if missing

    Why it hurts:
        A missing field is a 500, or worse, a default; a text where a number belongs is encoded as zeros; a column in
        another order is another feature. The model answers all the same, and the answer looks fine.

    Bad:
        from flask import Flask, jsonify, request

        app = Flask(__name__)

        @app.route("/predict", methods=["POST"])
        def predict():
            ride = request.get_json()
            return jsonify({"duration": float(model.predict(prepare(ride))[0])})
        ---
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/predict")
        def predict(payload: dict):
            return {"score": float(model.predict([list(payload.values())])[0])}

    Good:
        from fastapi import FastAPI
        from pydantic import BaseModel, Field

        class Ride(BaseModel):
            distance: float = Field(gt=0, lt=500)
            zone: int = Field(ge=1, le=265)

        app = FastAPI()

        @app.post("/predict")
        def predict(ride: Ride):
            return {"duration": float(model.predict([[ride.distance, ride.zone]])[0])}
        ---
        from flask import Flask, jsonify, request

        app = Flask(__name__)

        @app.route("/predict", methods=["POST"])
        def predict():
            ride = Ride.model_validate(request.get_json())
            return jsonify({"duration": float(model.predict([[ride.distance]])[0])})

    When not to use it:
        - A form of texts alone, or one text of a form that is parsed by hand: no finding. A text has no type or range
          that a schema could tell.
        - Fields that are made numbers in the folder of a lesson (`weeks/11/`): info.
        - The route, or what it calls, checks names and numbers by hand: no finding.
        - Each field is compared with something, or names a model, a data set or a user: no finding.
        - The schema's own validator looks at the field: no finding for it.
        - The route, or what it calls, refuses texts that are not in a set: no finding for a schema's categories.

    References:
        https://docs.pydantic.dev/latest/concepts/models/
    """

    code = "MLA707"
    name = "untyped-payload"
    elsewhere = None
    remediation = "Give the payload a schema with types and ranges, and answer 422 to what does not fit."
    triggers = (
        *(b"request", b"dict", b"Dict", b"Any", b"BaseModel", b"enum=", b"bentoml", b"fastapi", b"litestar"),
        *(b"falcon", b"tornado", b"http.server", b".payload", b"azure.functions", b"handle_unknown"),
        *(b"field_validator", b"model_validator"),
    )

    def visit_ClassDef(self, node: ast.ClassDef, file: FileContext) -> Iterator[Issue]:
        """A schema whose numbers may be anything: negative, not a number, infinite."""
        if not node.bases or not any(last_part(base) in _SCHEMAS for base in node.bases):
            return
        name = file.tree.scope_at(node).qualname
        holds = held_by(file, node)
        if holds:
            alone = sum(isinstance(each, ast.AnnAssign) for each in node.body) == 1
            yield self.issue(node, "", data={"class": name, "holds": holds, "alone": alone})
        optional = optional_fields(node)
        if optional:
            yield self.issue(node, "", data={"class": name, "optional": optional, "others": lets_others_in(node)})
        unchecked = type_defaults(file, node)
        if unchecked:
            more = f" (and {len(unchecked) - 1} more)" if len(unchecked) > 1 else ""
            field = spelled(unchecked[0].target)
            message = (
                f"the type of `{name}.{field}`{more} is its default: what is sent is not compared with it, "
                "and where nothing is sent, the type itself is the value"
            )
            data = {"no effect": ""}
            yield self.issue(unchecked[0], message, severity=Severity.WARNING, remediation=_ANNOTATE, data=data)
        for said in said_of_schema(node, name):
            data = {"class": name, **said.data}
            yield self.issue(said.place, said.message, severity=said.severity, confidence=0.8, data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Functions that a service of BentoML answers with, and routes."""
        told: set[FunctionNode] = set()
        for node in file.functions() if file.imports("bentoml") else ():
            bare = bare_descriptor(file, node) if node.decorator_list else None
            if bare is not None and not _CHECKED.search("\n".join(spelled(s) for s in node.body)):
                message = f"`{bare.name}` names no {bare.wants}: whatever was sent goes to the model"
                told.add(node)
                yield self.issue(bare.place, message, severity=Severity.WARNING, data={"bare": True})
        for node, found in routes(file):
            if found.takes and node not in told:
                yield from self._route(node, file)
        for node, found in routes(file):
            for argument, schema in handed_schemas(file, node) if found.takes else ():
                data = {"function": file.tree.scope_at(node).qualname, "hands": schema}
                yield self.issue(argument, "", severity=Severity.WARNING, data=data)
            for argument, schema in taken_in_lists(file, node) if found.takes else ():
                data = {"function": file.tree.scope_at(node).qualname, "lists": schema}
                yield self.issue(argument, "", data=data)
        for decorator, function in stray_validators(file):
            message = f"`{function.name}` stands outside of any class: no schema has this validator, and it never runs"
            data = {"no effect": f"{file.module}.{function.name}"}
            yield self.issue(decorator, message, severity=Severity.WARNING, remediation=_ATTACH, data=data)
        for node in asks_for_member(file):
            yield self.issue(node, "", data={"members": file.tree.scope_at(node).qualname})
        for node, shares in asks_for_range(file).items():
            yield self.issue(node, "", data={"function": file.tree.scope_at(node).qualname, "ranges": shares})
        for node in asks_for_shape(file):
            yield self.issue(node, "", data={"measures": file.tree.scope_at(node).qualname})
        ignored = ignored_at(file)
        if ignored is not None:
            yield self.issue(ignored, "", data={"ignores": True})
        for node, checks in hand_checks(file):
            yield self.issue(node, "", data={"function": file.tree.scope_at(node).qualname, "checks": checks})

    def _route(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        yield from self._decorative(node, file)
        home = file.tree.scope_at(node).qualname
        text_sent = text_in_address(file, node)
        if text_sent is not None:
            message = (
                f"`{text_sent.arg}` is no body but part of the address: it stands in each access log, is cut where "
                "addresses end, and may be empty"
            )
            told = {"function": home, "address": True}
            yield self.issue(text_sent, message, severity=Severity.INFO, confidence=0.9, data=told)
        share = open_share(file, node)
        if share is not None:
            message = f"`{share.arg}` of `{node.name}` has no range: {OUT_OF_RANGE}"
            told = {"function": home, "share": share.arg}
            yield self.issue(share, message, severity=Severity.INFO, confidence=0.8, data=told)
        text = without_shape_asked(file, node, code_of(node))
        if any(len(_annotations(argument)) > 1 for argument in node.args.args):
            text = _ONE_OR_MORE.sub("", text)
        deep = without_shallow_checks(file, node, text)
        names_only, text = deep != text, deep
        if _CHECKED.search(text) or _converts(file, node):
            return
        said = without_shape_asked(file, node, "\n".join(spelled(s) for s in node.body))
        if _CHECKED.search(said) and refuses_fields(file, node):
            return  # the answer to a field that does not fit says so
        for argument in (*node.args.args, *node.args.kwonlyargs):
            kind = next((each for each in _annotations(argument) if each in _LOOSE), "")
            if kind and argument.arg not in _NO_BODY and (argument.arg != "request" or "ict" in kind):
                if not _is_dependency(node, argument):
                    message = f"`{argument.arg}: {kind}` lets anything through to the model"
                    if names_only:
                        message += ": what is looked at are the names of its fields, not their types or ranges"
                    yield from self._taken(argument, message, home, care_of(file, node, {argument.arg}))
                    return
        listed = open_list(node)
        if listed is not None:
            data = {"function": home, "of shape": True}
            yield self.issue(listed.argument, listed.message, severity=listed.severity, confidence=0.8, data=data)
            return
        for part in (
            *file.inside(node, ast.Call),
            *file.inside(node, ast.Subscript),
            *file.inside(node, ast.Attribute),
        ):
            taken = given_back(file, part)
            written = spelled(taken.value if isinstance(taken, ast.Subscript) else taken)
            if is_raw(file, part) and not _is_field_reader(taken) and not is_one_text(file, part):
                if OF_TEXTS.search(written) and (only_texts(file, node) or _is_beside_a_file(file, node)):
                    return
                place, shown = part, f"`{cut(written, 60)}` goes"
                if OF_TEXTS.search(written):
                    kind = "form fields" if ".form" in written or ".POST" in written else "fields of the query"
                    place, shown = _model_call(file, node) or part, f"{kind} go"
                else:
                    place = first_read(file, node) or part
                order = ", in the order in which they come" if _AS_THEY_COME.search(text) else ""
                message = f"{shown} to the model with no schema{order}: a missing or odd field is a 500 or a default"
                yield from self._taken(place, message, home, care_of(file, node, set()))
                return

        numbers = open_numbers(node)
        if numbers:
            shown = ", ".join(f"`{number.arg}`" for number in numbers[:4])
            message = (
                f"none of the {len(numbers)} numbers of `{node.name}` ({shown}) has a range: "
                "negative values, infinity and NaN are answered with a prediction"
            )
            data = {"function": home, "numbers": True}
            yield self.issue(numbers[0], message, severity=Severity.INFO, confidence=0.8, data=data)

    def _taken(self, place: Place, message: str, home: str, care: Care) -> Iterator[Issue]:
        """What is said of a payload by what happens to its fields: nothing where each of them is looked at."""
        if care is Care.TYPED:
            message = "what goes to the model has no schema: its fields are made numbers or are texts, with no range"
        elif care is Care.PRESENT:
            message = "what goes to the model has no schema: its fields are asked for, and may hold anything"
        elif care is Care.NOTED:
            message = "what goes to the model has no schema: its fields are texts, files, addresses or options"
        if care is not Care.LOOKED_AT:
            yield self.issue(place, message, data={"function": home, "care": int(care)})

    def _decorative(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        """``task: str = Query("transcribe", enum=["transcribe", "translate"])``: shown by FastAPI, and not checked."""
        defaults = [*node.args.defaults, *(default for default in node.args.kw_defaults if default is not None)]
        listed = [
            (default, keyword)
            for default in defaults
            if isinstance(default, ast.Call) and (file.call_name(default) or "") in _PARAMETERS
            for keyword in default.keywords
            if keyword.arg == "enum"
        ]
        if listed:
            function = last_part(listed[0][0].func)
            more = f" (in {len(listed)} parameters)" if len(listed) > 1 else ""
            message = f"`enum` of `{function}` only shows in the documentation{more}: any other text gets to the model"
            data = {"function": file.tree.scope_at(node).qualname}
            yield self.issue(listed[0][0], message, severity=Severity.WARNING, data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Only where the route runs a model."""
        where = candidate.finding.location
        if where is None or not _MARKS.isdisjoint(candidate.data):
            return None
        if "no effect" in candidate.data:
            name = candidate.data["no effect"]
            taken = name and any(fact.name == name for facts in project.files.values() for fact in facts.imports)
            return None if taken or project.context(where.path, "") == "test" else candidate.finding
        if candidate.data.get("class"):
            return of_schema(candidate, where.path, project)
        if "hands" in candidate.data:
            return of_nothing(candidate, where.path, project)
        finding = project.in_context(self, candidate)
        if candidate.data.get("bare"):
            return finding
        node = (where.path, candidate.data["function"])
        kind = runs_model(project, node) if finding is not None else ""
        if "share" in candidate.data:
            told = not kind or asked_for_range(project, node, candidate.data["share"])
            return None if told or finding is None else msgspec.structs.replace(finding, severity=Severity.INFO)
        if "address" in candidate.data:
            return finding if kind else None
        if "of shape" in candidate.data:
            looked = asked_for_shape(project, node) or checked_by_hand(project, node)
            return None if kind != "model" or looked else finding
        if finding is not None and candidate.data.get("numbers"):
            if kind != "model" or refuses(project, node):
                return None
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        if finding is None or not kind:
            return None
        care = Care(candidate.data.get("care", Care.NONE))
        found = _weighed(finding, care, checked_by_hand(project, node))
        if found is not None and care is Care.TYPED and is_lesson(where.path):
            return msgspec.structs.replace(found, severity=Severity.INFO)
        texts = kind == "provider" or reads_language_alone(project, where.path)
        if found is not None and texts and found.severity is Severity.ERROR:
            return msgspec.structs.replace(found, severity=Severity.WARNING)  # it is read, and is no feature
        return found


def _weighed(finding: Finding, care: Care, checked: str) -> Finding | None:
    """What is left to say of a payload where its fields are made numbers, are texts, or are checked by hand."""
    if checked == VALUES:
        return None
    if checked == NAMES and care is Care.NONE:
        message = (
            "what goes to the model has no schema: its fields are looked for by name, not at their types or ranges"
        )
        return msgspec.structs.replace(finding, message=message, severity=Severity.WARNING)
    severity = {Care.NOTED: Severity.INFO, Care.PRESENT: Severity.INFO, Care.TYPED: Severity.WARNING}.get(
        care, finding.severity
    )
    return msgspec.structs.replace(finding, severity=severity)


def _is_beside_a_file(file: FileContext, node: FunctionNode) -> bool:
    """Whether a form brings a file: that is what the model is asked about, and the fields say how."""
    return any(part.attr == "files" for part in file.inside(node, ast.Attribute))


def _converts(file: FileContext, node: FunctionNode) -> bool:
    """Whether fields are made numbers one by one, and one that is none is refused with an error of the 400s."""
    for block in file.inside(node, ast.Try):
        calls = [call for statement in block.body for call in file.inside(statement, ast.Call)]
        if not any(file.call_name(call) in ("builtins.float", "builtins.int") for call in calls):
            continue
        for handler in block.handlers:
            caught = spelled(handler.type) if handler.type is not None else ""
            body = "\n".join(spelled(statement) for statement in handler.body)
            if re.search(r"ValueError|TypeError", caught) and re.search(r"\b4(00|15|22)\b|BadRequest", body):
                return True
    return False


def _model_call(file: FileContext, node: FunctionNode) -> ast.Call | None:
    for call in file.inside(node, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("predict", "predict_proba"):
            return call
    return None


def _annotations(argument: ast.arg) -> list[str]:
    """What a parameter may be, without what is in brackets: ``dict`` and ``List`` of ``Union[dict, List[dict]]``."""
    members = alternatives(argument.annotation)
    return [spelled(each.value if isinstance(each, ast.Subscript) else each) for each in members]


def _is_dependency(node: FunctionNode, argument: ast.arg) -> bool:
    default = default_of(node, argument)
    return default is not None and "Depends" in spelled(default)


def _is_field_reader(part: ast.AST) -> bool:
    """``request.json`` as part of a longer name, such as a method of it, is met again as the longer one."""
    return isinstance(part, ast.Attribute) and part.attr in ("get_json", "get_data")
