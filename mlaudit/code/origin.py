"""Where a value comes from: constants of the program, or the world outside it.

The question behind unsafe loads, opened paths and executed text. An origin is said only when it is seen; what cannot be
followed has none.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN, Unknown
from mlaudit.code.bindings import Binding, FunctionNode
from mlaudit.code.delivered import is_delivered
from mlaudit.code.downloads import downloaded_to
from mlaudit.code.file import FileContext
from mlaudit.code.outside import CALLS, METHODS, TOPS, TRANSPARENT, VALUES
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

_DEPTH: Final = 10
_STEPS: Final = 12


class Origin(NamedTuple):
    """A kind (`KINDS`) and what was seen: the name of a parameter, an API, a variable of the environment.

    `inside` where that is what was written into the file at a path, and not the path.
    """

    kind: str
    detail: str
    inside: bool = False


KINDS: Final = {
    "request": "the request",
    "upload": "an upload",
    "peer": "whoever connects",
    "download": "a download",
    "bucket": "a bucket",
    "cache": "a shared cache or database",
    "queue": "a message queue",
    "text": "text that was decoded to bytes",
    "hub": "a model hub",
    "registry": "a model registry",
    "service": "a service that the settings name",
    "revision": "a fixed revision on a model hub",
    "environment": "the environment",
    "command line": "the command line",
    "parameter": "a parameter",
}
"""Kinds of origin in words, farthest outside first."""

_REMOTE: Final = frozenset({"request", "upload", "download", "bucket", "service"})
_NAMED: Final = frozenset({"parameter", "command line", "environment"})
_RECEIVES: Final = frozenset({"recv_multipart", "recv_pyobj"})
"""Methods of a ZeroMQ socket, and of nothing else."""
_MOVING: Final = frozenset({"main", "master", "latest"})
"""Revisions of a hub that are what was pushed last."""
_SETTINGS: Final = regex(r"(?i)(^|[._])(settings|config|cfg|conf)(\(\))?$")
_COMMANDS: Final = regex(r"^(click|typer)\.|\.command$|^\?\.command$")
_CONTEXT_PARAMETERS: Final = frozenset({"self", "cls"})


def origins(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> frozenset[Origin]:
    """The origins of a value; empty for constants, for what the program made itself, and for what is unknown."""
    if depth <= 0:
        return frozenset()
    if isinstance(node, ast.Constant):
        return put_there(file, node) if isinstance(node.value, str) else frozenset()
    if isinstance(node, ast.Await | ast.Starred | ast.NamedExpr):
        return origins(file, node.value, depth - 1)
    if isinstance(node, ast.Name):
        return _name(file, node, depth)
    if isinstance(node, ast.Attribute | ast.Subscript):
        return _part(file, node, depth)
    if isinstance(node, ast.Call):
        return _call(file, node, depth)
    if isinstance(node, ast.BinOp):
        return _joined(file, [node.left, node.right], depth)
    if isinstance(node, ast.JoinedStr):
        parts: list[ast.expr] = [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
        return _joined(file, parts, depth)
    if isinstance(node, ast.BoolOp):
        return frozenset().union(*(origins(file, value, depth - 1) for value in node.values))
    if isinstance(node, ast.IfExp):
        return origins(file, node.body, depth - 1) | origins(file, node.orelse, depth - 1)
    return frozenset()


def _name(file: FileContext, node: ast.Name, depth: int) -> frozenset[Origin]:
    bindings = file.names.lookup(node.id, node)
    found = frozenset().union(*(_bound(file, binding, node.id, depth) for binding in bindings))
    return found | put_there(file, node)


def put_there(file: FileContext, node: ast.expr) -> frozenset[Origin]:
    """The origin of what a path's function has downloaded to it."""
    kind, _, detail = downloaded_to(file, node, _outside).partition(":")
    return frozenset({Origin(kind, detail, inside=True)}) if kind else frozenset()


def _outside(file: FileContext, node: ast.expr) -> str:
    """The origin of what is written to a file, where that is outside the program and its callers."""
    origin = farthest(frozenset(o for o in origins(file, node, _DEPTH // 2) if o.kind in _REMOTE))
    return f"{origin.kind}:{origin.detail}" if origin is not None else ""


def _bound(file: FileContext, binding: Binding, name: str, depth: int) -> frozenset[Origin]:
    known: dict[tuple[Binding, str, int], frozenset[Origin]] = file.shared.setdefault("origins of bindings", {})
    key = (binding, name, depth)
    found = known.get(key)
    if found is None:
        found = frozenset()
        if binding.kind == "arg":
            found = _parameter(file, binding, name)
        elif binding.kind in ("assign", "with", "unpack", "for") and binding.value is not None:
            found = origins(file, binding.value, depth - 1)
        known[key] = found
    return found


def _parameter(file: FileContext, binding: Binding, name: str) -> frozenset[Origin]:
    if name in _CONTEXT_PARAMETERS or not isinstance(binding.node, ast.arg):
        return frozenset()
    function = _owner(binding.node)
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or not _holds(function, binding.node):
        return frozenset()
    kind = file.names.annotation(binding.annotation) if binding.annotation is not None else None
    known = _value_kind(kind, kind) if kind is not None else ""
    if known:
        return frozenset({Origin(known, name)})
    for decorator in function.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        written = file.qualname(target) or ("?." + target.attr if isinstance(target, ast.Attribute) else "")
        if _COMMANDS.search(written):
            return frozenset({Origin("command line", name)})
        if is_route(written):
            return frozenset({Origin("request", name)})
    if is_delivered(file, function, name):
        return frozenset({Origin("queue", name)})
    return frozenset({Origin("parameter", name)})


def _owner(argument: ast.arg) -> ast.AST | None:
    """The function or lambda that an argument is of: its parent's parent."""
    arguments = parent_of(argument)
    return None if arguments is None else parent_of(arguments)


def is_route(decorator: str) -> bool:
    """Whether a decorator's name is a web framework's route."""
    owner, _, method = decorator.rpartition(".")
    return method in ("get", "post", "put", "patch", "delete", "route", "websocket", "api_route") and (
        owner.endswith(("()", "?", "app", "router", "api", "blueprint", "bp"))
    )


def _holds(function: FunctionNode, argument: ast.arg) -> bool:
    arguments = function.args
    return argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)


def _part(file: FileContext, node: ast.Attribute | ast.Subscript, depth: int) -> frozenset[Origin]:
    name = file.qualname(node) if isinstance(node, ast.Attribute) else file.qualname(node.value)
    if name is not None and _top(name) in TOPS:
        kind = _value_kind(name, name)
        if kind:
            return frozenset({Origin(kind, _detail(file, node, name))})
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owner = file.names.class_of_self(node.value)
        if owner is not None:
            found: set[Origin] = set()
            for binding in owner.attributes.get(node.attr, ()):
                if binding.kind == "assign" and binding.value is not None:
                    found |= origins(file, binding.value, depth - 1)
            return frozenset(found)
    inner = origins(file, node.value, depth - 1)
    if isinstance(node, ast.Subscript):
        return inner
    if node.attr == "name":
        inner |= put_there(file, node)
    # a field of a parameter (`args.path`) is told apart: only a caller can say what it is
    return frozenset(Origin(o.kind, f"{o.detail}.{node.attr}") if o.kind == "parameter" else o for o in inner)


def _detail(file: FileContext, node: ast.Attribute | ast.Subscript, name: str) -> str:
    if isinstance(node, ast.Subscript):
        key = file.constant(node.slice)
        return name if isinstance(key, Unknown) else str(key)
    return node.attr


def _call(file: FileContext, node: ast.Call, depth: int) -> frozenset[Origin]:
    name = file.call_name(node)
    if name is not None:
        made = file.qualname(node) or name
        if _top(name) in TOPS or _top(made) in TOPS:
            kind = _call_kind(name)
            if kind:
                return frozenset({_fetched(file, node, kind, name.replace("()", ""))})
            kind = _value_kind(name, made)
            if kind:
                return frozenset({Origin(kind, _first_constant(file, node))})
        if name == "os.path.join":
            return _joined(file, list(node.args), depth)
        if name == "pathlib.Path" and len(node.args) > 1:
            return _joined(file, list(node.args), depth)
        if name in ("base64.b64decode", "base64.urlsafe_b64decode", "base64.decodebytes") and node.args:
            inner = origins(file, node.args[0], depth - 1)
            return frozenset(Origin("text", o.detail) if o.kind == "parameter" else o for o in inner)
        if name == "typing.cast" and len(node.args) == 2:
            return origins(file, node.args[1], depth - 1)
        if name in TRANSPARENT and node.args:
            return origins(file, node.args[0], depth - 1)
    if isinstance(node.func, ast.Attribute) and node.func.attr in _RECEIVES:
        return frozenset({Origin("peer", node.func.attr)})
    if isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
        return origins(file, node.func.value, depth - 1)
    return _given_back(file, name) if name is not None else frozenset()


@lru_cache(maxsize=100_000)
def _call_kind(name: str) -> str:
    """The kind of origin of what a call of this name answers; "" where it is none."""
    return next((kind for pattern, kind in CALLS if pattern.search(name)), "")


@lru_cache(maxsize=100_000)
def _value_kind(name: str, made: str) -> str:
    """The kind of origin of a value of either name; "" where it is none."""
    return next((kind for pattern, kind in VALUES if pattern.search(name) or pattern.search(made)), "")


def _fetched(file: FileContext, node: ast.Call, kind: str, name: str) -> Origin:
    """The origin of what a call gets: an address, or a repository of a hub, where it is known."""
    if kind == "hub":
        repository = file.constant(file.argument(node, "repo_id", 0))
        detail = repository if isinstance(repository, str) else name
        return Origin("revision" if _is_fixed(file, node) else kind, detail)
    if kind == "download":
        own = _own_service(file, node.args[0] if node.args else None)
        if own is not None:
            return own
        return Origin(kind, _first_constant(file, node) or _asked_before(file, node) or name)
    return Origin(kind, _first_constant(file, node) or name)


def _is_fixed(file: FileContext, node: ast.Call) -> bool:
    """Whether a call of a hub is seen to name a revision, and that is no branch that moves."""
    known = file.constant(file.argument(node, "revision"))
    return isinstance(known, str) and known not in _MOVING


def _own_service(file: FileContext, address: ast.expr | None) -> Origin | None:
    """What names the host of an address, where that is the environment or a setting: whoever deploys has put that
    service there.
    """
    head: ast.expr | None = file.names.single_value(address) if isinstance(address, ast.Name) else address
    head = address if head is None else head
    if isinstance(head, ast.JoinedStr) and head.values:
        head = head.values[0].value if isinstance(head.values[0], ast.FormattedValue) else None
    while isinstance(head, ast.BinOp):
        head = head.left
    if head is None:
        return None
    if _is_setting(file, head):
        return Origin("service", ast.unparse(head))
    named = farthest(origins(file, head, _DEPTH // 2))
    return Origin("service", named.detail) if named is not None and named.kind == "environment" else None


def _is_setting(file: FileContext, node: ast.expr) -> bool:
    """``settings.registry_url``, and ``REGISTRY_URL`` that another file of the project gives."""
    if isinstance(node, ast.Attribute):
        return _SETTINGS.search(ast.unparse(node.value)) is not None
    if not isinstance(node, ast.Name) or not node.id.isupper():
        return False
    return any(binding.kind == "import" for binding in file.names.lookup(node.id, node))


def _given_back(file: FileContext, name: str) -> frozenset[Origin]:
    """What a function of the same file gives back from outside, whoever calls it."""
    if not name.startswith(file.module):
        return frozenset()
    known: dict[str, FunctionNode] | None = file.shared.get("functions by name")
    if known is None:
        known = {f"{file.module}.{file.tree.scope_at(each).qualname}": each for each in file.functions()}
        file.shared["functions by name"] = known
    function = known.get(name.replace("()", ""))
    if function is None:
        return frozenset()
    given: dict[FunctionNode, frozenset[Origin]] = file.shared.setdefault("given back from outside", {})
    if function not in given:
        given[function] = frozenset()  # a function that asks itself
        answers = [r.value for r in file.inside(function, ast.Return) if file.function_of(r) is function and r.value]
        found = frozenset().union(*(origins(file, answer) for answer in answers))
        given[function] = frozenset(origin for origin in found if origin.kind in _REMOTE)
    return given[function]


def _top(name: str) -> str:
    return name.partition(".")[0].removesuffix("()")


def _first_constant(file: FileContext, node: ast.Call) -> str:
    value = file.constant(node.args[0]) if node.args else UNKNOWN
    return value if isinstance(value, str) else ""


def _asked_before(file: FileContext, node: ast.Call) -> str:
    """The address that told the address of a download: that of the release whose files are listed there."""
    at: ast.expr | None = node.args[0] if node.args else None
    for _ in range(_STEPS):
        if isinstance(at, ast.Subscript | ast.Attribute):
            at = at.value
        elif isinstance(at, ast.Name):
            at = file.names.single_value(at)
        elif isinstance(at, ast.Call):
            said = _first_constant(file, at)
            if "://" in said:
                return said
            at = at.func.value if isinstance(at.func, ast.Attribute) else None
        else:
            break
    return ""


def _joined(file: FileContext, parts: list[ast.expr], depth: int) -> frozenset[Origin]:
    """Parts of a path or text. What a starter names under a folder of the program is no path from outside."""
    found = [origins(file, part, depth - 1) for part in parts]
    if not parts:
        return frozenset()
    every = frozenset().union(*found)
    head = file.constant(parts[0])
    if not found[0] and not (isinstance(head, str) and "://" in head):
        return frozenset(origin for origin in every if origin.kind not in _NAMED)
    return every


def farthest(found: frozenset[Origin]) -> Origin | None:
    """The origin that is farthest outside; None where there is none."""
    order = list(KINDS)
    return min(found, key=lambda o: (order.index(o.kind), o.detail, o.inside), default=None)
