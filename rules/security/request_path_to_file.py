"""MLA406: a request chooses the file that is opened or the address that is fetched."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import Origin, farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.findings import Finding

from ._paths.cleaned import is_cleaned, spelt
from ._paths.from_afar import chosen_afar
from ._paths.given_paths import Given, given_paths
from ._paths.own_beginnings import own_beginning
from ._paths.refusals import WORDS, is_refused, looked_at_by, refusing
from ._paths.segments import segments, stays_inside
from ._paths.stored import is_stored
from ._paths.suffixes import fixed_end, is_plain

_FILES: Final = {
    "builtins.open": 0,
    "os.remove": 0,
    "os.unlink": 0,
    "shutil.rmtree": 0,
    "aiofiles.open": 0,
    "anyio.open_file": 0,
    "trio.open_file": 0,
    "fastapi.responses.FileResponse": 0,
    "starlette.responses.FileResponse": 0,
    "flask.send_file": 0,
    "aiohttp.web.FileResponse": 0,
    "PIL.Image.open": 0,
    "cv2.imread": 0,
    "pandas.read_csv": 0,
    "pandas.read_parquet": 0,
    "librosa.load": 0,
}
_WRITES: Final = frozenset({"cv2.imwrite", "soundfile.write", "torchaudio.save"})
_MOVES: Final = frozenset({"shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move", "os.rename", "os.replace"})
_COPIES: Final = frozenset({"shutil.copy", "shutil.copy2", "shutil.copyfile"})
_PICTURE: Final = regex(r"^PIL\.(Image\.(open|new|fromarray|frombytes)|ImageOps\.\w+)\(\)(\.\w+\(\))*\.save$")
_PATH_METHODS: Final = frozenset({"write_bytes", "write_text"})
_PATH_OPEN: Final = "pathlib.Path().open"
_IN_MEMORY: Final = frozenset({"io.BytesIO", "io.StringIO", "tempfile.SpooledTemporaryFile"})
_FETCH: Final = regex(
    r"^(requests|httpx)(\.(Session|Client|AsyncClient|session)\(\))?\.(get|head|stream|post|put|patch|delete)$|^urllib\.request\.(urlopen|urlretrieve)$"
    r"|^aiohttp\.ClientSession\(\)\.(get|head|post|put|patch|delete)$"
)
_REMOVES: Final = frozenset({"os.remove", "os.unlink"})
_STANDS_IN: Final = regex(r"(^|/)(mock|fake|stub)_[^/]*\.py$")
"""Services that stand in for another where a program is tried."""
_PATH_NAME: Final = regex(
    r"(?i)(^|_)(file|filename|file_?name|path|filepath|file_?path|dir|folder|model_?path|image_?path)$"
)
_URL_NAME: Final = regex(r"(?i)(^|_)(url|uri|link|href|endpoint|callback|webhook)$")


class RequestPathToFile(FileRule):
    """A request chooses the file that is opened or the address that is fetched.

    Flags a path or URL that comes from a request's parameters, body or upload name and reaches `open`, a file response,
    a reader of images or tables, what copies or moves a file, writes a picture or saves an upload, or an HTTP client,
    with no check on the way. Where the program itself says how the name ends, it is a warning, and info where a file
    with an end of the program's own (`_map.png`) is read; where a row of a database must be stored under the name, it
    is a warning; where text of the program's own begins the name (`train_{name}`), it is info, as a file system that
    looks for the folder `train_..` finds none; the ways in which one function uses such a name are one finding.
    An address that a route hands to a function of another file, which fetches it, is a warning.
    What is read from memory (`Image.open(io.BytesIO(contents))`) opens no file.

    Why it hurts:
        `../../etc/passwd` is a file name, and `http://169.254.169.254/` is an address: the first reads or writes any
        file that the service may, the second asks the cloud's metadata server for the machine's credentials.

    Bad:
        from fastapi import FastAPI, UploadFile

        app = FastAPI()

        @app.post("/upload")
        def upload(file: UploadFile):
            with open("uploads/" + file.filename, "wb") as out:
                out.write(file.file.read())
        ---
        import requests
        from fastapi import FastAPI

        app = FastAPI()

        @app.get("/caption")
        def caption(image_url: str):
            return describe(requests.get(image_url, timeout=5).content)

    Good:
        import uuid
        from fastapi import FastAPI, UploadFile

        app = FastAPI()

        @app.post("/upload")
        def upload(file: UploadFile):
            with open(f"uploads/{uuid.uuid4()}.png", "wb") as out:
                out.write(file.file.read())
        ---
        from pathlib import Path
        from fastapi import FastAPI, HTTPException

        app = FastAPI()
        ROOT = Path("reports").resolve()

        @app.get("/report")
        def report(file_name: str):
            path = (ROOT / file_name).resolve()
            if not path.is_relative_to(ROOT):
                raise HTTPException(404)
            return path.open().read()

    When not to use it:
        Names that were cleaned (`secure_filename`, the last part of the path, a check that the path lies in a folder,
        here or in a function of the project that raises, a list of hosts) are not flagged, and a parameter of the
        route's path under a folder is one segment. A tool for one user on their own machine may open what that user
        names.

    References:
        https://cwe.mitre.org/data/definitions/22.html
        https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
    """

    code = "MLA406"
    name = "request-path-to-file"
    severity = Severity.ERROR
    elsewhere = None
    remediation = "Make the name yourself, or resolve it and check that it lies in the one folder or list it may."
    triggers = (
        *(b"fastapi", b"flask", b"starlette", b"django", b"aiohttp", b"quart", b"sanic"),
        *(b"requests.", b"httpx", b"urlopen(", b"urlretrieve("),
        *WORDS,
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return (
            name in _FILES
            or last == "save"
            or name in _WRITES
            or name in _MOVES
            or last in _PATH_METHODS
            or name == _PATH_OPEN
            or bool(_FETCH.match(name))
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """What opens, writes or fetches, given what a request chose."""
        name = file.call_name(node) or ""
        does, source = _use(file, node, name)
        fetches = does == "fetches"
        home = file.function_of(node)
        if source is None or home is None or (fetches and _has_fixed_host(source, file)):
            return
        chosen = _chosen(file, source)
        found = farthest(chosen)
        if (found is None or found.kind == "parameter") and not home.decorator_list:
            file.shared.setdefault("uses of paths", []).append((node, does, source, name))
        if found is None or is_cleaned(file, home, source) or _is_another(file, node, source):
            return
        details = {each.detail for each in chosen}
        if not fetches and stays_inside(file, home, spelt(file, source), details, name):
            return
        if _is_told(file, home, source, name):
            return
        shown = file.text(node.func) if does == "writes" else name.replace("()", "").removeprefix("builtins.")
        where = "addresses inside the network" if fetches else "files outside the folder"
        message = f"`{shown}` {does} `{file.text(source)}`, which the request chooses: {where} too"
        end = "" if fetches else fixed_end(file, source)
        if end and _is_said(file, home, details):
            return
        most = Severity.ERROR if not end else Severity.WARNING if does == "writes" or is_plain(end) else Severity.INFO
        if most is Severity.ERROR and not fetches and is_stored(file, home, source, lambda e: bool(_chosen(file, e))):
            message, most = f"{message}, where a row is stored under that name", Severity.WARNING
        own = "" if fetches else own_beginning(file, home, source, lambda each: bool(_chosen(file, each)))
        if own:
            message, most = f"{message} (on Windows: {own!r} stands before it)", Severity.INFO
        looked = [] if fetches else looked_at_by(file, home, [source, *_given_values(file, source)])
        data = {"origin": list(found), "most": most.value, "looked at": looked}
        data["fetched"] = found.detail if fetches and isinstance(source, ast.Name) else ""
        yield self.issue(node, message, data=data)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """What a small function of this module uses, where a route hands it what the request chose."""
        refuses = refusing(file)
        if refuses:
            yield self.issue(file.tree.module.body[0], "", data={"refuses": refuses})
        told: set[ast.Call] = set()
        for node, does, source, name in file.shared.get("uses of paths", ()):
            for given in given_paths(file, source, spelt(file, source)):
                if (
                    given.call not in told
                    and (issue := self._handed(file, node, does, source, name, given)) is not None
                ):
                    told.add(given.call)
                    yield issue

    def _handed(
        self, file: FileContext, node: ast.Call, does: str, source: ast.expr, name: str, given: Given
    ) -> Issue | None:
        within, home = file.function_of(node), file.function_of(given.call)
        chosen = _chosen(file, given.argument) or _named_by_upload(file, source, given)
        found = farthest(chosen)
        if found is None or home is None or within is None or home is within:
            return None
        if is_cleaned(file, home, given.argument) or is_cleaned(file, within, source):
            return None
        fetches = does == "fetches"
        if fetches and (not given.is_all or _has_fixed_host(given.argument, file)):
            return None
        details = {each.detail for each in chosen}
        if not fetches and (
            stays_inside(file, home, spelt(file, given.argument), details, name)
            or (not given.is_all and name != "shutil.rmtree" and details <= segments(file, home))
        ):
            return None
        end = "" if fetches else fixed_end(file, given.argument if given.is_all else source)
        most = Severity.ERROR if not end else Severity.WARNING if does == "writes" or is_plain(end) else Severity.INFO
        where = "addresses inside the network" if fetches else "files outside the folder"
        called = name.replace("()", "").removeprefix("builtins.") or file.text(node.func)
        message = (
            f"`{file.text(given.call.func)}` {does} `{file.text(given.argument)}` (by `{called}`), which the request "
            f"chooses: {where} too"
        )
        if most is Severity.ERROR and not fetches:
            if is_stored(file, home, given.argument, lambda each: bool(_chosen(file, each))):
                message, most = f"{message}, where a row is stored under that name", Severity.WARNING
            elif given.is_all and (own := own_beginning(file, home, given.argument, lambda e: bool(_chosen(file, e)))):
                message, most = f"{message} (on Windows: {own!r} stands before it)", Severity.INFO
        return self.issue(given.call, message, data={"origin": list(found), "most": most.value})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A parameter counts where it is a route's own; a path that a function of the project refuses does not."""
        if "refuses" in candidate.data:
            return None
        finding = project.in_context(self, candidate)
        where = candidate.finding.location
        if finding is None or where is None or finding.context != "serving" or _STANDS_IN.search(where.path):
            return None
        if is_refused(project, self.code, where.path, candidate.data.get("looked at", [])):
            return None
        finding = msgspec.structs.replace(finding, severity=min(finding.severity, Severity(candidate.data["most"])))
        origin = Origin(*candidate.data["origin"])
        if origin.kind == "parameter":
            routes = {(e.path, e.function) for e in project.entry_points if e.kind == "serving" and e.function}
            fact = project.function((where.path, candidate.function))
            if (where.path, candidate.function) not in routes or fact is None or not fact.decorators:
                return _from_afar(candidate, finding, project, frozenset(routes))
            if any("Depends" in p.default for p in fact.parameters if p.name == origin.detail):
                return None
            return msgspec.structs.replace(finding, confidence=0.9)
        return finding


def _from_afar(candidate: Candidate, finding: Finding, project: ProjectView, routes: frozenset[Node]) -> Finding | None:
    """An address that a route of another file hands over as it came: a warning, as not all on the way is seen."""
    where, parameter = candidate.finding.location, candidate.data.get("fetched")
    if where is None or not parameter:
        return None
    chosen = chosen_afar(project, routes, (where.path, candidate.function), parameter)
    if chosen is None:
        return None
    severity = min(finding.severity, Severity.WARNING)
    return msgspec.structs.replace(finding, related=(chosen,), severity=severity, confidence=0.8)


def _use(file: FileContext, node: ast.Call, name: str) -> tuple[str, ast.expr | None]:
    """What a call does with a path or an address, and the expression that says which; ("", None) for the rest."""
    first = node.args[0] if node.args else None
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    last = last_part(node.func)
    if _FETCH.match(name):
        return "fetches", first
    if name in _FILES or name == _PATH_OPEN:
        source = owner if name not in _FILES else first
        return ("opens", source) if source is not None and not _is_in_memory(file, source) else ("", None)
    if name in _WRITES or _PICTURE.match(name):
        return ("writes", first) if first is not None and not _is_in_memory(file, first) else ("", None)
    if name in _MOVES:
        target = file.argument(node, "dst", 1)
        if target is not None and _chosen(file, target):
            return "writes", target
        return ("reads", first) if first is not None and name in _COPIES else ("", None)
    if last == "save" and owner is not None and any(o.kind == "upload" for o in origins(file, owner)):
        return "writes", first
    if last in _PATH_METHODS and owner is not None and (not name or name.startswith("pathlib.")):
        return "writes", owner
    return "", None


def _is_another(file: FileContext, node: ast.Call, source: ast.expr) -> bool:
    """Whether a path is only used where it is another than the one that was sent: ``if path != request.path:
    os.unlink(path)`` removes the copy that the program has made.
    """
    written = ast.unparse(source)
    for branch in file.ancestors(node, ast.If):
        needed = branch.test.values if isinstance(branch.test, ast.BoolOp) else [branch.test]
        if isinstance(branch.test, ast.BoolOp) and not isinstance(branch.test.op, ast.And):
            continue
        for each in needed if any(node in ast.walk(s) for s in branch.body) else ():
            if isinstance(each, ast.Compare) and len(each.ops) == 1 and isinstance(each.ops[0], ast.NotEq):
                sides = (each.left, each.comparators[0])
                others = [side for side in sides if ast.unparse(side) != written]
                if len(others) == 1 and _chosen(file, others[0]):
                    return True
    return False


def _is_said(file: FileContext, home: FunctionNode, chosen: set[str]) -> bool:
    """Whether a function has been told that a request chooses the beginning of a name, by the same parameters."""
    told: set[tuple[FunctionNode, frozenset[str]]] = file.shared.setdefault("beginnings that are told", set())
    key = (home, frozenset(chosen))
    if key in told:
        return True
    told.add(key)
    return False


def _is_told(file: FileContext, home: FunctionNode, source: ast.expr, name: str) -> bool:
    """Whether a function that removes a file has been told already that it opens or writes that very one."""
    told: set[tuple[FunctionNode, str]] = file.shared.setdefault("files that are told", set())
    key = (home, ast.unparse(source))
    if name in _REMOVES and key in told:
        return True
    told.add(key)
    return False


def _is_in_memory(file: FileContext, source: ast.expr) -> bool:
    """Whether what is read is bytes that the program holds: ``Image.open(io.BytesIO(contents))`` opens no file."""
    made = file.names.single_value(source)
    made = source if made is None else made
    return isinstance(made, ast.Call) and file.call_name(made) in _IN_MEMORY


def _chosen(file: FileContext, source: ast.expr) -> frozenset[Origin]:
    """Request origins of a path: the request, an upload's name, a parameter that is named as a path or an address."""
    found = set()
    written = spelt(file, source)
    for origin in origins(file, source):
        if origin.inside:
            continue
        last = origin.detail.rpartition(".")[2]
        is_named = _PATH_NAME.search(last) or _URL_NAME.search(last)
        from_upload = origin.kind == "upload" and any("filename" in ast.unparse(each) for each in written)
        if origin.kind == "request" or from_upload or (origin.kind == "parameter" and is_named):
            found.add(origin)
    for each in written:
        for attribute in file.inside(each, ast.Attribute):
            if attribute.attr == "filename":
                found |= {o for o in origins(file, attribute.value) if o.kind in ("upload", "request")}
    return frozenset(found)


def _named_by_upload(file: FileContext, source: ast.expr, given: Given) -> frozenset[Origin]:
    """The upload that is handed over, where its name is a part of the path: ``folder / sent.filename``."""
    named = {
        attribute.value.id
        for each in spelt(file, source)
        for attribute in file.inside(each, ast.Attribute)
        if attribute.attr == "filename" and isinstance(attribute.value, ast.Name)
    }
    sent = origins(file, given.argument) if given.parameter in named else frozenset()
    return frozenset(origin for origin in sent if origin.kind in ("upload", "request"))


def _given_values(file: FileContext, source: ast.expr) -> list[ast.expr]:
    """All that a path was given as a name: what is looked at may be given back under another."""
    bindings = file.names.lookup(source.id, source) if isinstance(source, ast.Name) else ()
    return [each.value for each in bindings if each.value is not None]


def _has_fixed_host(source: ast.expr, file: FileContext) -> bool:
    """Whether an address begins with a host of the program's own."""
    first = source
    if isinstance(source, ast.Name):
        made = file.names.values(source)
        return bool(made) and all(_has_fixed_host(each, file) for each in made if each is not source)
    if isinstance(source, ast.JoinedStr) and source.values:
        head = source.values[0]
        return isinstance(head, ast.Constant) or not origins(
            file, head.value if isinstance(head, ast.FormattedValue) else head
        )
    if isinstance(source, ast.BinOp):
        while isinstance(first, ast.BinOp):
            first = first.left
        return not origins(file, first)
    return False
