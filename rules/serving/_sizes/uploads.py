"""Uploads and downloads of a route: which call reads one whole, and whether anything looks at its size."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments, target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import origins
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of
from mlaudit.findings import Related

from .._schemas.declared import default_of
from .archives import sums_entries
from .lengths import asks_for_any, is_compared
from .pieces import copied_in_pieces

SIZE: Final = regex(
    r"(?i)(MAX_CONTENT_LENGTH|content[-_]length|max_(file_|upload_|body_|image_)?(size|bytes|length|mb)"
    r"|size_limit|too large|413)"
)
_ADDRESS: Final = regex(r"(?i)(^|_)(url|uri|link|address)$")
_OPENS: Final = frozenset({"PIL.Image.open", "cv2.imdecode", "numpy.frombuffer"})
_BODIES: Final = regex(r"^((fastapi|starlette\.requests)\.Request\(\)\.body|flask\.request\.get_data)$")
_SETTINGS: Final = regex(r"\.config\.(from_\w+|update)\(|MAX_CONTENT_LENGTH")
_CONTENT: Final = regex(r"\.content\b|\.read\(\)|\.raw\b|urlopen\(")
_LIST: Final = regex(r"\b([Ll]ist|Sequence)\[(\w+\.)?UploadFile\b")
_MEASURE: Final = regex(r"\.size\b|\blen\((?![\w.]+\.shape\b)|getbuffer|\.tell\(\)|\bgetsize\(|st_size")


UPLOADS: Final = (b"UploadFile", b"FileStorage")
"""What a file holds, byte for byte, that annotates an upload."""
_UPLOAD: Final = regex(r"\b(UploadFile|FileStorage)\b")
_LIMITS: Final = regex(
    r"(?i)MAX_CONTENT_LENGTH|content[-_]length|max_(?!batch|pool|cache|vocab|context|chunk)\w+_(size|bytes|mb)|max_?(bytes|mb)\b"
    r"|size_limit|too[ _]large|\b413\b"
)
"""What a helper says that refuses uploads; `max_length` is one of texts."""
_LIMIT_WORDS: Final = ("content-length", "content_length", "maxbytes", "maxmb", "size_limit", "large", "413")
_MAX_SIZE: Final = regex(r"max_\w*(size|bytes|mb)")
_MAY_SIZE: Final = regex(r"\.\s*size|len[\s(]+(\w+)[\s)]|getbuffer|tell|getsize|st_size")
"""What stands in the lines of whatever asks for a size, which `_SIZES` knows as it is written out."""
_SIZE_WORDS: Final = ("getbuffer", "tell", "getsize", "st_size")
_DOT_SIZE: Final = regex(r"\.\s*size")
_LEN: Final = regex(r"len[\s(]+(\w+)[\s)]")
"""The parts of `_MAY_SIZE`, each of which is looked for sooner than all of them at once."""
_SIZES: Final = regex(r"\b(\w+)\.size\b|\blen\((\w+)\)|getbuffer|\.tell\(\)|getsize\(|st_size")
_MAY_HOLD: Final = regex(
    r"(?i)(^|_)(file|files|upload|uploads|content|contents|data|body|payload|image|audio|img|raw)(_|$)"
)
"""Parameters that may hold an upload, or what was in it."""
_SENT: Final = regex(r"(file|upload|image|audio|photo|img)")
"""What an upload is called that is read."""
_REQUESTS: Final = frozenset({"request", "req"})
_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_PICTURE: Final = regex(r"(?i)(^|_)(image|img)(_|$)")


_EARLY: Final = regex(r"\.size\b|content[-_]length|\.tell\(|\.seek\(|getsize|st_size|\.stream\(|['\"]size['\"]|\bsize=")
"""What asks for a size before anything is read."""


_KEY: Final = regex(r"""['"]\w*(length|size)['"]\s*:""")
"""The key by which a size is told, once it is known."""
_SIZED: Final = regex(r"(?i)size|length|bytes")
"""What a comparison says that may be with a limit."""


class Upload(NamedTuple):
    """Where an upload is taken whole, and what is said of it."""

    place: ast.expr | ast.arg
    message: str
    related: tuple[Related, ...] = ()


def whole_upload(file: FileContext, node: FunctionNode) -> Upload | None:
    """The upload that a function takes whole, where it looks at its size nowhere."""
    if looks_at_size(file, node):
        return None
    read, whole, many = whole_read(file, node), whole_file(node), many_files(file, node)
    if read is not None and many is not None:
        where = file.location(read)
        message = f"`{many.arg}` is a list of any number of uploads, each of any size"
        how = "copied" if last_part(read.func) == "copyfileobj" else "read whole"
        return Upload(many, message, (Related(where.path, where.line, f"each is {how} here", where.cell),))
    if read is not None:
        return Upload(read, f"`{file.text(read)}` takes an upload of any size")
    if whole is not None:
        return Upload(whole, f"`{whole.arg}` is read into memory before the route runs, of any size")
    taken = _taken(file, node)
    return Upload(taken, f"`{file.text(taken)}` takes an upload of any size") if taken is not None else None


def _taken(file: FileContext, node: FunctionNode) -> ast.expr | None:
    """``request.files["photo"]`` of Flask, which takes all of the body as soon as one file of it is asked for, whatever
    is done with that.
    """
    if not file.holds(b"request.files") or not file.imports("flask"):
        return None
    if any(_SIZED.search(spelled(compare)) for compare in _limits(file, node)):
        return None
    asked: list[ast.Subscript | ast.Call] = [*file.inside(node, ast.Subscript), *file.inside(node, ast.Call)]
    for each in asked:
        owner = each.value if isinstance(each, ast.Subscript) else None
        if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute) and each.func.attr in ("get", "getlist"):
            owner = each.func.value
        if owner is not None and file.qualname(owner) == "flask.request.files" and file.function_of(each) is node:
            return each
    return None


def reads_form(file: FileContext, node: FunctionNode) -> bool:
    """``form = await request.form()`` of Starlette, ``await request.post()`` of aiohttp: what a route then reads of it
    may be an upload.
    """
    last = {"form"} if file.holds(b".form(") else set()
    last |= {"post"} if file.imports("aiohttp") else set()
    calls = file.inside(node, ast.Call) if last else ()
    asks = (call for call in calls if isinstance(parent_of(call), ast.Await) and last_part(call.func) in last)
    return any(isinstance(call.func, ast.Attribute) and last_part(call.func.value) in _REQUESTS for call in asks)


def late_look(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """``content = await file.read()`` of an upload whose length is compared only then: all of it is in memory."""
    read = whole_read(file, node)
    if read is None or last_part(read.func) != "read" or _EARLY.search(_KEY.sub("", _lines(file, node).lower())):
        return None
    statement = file.statement_of(read)
    target = target_of(statement)
    if not isinstance(target, ast.Name) or not _is_bytes(file, node, target.id):
        return None  # what was found in the upload is compared
    for compare in _limits(file, node):
        sides = [compare.left, *compare.comparators]
        made = [value for side in sides if (value := file.names.single_value(side)) is not None]
        if any(f"len({target.id})" in spelled(side) for side in (*sides, *made)) and compare.lineno > read.lineno:
            return read
    told = [each.value for each in file.inside(node, ast.Return) if isinstance(each.value, ast.Dict)]
    if any(spelled(value) == f"len({target.id})" for each in told for value in each.values):
        return read  # who called compares it
    return None


def looks_at_size(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function speaks of a limit of size, or compares one."""
    return (
        is_measured(file, node)
        or sums_entries(file, node)
        or SIZE.search("\n".join(spelled(each) for each in node.body)) is not None
    )


def measures(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function that a route calls, or is declared with, looks at the size of an upload that it is given."""
    lines = _lines(file, node)
    written = [*node.decorator_list, node.args, *node.body] if _may_limit(lines.lower()) else []
    if any(_LIMITS.search(spelled(part)) for part in written):
        return True
    # how many files there are is no size
    names = [a for a in (*node.args.args, *node.args.kwonlyargs) if _may_hold(a.arg)]
    held = {a.arg for a in names if not a.arg.endswith(("files", "uploads"))}
    # a picture's `size` is its width and height, known once it was decoded
    sized = {a.arg for a in names if not _PICTURE.search(a.arg) or _is_upload(a)}
    if not held or not _may_size(lines, held):
        return False
    sizes = (size for each in _limits(file, node) for size in _SIZES.finditer(spelled(each)))
    return any(_is_of(size, sized, held) for size in sizes)


def _is_of(size: re.Match[str], sized: set[str], held: set[str]) -> bool:
    """Whether a size is that of something that may be an upload, as far as it tells."""
    return size[1] in sized if size[1] else size[2] in held if size[2] else True


def _may_limit(lines: str) -> bool:
    """Whether the lines of a function, in lower case, have what stands wherever there is any of `_LIMITS`."""
    return any(word in lines for word in _LIMIT_WORDS) or ("max_" in lines and _MAX_SIZE.search(lines) is not None)


def _may_size(lines: str, held: set[str]) -> bool:
    """Whether the lines of a function have any of `_MAY_SIZE`, of one of some names."""
    if not any(word in lines for word in _SIZE_WORDS) and _DOT_SIZE.search(lines) is None:
        if not any(size[1] in held for size in _LEN.finditer(lines)):
            return False
    return any(size[1] is None or size[1] in held for size in _MAY_SIZE.finditer(lines))


def _lines(file: FileContext, node: FunctionNode) -> str:
    """The source of a function with its decorators."""
    first = min((decorator.lineno for decorator in node.decorator_list), default=node.lineno)
    return "\n".join(file.source.lines[first - 1 : node.end_lineno])


def _limits(file: FileContext, node: FunctionNode) -> list[ast.Compare]:
    """The comparisons of a function that may be with a limit; whether there is anything at all is no such question."""
    return [compare for compare in file.inside(node, ast.Compare) if not asks_for_any(compare)]


def takes_upload(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function is given an upload, as its parameters are annotated."""
    # annotations are costly to write out, and few files have one of an upload
    if file.holds(*UPLOADS) and any(map(_is_upload, (*node.args.args, *node.args.kwonlyargs))):
        return True
    return isinstance(node, ast.AsyncFunctionDef) and _is_awaited(file, node)


def _is_awaited(file: FileContext, node: ast.AsyncFunctionDef) -> bool:
    """``await file.read()`` of a parameter that says no more of itself: what a route is sent is read so."""
    bare = {argument.arg for argument in node.args.args if argument.annotation is None and _may_hold(argument.arg)}
    return bool(bare) and any(
        last_part(call.func) == "read" and not call.args and spelled(call.func).removesuffix(".read") in bare
        for call in file.inside(node, ast.Call)
        if isinstance(parent_of(call), ast.Await)
    )


def _is_upload(argument: ast.arg) -> bool:
    return argument.annotation is not None and _UPLOAD.search(spelled(argument.annotation)) is not None


def may_measure(file: FileContext, node: FunctionNode) -> bool:
    """Whether a function may be given an upload, or what was in it."""
    return may_hold_upload(node) or takes_upload(file, node)


def may_hold_upload(node: FunctionNode) -> bool:
    """Whether a function has a parameter that is named as if it held an upload, or what was in it."""
    return any(map(_may_hold, [argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)]))


def holding_upload(file: FileContext) -> set[FunctionNode]:
    """The functions of a file that `may_hold_upload`."""
    lists = [parent_of(each) for each in file.tree.of(ast.arg) if _may_hold(each.arg)]
    homes = {parent_of(each) for each in lists if each is not None}
    return {home for home in homes if isinstance(home, _FUNCTIONS) and may_hold_upload(home)}


@cache
def _may_hold(name: str) -> bool:
    return _MAY_HOLD.search(name) is not None


def many_files(file: FileContext, node: FunctionNode) -> ast.arg | None:
    """``files: list[UploadFile]``, where the route looks at their number nowhere."""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        if _LIST.search(spelled(argument.annotation) if argument.annotation is not None else ""):
            return None if is_compared(file, node, argument.arg) else argument
    return None


def whole_file(node: FunctionNode) -> ast.arg | None:
    """``image: bytes = File(...)``."""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        if argument.annotation is not None and "bytes" in spelled(argument.annotation):
            default = default_of(node, argument)
            if isinstance(default, ast.Call) and last_part(default.func) == "File":
                return argument
    return None


def _spelt(node: ast.expr) -> str:
    return spelled(node).lower()


def is_measured(file: FileContext, node: FunctionNode) -> bool:
    """Whether the size of something, and not the number of files, is compared with anything."""
    lists = {a.arg for a in node.args.args if a.annotation is not None and "[UploadFile" in spelled(a.annotation)}
    for compare in _limits(file, node):
        sides = [compare.left, *compare.comparators]
        made = [value for side in sides if (value := file.names.single_value(side)) is not None]
        written = " ".join(spelled(side) for side in (*sides, *made))
        for each in lists:
            written = written.replace(f"len({each})", "")
        if any(
            not size[0].startswith("len") or _is_of_upload(file, node, written, size)
            for size in _MEASURE.finditer(written)
        ):
            return True
    return False


def _is_of_upload(file: FileContext, node: FunctionNode, written: str, size: re.Match[str]) -> bool:
    """Whether a length is that of what was sent, by its name or by what the name was given: of much in a route it is
    that of what was found in it.
    """
    inner = _INNER.match(written, size.end())
    name = inner[0] if inner is not None else ""
    if not name or _MAY_HOLD.search(name) or any(argument.arg == name for argument in node.args.args):
        return True
    return _is_bytes(file, node, name)


def _is_bytes(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a name holds the bytes of an upload, as far as is known of what it was given."""
    given = [each.value for each in assignments(file, node) for t in each.targets if spelled(t) == name]
    return not given or any(_COMES_IN.match(spelled(value)) for value in given)


_INNER: Final = regex(r"\w+(?=\))")
_COMES_IN: Final = regex(
    r"^\(?(await )?([\w.]+\.(read|body|getvalue|getbuffer|get_data|tell)\(|[\w.]*decode\(|(flask\.)?request\b)"
)
"""What gives a name the bytes of an upload, or a part of them."""


def whole_read(file: FileContext, node: FunctionNode) -> ast.Call | None:
    """The call that takes the whole upload: ``file.read()``, ``file.save(...)``, ``decode(file.file)``."""
    uploads = {
        form.format(argument.arg.lower())
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.annotation is not None and "UploadFile" in spelled(argument.annotation)
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
        if function.attr == "read" and not call.args and _SENT.search(owner):
            return call
        if function.attr == "read" and not call.args and any(o.kind == "upload" for o in origins(file, function.value)):
            return call
        if function.attr == "save" and call.args:
            if re.search(r"^(file|upload|uploaded_file|f|image_file|request\.files.*)$", owner):
                return call
            if any(o.kind == "upload" for o in origins(file, function.value)):
                return call
        if function.attr == "multipart" and owner.endswith("request"):
            return call
        if function.attr == "copyfileobj" and call.args and spelled(call.args[0]).endswith(".file"):
            return call
    return next((call for call in copied_in_pieces(file, node) if _is_of_sent(file, call, uploads)), None)


def _is_of_sent(file: FileContext, call: ast.Call, uploads: set[str]) -> bool:
    """Whether what is read in pieces is an upload, as it is annotated."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is None:
        return False
    return _spelt(owner) in uploads or any(origin.kind == "upload" for origin in origins(file, owner))


def reads_part(file: FileContext, node: FunctionNode) -> bool:
    """``await form.photo.read()``: an upload in what a route depends on, of which another file tells."""
    if not isinstance(node, ast.AsyncFunctionDef):
        return False
    given = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
    for call in file.inside(node, ast.Call):
        owner = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "read" else None
        if isinstance(owner, ast.Attribute) and isinstance(owner.value, ast.Name) and owner.value.id in given:
            if not call.args and isinstance(parent_of(call), ast.Await) and _SENT.search(owner.attr):
                return True
    return False


def whole_body(file: FileContext, node: FunctionNode) -> ast.expr | None:
    """``await request.body()`` of Starlette and FastAPI, ``request.get_data()`` and ``request.data`` of Flask,
    ``self.rfile.read(length)`` of the standard library's server: none has a limit.
    """
    for part in file.inside(node, ast.Attribute) if file.holds(b"request.data") else ():
        if file.qualname(part) == "flask.request.data" and file.function_of(part) is node:
            return part
    for call in file.inside(node, ast.Call):
        if isinstance(call.func, ast.Attribute) and spelled(call.func) == "self.rfile.read":
            return None if is_measured(file, node) or _bounds_length(file, node, call) else call
        if _BODIES.match(file.call_name(call) or "") and file.function_of(call) is node:
            return call
    return None


def shared_bodies(file: FileContext) -> Iterator[ast.Call]:
    """``handler.rfile.read(length)`` in functions that the handlers of the standard library's server share."""
    for call in file.tree.of(ast.Call) if file.holds(b"rfile.read(") and file.imports("http") else ():
        home = file.function_of(call)
        if home is None or home.name.startswith("do_") or not spelled(call.func).endswith(".rfile.read"):
            continue
        if not is_measured(file, home) and not _bounds_length(file, home, call):
            yield call


def _bounds_length(file: FileContext, node: FunctionNode, read: ast.Call) -> bool:
    """Whether the length that a caller declares is compared, or cut, before as much is read."""
    given = read.args[0] if read.args else None
    made = file.names.single_value(given) if given is not None else None
    written = " ".join(spelled(part) for part in (given, made) if part is not None)
    if "min(" in written or (given is not None and isinstance(file.constant(given), int)):
        return True
    names = {part.id for part in (given, made) if isinstance(part, ast.Name)}
    tests = [part for compare in _limits(file, node) for part in ast.walk(compare) if isinstance(part, ast.Name)]
    return any(part.id in names for part in tests)


def own_app(file: FileContext, node: FunctionNode) -> bool:
    """Whether a route's app is made in the function round it, which gives it no settings and hands it to nobody."""
    maker = file.function_of(node)
    made = [c for c in file.inside(maker, ast.Call) if file.call_name(c) == "flask.Flask"] if maker is not None else []
    names = [a.targets[0] for a in assignments(file, maker) if a.value in made] if maker is not None else []
    if maker is None or len(names) != 1 or not isinstance(names[0], ast.Name):
        return False
    app = names[0].id
    given = any(isinstance(a, ast.Name) and a.id == app for c in file.inside(maker, ast.Call) for a in c.args)
    return not given and not _SETTINGS.search("\n".join(spelled(statement) for statement in maker.body))


def decodes_download(file: FileContext, call: ast.Call) -> bool:
    """Whether an address that a function is given is downloaded whole and made a picture, with no look at the size."""
    home, address = file.function_of(call), file.argument(call, "url", 0)
    if home is None or not isinstance(address, ast.Name) or file.argument(call, "stream") is not None:
        return False
    kinds = {binding.kind for binding in file.names.lookup(address.id, call)}
    if kinds != {"arg"} or not _ADDRESS.search(address.id):
        return False
    opened = [each for each in file.inside(home, ast.Call) if file.call_name(each) in _OPENS]
    made = any(_CONTENT.search(spelled(argument)) for each in opened for argument in each.args)
    body = "\n".join(spelled(statement) for statement in home.body)
    return made and not is_measured(file, home) and not SIZE.search(body)


def is_body(node: ast.expr | None) -> bool:
    """Whether an expression is the body of a request: ``await request.body()``, ``request.data``."""
    inner = node.value if isinstance(node, ast.Await) else node
    written = spelled(inner) if inner is not None else ""
    return re.search(r"(request|super\(\))\.(body|read|get_data)\(|\brequest\.data\b", written) is not None
