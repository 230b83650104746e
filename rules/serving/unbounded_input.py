"""MLA704: requests as large as their sender likes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.tree import FunctionNode, parent_of
from mlaudit.findings import Finding, Related

from ._apps import app_of, runs_model, takers
from ._routes import app_marks, route

_SIZE: Final = regex(
    r"(?i)(MAX_CONTENT_LENGTH|content[-_]length|max_(file_|upload_|body_|image_)?(size|bytes|length|mb)"
    r"|size_limit|too large|413)"
)
_MEASURE: Final = regex(r"\.size\b|\blen\((?![\w.]+\.shape\b)|getbuffer|\.tell\(\)|\bgetsize\(|st_size")
_QUEUES: Final = frozenset({"asyncio.Queue", "queue.Queue", "multiprocessing.Queue"})
_NOT_REQUESTS: Final = regex(r"(?i)log|metric|event|audit|result|output|done|error|finish|response")
_INFERS: Final = regex(r"(?i)predict|infer|embed|generate|transcrib|run_batch|process_batch|forward")
_TEXT_FIELD: Final = regex(
    r"^((user|human|customer|chat|input|raw|source|search|new|system)_)?"
    r"(text|texts|message|messages|prompt|question|query|input|inputs|content|document|documents|body|q|instruction|sentence|sentences"
    r"|reviews?|comments?|tweets?|paragraphs?|articles?|passages?|utterances?|headlines?)$"
)
_ROWS: Final = regex(r"^(typing\.)?([Ll]ist|Sequence)\[(?!str\b|int\b|bool\b|UploadFile\b).+\]$")
"""Parameters that hold rows: a list of schemas, dicts or lists of numbers."""
_COUNT_FIELD: Final = regex(
    r"^(limit|page_size|per_page|top_?k|k|n|max_(new_)?tokens|max_new_length|steps|num_beams|n_(iter|splits|folds|trials|estimators)|epochs|iterations"
    r"|(n|num|number_of)_(results|samples|images|predictions|recommendations|return_sequences|steps|inference_steps|items))$"
)
"""How much work a request asks for."""
_COUNT_KIND: Final = regex(r"^(Optional\[)?int(\])?( \| None)?$")
_LENGTHS: Final = regex(r"max_length|max_items|le=|lt=|constr|conlist|Literal|StringConstraints|Len\(|MaxLen")
_TEXT_KIND: Final = regex(
    r"^(Optional\[)?(str|List\[str\]|list\[str\]|List\[(Dict|dict).*\]|list\[(dict|Dict).*\])(\])?( \| None)?$"
)
_LIST_KIND: Final = regex(r"^(Optional\[)?(List|list|Sequence)\[[A-Z]\w*\](\])?( \| None)?$")
_CUTS: Final = regex(r"truncation\s*=\s*(True|[\"'])|max_seq_length\s*=|max_input_tokens")
"""What cuts a text to the length that a model takes."""


_FETCHES: Final = regex(r"^((read|load)_)?from_url$|^(read|load|open|fetch|download)_(image|img|audio|video|pil)\w*$")
_INFLATES: Final = frozenset({"gzip.decompress", "zlib.decompress", "brotli.decompress", "lzma.decompress"})
_ON_DISK: Final = regex(r"(?i)path|file|dir|folder|name$")
_BOUNDS: Final = ("MAX_CONTENT_LENGTH", "LimitUploadSize", "max_body_size", "ContentSizeLimitMiddleware")


class UnboundedInput(FileRule):
    """A request may be as large as its sender likes.

    Flags uploads that are read whole with no look at their size, text and lists without a maximum length that go to a
    model (as a parameter of the route or a field of its Pydantic model), and images that a route fetches from an
    address out of the request.

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
        Where a proxy in front of the service bounds the body (`client_max_body_size`, say): suppress with the bound as
        the reason. It bounds bytes, not tokens or pixels.

    References:
        https://owasp.org/API-Security/editions/2023/en/0xa4-unrestricted-resource-consumption/
    """

    code = "MLA704"
    name = "unbounded-input"
    severity = Severity.WARNING
    elsewhere = None
    remediation = "Say how large a request may be (body, length, pixels, tokens), and answer 413 or 422 beyond it."
    triggers = (
        b"UploadFile",
        b"File(",
        b"request.files",
        b".multipart(",
        b"BaseModel",
        b"SQLModel",
        b".post(",
        b".route(",
        b"from_url(",
        b"event",
        b"truncation",
        b".decompress(",
        b"Queue(",
    )

    def visit_FunctionDef(self, node: ast.FunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef, file: FileContext) -> Iterator[Issue]:
        """A route."""
        yield from self._route(node, file)

    def visit_ClassDef(self, node: ast.ClassDef, file: FileContext) -> Iterator[Issue]:
        """A request's model: its first field that may be as long as anybody likes."""
        if not any(last_part(base).endswith(("BaseModel", "Schema", "Base")) for base in node.bases):
            return
        fields = [field for field in node.body if isinstance(field, ast.AnnAssign) and _may_be_long(field)]
        if not fields:
            return
        validators = " ".join(ast.unparse(s) for s in node.body if isinstance(s, ast.FunctionDef))
        if "len(" in validators or "max_length" in " ".join(ast.unparse(k) for k in node.keywords):
            return
        for field in fields:
            named = field.target.id if isinstance(field.target, ast.Name) else ""
            kind = ast.unparse(field.annotation)
            rows = _LIST_KIND.match(kind) is not None
            text = _TEXT_FIELD.match(named) is not None and _TEXT_KIND.match(kind) is not None
            count = _COUNT_FIELD.match(named) is not None and _COUNT_KIND.match(kind) is not None
            if not (rows or text or count) or (count and named in validators):
                continue
            if _LENGTHS.search(ast.unparse(field)) or _bounded_alias(file, field.annotation):
                continue
            name = file.tree.scope_at(node).qualname
            message = f"`{name}.{named}` has no maximum{'' if count else ' length'} and goes to the model"
            yield self.issue(field, message, data={"class": name, "rows": rows})
            return

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return _FETCHES.match(last) is not None or name in _INFLATES or name in _QUEUES

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """A download from an address out of the request, a body that is unpacked, a queue that requests wait in."""
        function = node.func
        if file.call_name(node) in _QUEUES:
            fills = _filled_by(file, node)
            if fills:
                message = "requests wait for the model in a queue of any length: memory and latency grow with the load"
                yield self.issue(node, message, severity=Severity.WARNING, data={"fills": fills})
            return
        if file.call_name(node) in _INFLATES:
            body = file.names.single_value(node.args[0]) if node.args else None
            if _is_body(body) or (node.args and _is_body(node.args[0])):
                message = (
                    f"`{file.text(function)}` unpacks a request's body of any size: a kilobyte can become a gigabyte"
                )
                yield self.issue(node, message, severity=Severity.WARNING, data={"fetch": True})
            return
        shown = function.attr if isinstance(function, ast.Attribute) else ""
        if node.args and isinstance(node.args[0], ast.Name) and _FETCHES.match(shown):
            address = node.args[0]
            kinds = {binding.kind for binding in file.names.lookup(address.id, node)}
            if ("arg" in kinds and not _ON_DISK.search(address.id)) or (
                "url" in address.id.lower() and kinds == {"assign"}
            ):
                message = f"`{file.text(function)}` fetches and decodes whatever address the request names, of any size"
                yield self.issue(node, message, data={"fetch": True})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """A bound on all bodies, where the file sets one."""
        marks = app_marks(file)
        written = file.tree.module.body
        bounds = any(name in file.source.text for name in _BOUNDS)
        cuts = _CUTS.search(file.source.text) is not None
        if written and (bounds or cuts or marks["app"]):
            yield self.issue(written[0], "", data={"bounds": bounds, "cuts": cuts, "app_line": marks["app"]})

    def _route(self, node: FunctionNode, file: FileContext) -> Iterator[Issue]:
        found = route(file, node)
        if found is None:
            return
        home = file.tree.scope_at(node).qualname
        body = "\n".join(ast.unparse(statement) for statement in node.body)
        if found.upload and not _SIZE.search(body) and not _is_measured(file, node):
            read = _read(file, node)
            whole = _whole_file(node)
            if read is None and whole is not None:
                message = f"`{whole.arg}` is read into memory before the route runs, of any size"
                yield self.issue(whole, message, data={"upload": True, "function": home})
            if read is not None:
                message = f"`{file.text(read)}` takes an upload of any size"
                yield self.issue(read, message, data={"upload": True, "function": home})
        for argument in (*node.args.args, *node.args.kwonlyargs):
            kind = ast.unparse(argument.annotation) if argument.annotation is not None else ""
            if _TEXT_FIELD.match(argument.arg) and kind in ("str", "list[str]", "List[str]"):
                default = ast.unparse(node.args)
                if "max_length" not in default and "len(" not in body:
                    message = f"`{argument.arg}` has no maximum length and goes to the model"
                    yield self.issue(argument, message, data={"text": True, "function": home})
                    return
            if _ROWS.match(kind) and found.takes and not _bounds_rows(node, argument, body):
                message = f"`{argument.arg}` is a list of any length, and each of its rows goes to the model"
                yield self.issue(argument, message, data={"rows": True, "function": home})
                return
            counts = _COUNT_FIELD.match(argument.arg) is not None and _COUNT_KIND.match(kind) is not None
            if counts and argument.arg not in node.name and not _is_bounded(node, argument, body):
                message = f"`{argument.arg}` has no maximum: who asks decides how much work one request is"
                yield self.issue(argument, message, data={"count": True, "function": home})
                return

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Only where the input reaches a model, and nothing bounds the body of the whole app."""
        data = candidate.data
        where = candidate.finding.location
        if where is None or "bounds" in data:
            return None
        if data.get("class"):
            return self._field(candidate, project)
        if data.get("fills"):
            served = where.path in project.start_up("serving")
            served = served or any(project.is_reached("serving", where.path, function) for function in data["fills"])
            return msgspec.structs.replace(candidate.finding, context="serving") if served else None
        finding = project.in_context(self, candidate)
        if finding is None or data.get("fetch"):
            return finding
        kind = runs_model(project, (where.path, data["function"]))
        if data.get("rows"):
            return finding if kind == "model" and not _says(project, where.path, "bounds") else None
        if data.get("count"):
            return finding if _is_first_count(project, candidate, where.path) else None
        if data.get("text"):
            return finding if kind and not _says(project, where.path, "cuts") else None
        return None if _says(project, where.path, "bounds") else finding

    def _field(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        where = candidate.finding.location
        if where is None or project.context(where.path, "") == "test":
            return None
        for path, qualname, line in takers(project).get((where.path, candidate.data["class"]), ()):
            if _says(project, path, "cuts"):
                continue
            if runs_model(project, (path, qualname)) and project.is_reached("serving", path, qualname):
                related = (Related(path, line, "the route that hands it to the model"),)
                return msgspec.structs.replace(candidate.finding, related=related, context="serving")
        return None


def _bounds_rows(node: FunctionNode, argument: ast.arg, body: str) -> bool:
    """Whether a list of rows is bounded, in its declaration or by a look at its length, or is no body."""
    arguments = [*node.args.args, *node.args.kwonlyargs]
    defaults = [None] * (len(node.args.args) - len(node.args.defaults)) + [*node.args.defaults, *node.args.kw_defaults]
    own = next((d for a, d in zip(arguments, defaults, strict=True) if a is argument), None)
    declared = ast.unparse(argument) + (ast.unparse(own) if own is not None else "")
    if re.search(r"max_length|max_items|conlist|Depends|Query|Header|Path", declared):
        return True
    return re.search(rf"len\({argument.arg}\b", body) is not None


def _filled_by(file: FileContext, queue: ast.Call) -> list[str]:
    """The methods that put requests into a queue without a bound, which a class holds and takes a model's work from."""
    holder, owner = parent_of(queue), file.class_of(queue)
    if queue.args or queue.keywords or owner is None or not isinstance(holder, ast.Assign | ast.AnnAssign):
        return []
    target = holder.targets[0] if isinstance(holder, ast.Assign) else holder.target
    held = ast.unparse(target)
    if _NOT_REQUESTS.search(held):
        return []
    uses = file.inside(owner, ast.Call)
    if not held.startswith("self.") or not any(_INFERS.search(last_part(call.func)) for call in uses):
        return []
    own = [call for call in uses if ast.unparse(call.func).startswith(f"{held}.")]
    if not any(last_part(call.func) in ("get", "get_nowait") for call in own):
        return []
    return [file.qualname_of(call) for call in own if last_part(call.func) in ("put", "put_nowait")]


def _may_be_long(field: ast.AnnAssign) -> bool:
    """Whether a field is a list, or has a name that stands for a text or a count."""
    if not isinstance(field.target, ast.Name):
        return False
    name = field.target.id
    if isinstance(field.annotation, ast.Subscript):
        return True
    return _TEXT_FIELD.match(name) is not None or _COUNT_FIELD.match(name) is not None


def _is_first_count(project: ProjectView, candidate: Candidate, path: str) -> bool:
    """Whether a count is the first of its file, in a project that serves a model: a page of items is no inference."""
    serves: bool | None = project.shared.get("serves a model")
    if serves is None:
        roots = ((e.path, e.function) for e in project.entry_points if e.kind == "serving")
        serves = project.shared["serves a model"] = any(runs_model(project, root) for root in roots)
    counts = [c for c in project.files[path].candidates_of("MLA704") if c.data.get("count")]
    return serves and counts[0] is candidate


def _says(project: ProjectView, path: str, what: str) -> bool:
    """Whether the app bounds all bodies, as Flask's ``MAX_CONTENT_LENGTH`` or a middleware does (``bounds``), or cuts
    texts before the model sees them (``cuts``).
    """
    return any(
        candidate.data.get(what)
        for file in app_of(project, path).files
        for candidate in project.files[file].candidates_of("MLA704")
    )


def _bounded_alias(file: FileContext, annotation: ast.expr) -> bool:
    made = file.names.single_value(annotation)
    return made is not None and made is not annotation and _LENGTHS.search(ast.unparse(made)) is not None


def _is_bounded(node: FunctionNode, argument: ast.arg, body: str) -> bool:
    """Whether a count has an upper bound: in its declaration, by a comparison, or by ``min``."""
    arguments = [*node.args.args, *node.args.kwonlyargs]
    defaults = [None] * (len(node.args.args) - len(node.args.defaults)) + [*node.args.defaults, *node.args.kw_defaults]
    default = defaults[arguments.index(argument)]
    if default is not None and _LENGTHS.search(ast.unparse(default)):
        return True
    name = re.escape(argument.arg)
    return (
        re.search(rf"\bmin\([^)]*\b{name}\b|\b{name}\b\s*(<|>|in range|not in|in )|[<>]=?\s*{name}\b", body) is not None
    )


def _whole_file(node: FunctionNode) -> ast.arg | None:
    """``image: bytes = File(...)``."""
    arguments = node.args.args
    defaults = [None] * (len(arguments) - len(node.args.defaults)) + list(node.args.defaults)
    pairs = [*zip(arguments, defaults, strict=True), *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)]
    for argument, default in pairs:
        given = [default] if default is not None else []
        if argument.annotation is not None and "bytes" in ast.unparse(argument.annotation):
            if any(isinstance(d, ast.Call) and last_part(d.func) == "File" for d in given):
                return argument
    return None


def _is_body(node: ast.expr | None) -> bool:
    """``await request.body()``, ``request.data``."""
    inner = node.value if isinstance(node, ast.Await) else node
    written = ast.unparse(inner) if inner is not None else ""
    return re.search(r"(request|super\(\))\.(body|read|get_data)\(|\brequest\.data\b", written) is not None


def _spelt(node: ast.expr) -> str:
    return ast.unparse(node).lower()


def _is_measured(file: FileContext, node: FunctionNode) -> bool:
    """Whether the size of something, and not the number of files, is compared with anything."""
    lists = {a.arg for a in node.args.args if a.annotation is not None and "[UploadFile" in ast.unparse(a.annotation)}
    for compare in file.inside(node, ast.Compare):
        sides = [compare.left, *compare.comparators]
        made = [value for side in sides if (value := file.names.single_value(side)) is not None]
        written = " ".join(ast.unparse(side) for side in (*sides, *made))
        for each in lists:
            written = written.replace(f"len({each})", "")
        if _MEASURE.search(written):
            return True
    return False


def _read(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """The call that takes the whole upload: ``file.read()``, ``file.save(...)``, ``decode(file.file)``."""
    uploads = {
        form.format(argument.arg.lower())
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.annotation is not None and "UploadFile" in ast.unparse(argument.annotation)
        for form in ("{}", "{}.file")
    }
    for call in file.inside(node, ast.Call):
        function = call.func
        if any(isinstance(a, ast.Attribute) and a.attr == "file" and _spelt(a) in uploads for a in call.args):
            return call
        if not isinstance(function, ast.Attribute):
            continue
        owner = _spelt(function.value)
        if function.attr == "read" and not call.args and owner in uploads:
            return call
        if function.attr == "read" and not call.args and re.search(r"(file|upload|image|audio|photo|img)", owner):
            return call
        if function.attr == "save" and re.search(r"^(file|upload|uploaded_file|f|image_file|request\.files.*)$", owner):
            return call
        if function.attr == "multipart" and owner.endswith("request"):
            return call
        if function.attr == "copyfileobj" and call.args and ast.unparse(call.args[0]).endswith(".file"):
            return call
    return None
