"""MLA704: requests as large as their sender likes."""

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
from mlaudit.code.spelling import spelled
from mlaudit.findings import Finding

from ._sizes.app_limits import bounds_bodies
from ._sizes.archives import archives, sums_entries
from ._sizes.as_numbers import in_numbers
from ._sizes.bodies import long_payload, many_rows
from ._sizes.bounded_elsewhere import is_event_sink, is_forwarded, is_of_address
from ._sizes.bounds import counts_rows, hands_on, is_for_admins, of_uploads_alone, pages_rows
from ._sizes.clipped import clipped, clipping
from ._sizes.costly import costly, of_cost
from ._sizes.counts import Asked, asked, bounded_types
from ._sizes.decoded import cut_late
from ._sizes.edges import from_known, is_sent_on, sent_on, weighed
from ._sizes.encoded import encoded_field, encoded_parameter
from ._sizes.enlarged import fetches, may_enlarge, unpacks
from ._sizes.gathered import gathered, receiving
from ._sizes.histories import whole_history
from ._sizes.judged_sizes import of_field, of_route, of_service
from ._sizes.kept import kept
from ._sizes.labelled import labelled_by_path
from ._sizes.lengths import BEST, long_fields, long_parameter, open_counts
from ._sizes.lifted import lifted, lifted_for_all, may_lift
from ._sizes.parsed import parsed
from ._sizes.powers import open_powers
from ._sizes.queues import QUEUES, filled_by
from ._sizes.records import calls_for_each, of_figures, record_of
from ._sizes.refused import refusing
from ._sizes.settled import settling
from ._sizes.streamed import is_stored_for_known, streamed
from ._sizes.triggers import TRIGGERS
from ._sizes.untruncated import cuts_by_hand, truncation_fix, untruncated
from ._sizes.uploads import (
    UPLOADS,
    holding_upload,
    late_look,
    looks_at_size,
    may_hold_upload,
    may_measure,
    measures,
    own_app,
    reads_form,
    reads_part,
    shared_bodies,
    takes_upload,
    whole_body,
    whole_upload,
)
from ._sizes.validated import measured_fields
from ._sizes.whole_tables import whole_tables
from ._web.app_marks import app_marks
from ._web.apps import serves_a_model
from ._web.bentos import is_api
from ._web.bound import bound
from ._web.far_models import far_models
from ._web.routes import INFERENCE, Route, routes
from ._web.served import is_tool

_CUTS: Final = (
    *(regex(r"truncation\s*=\s*(True|[\"'])"), regex(r"max_seq_length\s*="), regex("max_input_tokens")),
    regex(r"encode_plus\((?:[^()]|\([^()]*\))*\bmax_length\s*="),  # which truncates as well, and says so in a warning
)
"""What cuts a text to the length that a model takes: a pattern that begins with a word is fast."""
_SCHEMAS: Final = ("BaseModel", "Schema", "Base")
_CUT_WORDS: Final = (b"truncation", b"max_seq_length", b"max_input_tokens", b"encode_plus")
_LONG: Final = {
    "text": "has no maximum length and goes to the model",
    "rows": "is a list of any length, and each of its rows goes to the model",
    "count": "has no maximum: who asks decides how much work one request is",
}
_POWERS: Final = "Refuse a base or an exponent above a limit before it is raised."
_DURATION: Final = "Say how much is decoded (`duration=`, `num_frames=`, `frames=`), or ask for the length first."
_ROUTES: Final = "Label the metric with the pattern of the route that answered, or leave out what no route answers."
_SERVERS: Final = ("bentoml", "litserve", "mcp", "fastmcp")
"""What answers with functions that are no routes."""
_MARKS: Final = frozenset(
    {"bounds", "bound", "open", "measures", "parses", "compares", "settles", "bounded type"}
    | {"for admins", "clips", "clipped", "refuses", "figures", "calls for each", "in numbers", "fields in numbers"}
    | {"decodes text"}
)
"""What a candidate tells others, and says nothing itself."""
_OF_SERVICE: Final = frozenset({"whole", "lifted", "fills", "labels", "place", "around", "memo", "pushes"})


class UnboundedInput(FileRule):
    """A request may be as large as its sender likes.

    Looks for what a request sends, or asks for, that costs memory or model time and has no maximum, in a route or in
    what it calls. A length that is only logged, or compared with zero, another length or a minimum, bounds nothing.

    Reports, of what is sent:
    - uploads and bodies that are read whole, with no look at their size
    - files as text, such as base64
    - texts and lists that go to a model, as a parameter, a schema's field or read by hand; series that one is trained
      on
    - bodies that are unpacked, pieces of a stream that are gathered, or written to disk with nothing that counts them
    - what is behind an address in the request, taken whole into memory or to disk: the length that its server declares
      is no bound, for it may be left out
    - an upload that is read whole before its size is compared or told, a recording that is decoded before it is cut

    Reports, of what is asked for:
    - counts that say how much work a request is (`max_new_tokens`, `n`, the hits of a vector store), the first of each
      kind in a file
    - calculators that raise to any power
    - a pipeline or a classifier's tokenizer of Transformers that truncates nothing
    - a stored conversation that is sent whole
    - regular expressions that the request writes
    - a thread for each request that asks the model, with nothing that says how many there may be
    - lists of any length, each entry of which asks a store

    Reports, of the service:
    - a limit of the server that is lifted, a queue of any length in which requests wait
    - a dict of a module, or a list of an object, that requests fill and nothing empties
    - a dict of an object that lives as long as the service and keeps an entry for each distinct key that requests name
    - a store with a clock of which an entry goes only when its own key is asked for again
    - a function whose answers are all kept (`functools.cache`) by what requests hand it
    - a list in Redis that requests add to, with no look at its length, no cut and no end
    - a stored table, or a folder of what requests left, that is read with neither limit nor filter
    - a metric with a label for each path that was asked for

    Severity:
    - warning: all but what follows
    - info: a size that is looked at too late, or is the declared one alone; whole tables and folders; lists that ask a
      store for each entry; threads for connections; regular expressions of a page; metric labels; lists in Redis; a
      dict that grows with the callers, stores with a clock, kept answers, and a dict of an object that grows with
      other keys; one of an app that nothing starts in a project that starts another; counts that cut a list in memory
      or rows of a table, or that only a training is given (`epochs`); texts and numbers for models of tables; texts of
      a GET; events of a broker (Pub/Sub); uploads that go on to a store by parts, or to disk in pieces behind a route
      that asks who calls; what administrators send
    - info: a list of records that hold figures, dates, choices and words, for models of tables that answer all of them
      at once
    - info, whatever it is: only a sibling of the compose file or this machine can send it; a lesson; a route behind
      another of the same path and method; the server asks each caller for a certificate

    Why it hurts:
        One request of a gigabyte takes the worker's memory and every other request with it; one of a million tokens
        takes a minute of the accelerator, or of the provider's budget.

    Bad:
        from fastapi import FastAPI, UploadFile

        app = FastAPI()

        @app.post("/predict")
        async def predict(file: UploadFile):
            return classify(await file.read())

        def classify(image):
            return model.predict(image)
        ---
        from fastapi import FastAPI
        from openai import OpenAI
        from pydantic import BaseModel

        app = FastAPI()
        client = OpenAI(timeout=20)

        class Question(BaseModel):
            message: str

        @app.post("/chat")
        def chat(question: Question):
            return client.responses.create(model="gpt-4o-mini", input=question.message, max_output_tokens=300)

    Good:
        from fastapi import FastAPI, HTTPException, UploadFile

        app = FastAPI()

        @app.post("/predict")
        async def predict(file: UploadFile):
            if file.size is None or file.size > 5_000_000:
                raise HTTPException(413, "at most 5 MB")
            return classify(await file.read())

        def classify(image):
            return model.predict(image)
        ---
        from fastapi import FastAPI
        from openai import OpenAI
        from pydantic import BaseModel, Field

        app = FastAPI()
        client = OpenAI(timeout=20)

        class Question(BaseModel):
            message: str = Field(max_length=4000)

        @app.post("/chat")
        def chat(question: Question):
            return client.responses.create(model="gpt-4o-mini", input=question.message, max_output_tokens=300)

    When not to use it:
        - A proxy bounds the body (`client_max_body_size`): suppress it with the bound as the reason. It bounds bytes,
          not tokens or pixels.
        - The route hands on only the beginning of a text, or only reads it as a number: no finding.
        - The route compares the length of a text or list with a maximum, or clamps a count, or calls what refuses one
          that is too high: no finding.
        - The count can only lessen what is read anyway (`None` is all): no finding.

    References:
        https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
    """

    code = "MLA704"
    name = "unbounded-input"
    severity = Severity.WARNING
    elsewhere = None
    fix = "unsafe, for what a tokenizer or a pipeline truncates"
    remediation = "Say how large a request may be (body, length, pixels, tokens), and answer 413 or 422 beyond it."
    triggers = TRIGGERS

    def visit_ClassDef(self, node: ast.ClassDef, file: FileContext) -> Iterator[Issue]:
        """A request's model: its first field that may be as long as anybody likes."""
        if not node.bases or not any(last_part(base).endswith(_SCHEMAS) for base in node.bases):
            return
        name = file.tree.scope_at(node).qualname
        counts = open_counts(file, node)
        if counts:
            yield self.issue(node, "", data={"schema": name, "open": sorted(counts)})
        for found in long_fields(file, node):
            length = "" if found.kind == "count" else " length"
            does = "the route trains a model with it" if found.kind == "numbers" else "goes to the model"
            message = f"`{name}.{found.name}` has no maximum{length} and {does}"
            best = found.kind == "count" and BEST.match(found.name) is not None
            yield self.issue(
                found.place,
                message,
                data={"class": name, "field": found.name, "many": found.many, "best": best, "kind": found.kind}
                | {"numeric": found.numeric, "record": record_of(file, found.place.annotation)},
            )
        if of_figures(file, node):
            yield self.issue(node, "", data={"figures": name})

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return may_lift(name) or name in QUEUES or may_enlarge(name, last)

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A download from an address out of the request, a body that is unpacked, a queue that requests wait in."""
        name = file.call_name(node) or ""
        limit = lifted(file, node, name) if may_lift(name) else None
        if limit is not None:
            message = f"the limit of {limit.limit} is lifted: one request may be as large as its sender likes"
            yield self.issue(limit.place, message, data={"lifted": True})
            return
        if name in QUEUES:
            fills = filled_by(file, node)
            if fills:
                message = "requests wait for the model in a queue of any length: memory and latency grow with the load"
                yield self.issue(node, message, severity=Severity.WARNING, data={"fills": fills})
            return
        shown = file.text(node.func)
        if unpacks(file, node, name):
            message = f"`{shown}` unpacks a request's body of any size: a kilobyte can become a gigabyte"
            yield self.issue(node, message, severity=Severity.WARNING, data={"fetch": True})
        elif fetches(file, node, name):
            message = f"`{shown}` fetches and decodes whatever address the request names, of any size"
            yield self.issue(node, message, data={"fetch": True})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Routes, and what is handed an upload; counts that a request sets, and a bound on all bodies, where the file
        sets one.
        """
        known, loops, tables = dict(routes(file)), receiving(file), whole_tables(file)
        summing = archives(file)
        served = file.imports(*_SERVERS) or file.holds(*UPLOADS)
        telling = holding_upload(file).union(known, loops, tables, summing)
        functions: list[FunctionNode] = [*file.tree.of(ast.AsyncFunctionDef), *file.tree.of(ast.FunctionDef)]
        for node in functions if served else [node for node in functions if node in telling]:
            table = tables.get(node)
            if table is not None:
                message = f"all rows of `{table.shown}` are read for one request, and there are more with each"
                data = {"whole": True, "function": file.tree.scope_at(node).qualname}
                yield self.issue(table.place, message, severity=Severity.INFO, confidence=0.7, data=data)
            for call, schema in parsed(file, node) if node in known else ():
                data = {"parses": schema, "function": file.tree.scope_at(node).qualname}
                yield self.issue(call, "", data=data)
            compares = measured_fields(file.inside(node, ast.Compare)) if node in known else []
            if compares:
                yield self.issue(node, "", data={"compares": compares, "function": file.tree.scope_at(node).qualname})
            clips = clipped(file, node) if node in known else {}
            if clips:
                yield self.issue(node, "", data={"clipped": clips, "function": file.tree.scope_at(node).qualname})
            repeated = calls_for_each(file, node) if node in known else []
            if repeated:
                data = {"calls for each": repeated, "function": file.tree.scope_at(node).qualname}
                yield self.issue(node, "", data=data)
            if node in known and is_for_admins(node):
                yield self.issue(node, "", data={"for admins": file.tree.scope_at(node).qualname})
            if served or node in known or node in loops or node in summing or may_hold_upload(node):
                yield from self._function(node, known.get(node), file)
        for node, said in in_numbers(file, known):
            yield self.issue(node, "", data={**said, "function": file.tree.scope_at(node).qualname})
        for node, cut in clipping(file):
            yield self.issue(node, "", data={"clips": cut, "function": file.tree.scope_at(node).qualname})
        for node, names in refusing(file):
            yield self.issue(node, "", data={"refuses": names, "function": file.tree.scope_at(node).qualname})
        for each in asked(file):
            yield self._count(each, file)
        for alias, known_as in bounded_types(file):
            yield self.issue(alias, "", data={"bounded type": known_as})
        for node, settles in settling(file):
            yield self.issue(node, "", data={"settles": True, "function": file.tree.scope_at(node).qualname, **settles})
        for shared in shared_bodies(file):
            message = f"`{file.text(shared)}` takes a body of any size"
            yield self.issue(shared, message, data={"shared": True, "function": file.qualname_of(shared)})
        sent = file.tree.of(ast.keyword) if file.holds(b"messages") else ()
        for keyword in [keyword for keyword in sent if keyword.arg == "messages"]:
            if whole_history(file, keyword):
                message = (
                    f"`{file.text(keyword.value)}` is all that was said so far, and grows with each request: "
                    "nothing limits what is sent to the model"
                )
                yield self.issue(keyword.value, message, data={"history": True})
        for parsed_text, expression in open_powers(file):
            message = f"`{expression}` may raise any number to any power: nine characters, `9**9**9`, hold the worker"
            yield self.issue(parsed_text, message, remediation=_POWERS, data={"powers": True})
        yield from kept(file)
        yield from costly(file, known)
        yield from self._uncut(file)
        labelled = labelled_by_path(file)
        if labelled is not None:
            place, home = labelled
            message = (
                f"`{file.text(place)}` is whatever path was asked for: each that anybody tries is a series of this "
                "metric more, in memory until the service is restarted"
            )
            data = {"labels": True, "function": file.tree.scope_at(home).qualname}
            yield self.issue(place, message, severity=Severity.INFO, remediation=_ROUTES, data=data)
        limit = lifted_for_all(file)
        if limit is not None:
            message = f"the limit of {limit.limit} is lifted: a few kilobytes may be decoded to gigabytes"
            yield self.issue(limit.place, message, data={"lifted": True, "imported": True})
        marks = app_marks(file)
        written, bounds = file.tree.module.body, bounds_bodies(file)
        cuts = file.holds(*_CUT_WORDS) and any(cut.search(file.source.text) for cut in _CUTS)
        cuts = cuts or cuts_by_hand(file)
        far, near = far_models(file), bound(file)
        if written and (bounds or cuts or marks["app"] or far or near):
            said = {"bounds": bounds, "cuts": cuts, "app_line": marks["app"], "far": far, "bound": near}
            yield self.issue(written[0], "", data=said)

    def _uncut(self, file: FileContext) -> Iterator[Issue]:
        """Recordings that are decoded before they are cut, and texts that are longer than a pipeline's model takes."""
        for decoded, function in cut_late(file):
            message = (
                f"`{file.text(decoded.func)}` decodes all of a recording before it is cut or refused by its length: "
                "a small file can hold hours"
            )
            data = {"decodes": True, "function": file.tree.scope_at(function).qualname}
            yield self.issue(decoded, message, remediation=_DURATION, data=data)
        call = untruncated(file)
        if call is not None:
            message = (
                f"`{file.text(call)}` truncates nothing: a text of more tokens than the model takes (512 as a rule) "
                "is an error in place of an answer"
            )
            data = {"uncut": True, "function": file.qualname_of(call)}
            yield self.issue(call, message, data=data, fix=truncation_fix(file, call))

    def _count(self, each: Asked, file: FileContext) -> Issue:
        """A count at its declaration where that is in this file, else where it is handed on."""
        written = spelled(each.keyword.value)
        given = f"`{each.keyword.arg}` of `{file.text(each.call.func)}`"
        message = f"`{written}` has no maximum and is {given}: who asks decides how much work one request is"
        schema = file.names.annotation(each.parameter.annotation) if each.parameter.annotation is not None else ""
        place: ast.expr | ast.arg | ast.stmt = each.keyword.value if each.field else each.parameter
        data = {"asked": each.field, "schema of": schema or "", "function": file.qualname_of(each.call)}
        if not each.field and isinstance(each.parameter.annotation, ast.Name | ast.Attribute):
            data["typed"] = file.qualname(each.parameter.annotation) or ""
        for known in file.tree.of(ast.ClassDef):
            if schema == f"{file.module}.{file.tree.scope_at(known).qualname}()":
                place = open_counts(file, known).get(each.field, place)
        return self.issue(place, message, data=data)

    def _function(self, node: FunctionNode, found: Route | None, file: FileContext) -> Iterator[Issue]:
        home = file.tree.scope_at(node).qualname
        piece = gathered(file, node)
        if piece is not None:
            message = f"`{file.text(piece)}` gathers what is sent in memory, with no limit on its number or size"
            yield self.issue(piece, message, data={"gathers": True, "function": home})
        late = late_look(file, node) if takes_upload(file, node) or (found is not None and found.upload) else None
        if late is not None:
            message = f"`{file.text(late)}` takes the whole upload into memory before its size is compared"
            yield self.issue(late, message, data={"late": True, "function": home})
        if (may_measure(file, node) and measures(file, node)) or sums_entries(file, node):
            yield self.issue(node, "", data={"measures": home})
        elif found is None and takes_upload(file, node):
            helped = whole_upload(file, node)
            if helped is not None:
                data = {"upload": True, "helper": True, "function": home, "streamed": streamed(file, node)}
                yield self.issue(helped.place, helped.message, related=helped.related, data=data)
        if found is None and is_api(file, node):
            many = long_parameter(file, node, takes=True)
            if many is not None:
                data = {many.kind: True, "function": home, "infers": _infers(node)}
                yield self.issue(many.place, f"`{many.name}` {_LONG[many.kind]}", data=data)
        if found is None:
            place = encoded_parameter(file, node) if is_tool(file, node) else encoded_field(file, node)
            if place is not None:
                shown = place.arg if isinstance(place, ast.arg) else file.text(place)
                data = {"encoded": True, "function": home}
                yield self.issue(place, f"`{shown}` is a file as text, of any size, and is decoded whole", data=data)
        if found is None or piece is not None:
            return
        takes = found.upload or reads_form(file, node) or reads_part(file, node)
        upload = whole_upload(file, node) if takes else None
        if upload is not None:
            data = {"upload": True, "function": home, "apart": own_app(file, node), "sent on": sent_on(file, node)}
            data |= {"streamed": streamed(file, node)}
            yield self.issue(upload.place, upload.message, related=upload.related, data=data)
        sent = whole_body(file, node) if not takes else None
        if sent is not None and (found.platform == "http.server" or not looks_at_size(file, node)):
            data = {"body": True, "function": home, "apart": own_app(file, node), "bounded": is_event_sink(node)}
            yield self.issue(sent, f"`{file.text(sent)}` takes a body of any size", data=data)
        long = long_parameter(file, node, takes=found.takes)
        if long is not None and not (long.kind == "text" and is_forwarded(file, node, long.name)):
            message = f"`{long.name}` {_LONG[long.kind]}"
            data = {long.kind: True, "function": home, "best": BEST.match(long.name) is not None, "many": long.many}
            data |= {"numeric": long.numeric, "record": record_of(file, long.place.annotation)}
            data |= {"bounded": long.kind == "text" and is_of_address(file, node)}
            data |= {"name": long.name} if long.kind == "count" else {}
            if long.kind == "count" and (counts_rows(file, node, long.name) or pages_rows(file, node, long.name)):
                data["rows of"] = True
            data["hands on"] = long.kind == "count" and hands_on(file, node, long.name)
            yield self.issue(long.place, message, data=data)
        listed = many_rows(file, node)
        if listed is not None:
            message = f"`{file.text(listed)}` takes a list of any length, and each of its rows goes to the model"
            yield self.issue(listed, message, data={"rows": True, "function": home})
        read = long_payload(file, node) if long is None and sent is None and found.takes else None
        if read is not None:
            message = f"`{file.text(read.place)}` {_LONG[read.kind]}"
            yield self.issue(read.place, message, data={read.kind: True, "function": home, "by hand": True})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A note where the sender is one's own service, or one's self."""
        finding = self._of_input(candidate, project)
        return None if finding is None else weighed(from_known(finding, project), project, candidate.function)

    def _of_input(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Only where the input reaches a model, and nothing bounds the body of the whole app."""
        data, where = candidate.data, candidate.finding.location
        if where is None or not _MARKS.isdisjoint(data):
            return None
        if data.get("class"):
            return of_field(candidate, where.path, project)
        if not _OF_SERVICE.isdisjoint(data):
            return of_service(candidate, where.path, project)
        if data.get("grows"):  # it stands where a table is made, and is about what adds to it
            candidate = msgspec.structs.replace(candidate, function=data["function"])
        finding = project.in_context(self, candidate)
        if data.get("cost"):
            return of_cost(candidate, finding, where.path, project)
        if data.get("helper") and finding is None:
            return of_uploads_alone(candidate, project, where.path)
        if finding is None or data.get("fetch") or data.get("encoded"):
            return finding
        if data.get("decodes"):
            return msgspec.structs.replace(finding, severity=Severity.INFO) if finding.context == "serving" else None
        if data.get("shared"):
            return finding if finding.context == "serving" and serves_a_model(project) else None
        if data.get("history") or data.get("powers"):
            return finding if finding.context == "serving" else None
        found = of_route(finding, candidate, where.path, project)
        if found is not None and data.get("bounded"):
            return msgspec.structs.replace(found, severity=Severity.INFO)
        if found is not None and is_sent_on(project, data.get("sent on", []), where.path):
            return msgspec.structs.replace(found, severity=Severity.INFO)
        if found is not None and is_stored_for_known(project, data.get("streamed", ""), (where.path, data["function"])):
            return msgspec.structs.replace(found, severity=Severity.INFO)
        return found


def _infers(node: FunctionNode) -> bool:
    """Whether what a model server calls says by its name that it asks the model that the server holds."""
    return INFERENCE.search(node.name) is not None
