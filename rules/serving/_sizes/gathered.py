"""What comes piece by piece and is gathered in memory, with nothing that looks at how much it is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_SOCKET: Final = regex(r"^(ws|websocket|web_socket|socket|conn|connection)$")
_PIECES: Final = frozenset(
    {"stream", "read_chunk", "receive", "receive_bytes", "receive_text", "recv", "iter_bytes", "iter_text", "iter_any"}
)
_ADDS: Final = frozenset({"append", "extend", "write"})
_READS: Final = frozenset({"frombuffer", "bytes", "bytearray", "b64decode", "asarray", "array", "decode"})
_CUTS: Final = frozenset({"clear", "pop", "popleft", "truncate"})


def gathered(file: FileContext, node: FunctionNode) -> ast.expr | None:
    """The call, or the target of ``+=``, that adds a piece of a request to what is kept until the sender ends.

    A comparison of sizes in the loop bounds it, and so does what is cut or made anew there.
    """
    for loop in receiving(file).get(node, ()):
        if any(_is_size(compare) for compare in file.inside(loop, ast.Compare)):
            continue
        for place, held in _additions(file, loop):
            if not _is_bounded(file, loop, held):
                return place
    return None


def receiving(file: FileContext) -> dict[FunctionNode, list[ast.AsyncFor | ast.While]]:
    """The loops that take what a client sends, by the function that they are in."""
    known: dict[FunctionNode, list[ast.AsyncFor | ast.While]] | None = file.shared.get("loops that receive")
    if known is None:
        known = file.shared["loops that receive"] = {}
        loops: list[ast.AsyncFor | ast.While] = [*file.tree.of(ast.AsyncFor), *file.tree.of(ast.While)]
        for loop in loops:
            home = file.function_of(loop)
            if home is not None and _receives(file, loop, home):
                known.setdefault(home, []).append(loop)
    return known


def _receives(file: FileContext, loop: ast.AsyncFor | ast.While, node: FunctionNode) -> bool:
    """Whether each turn of a loop takes the next piece of what a client sends."""
    if isinstance(loop, ast.AsyncFor):
        source = loop.iter
        if isinstance(source, ast.Name):
            return _SOCKET.match(source.id) is not None and _is_parameter(node, source.id)
        return isinstance(source, ast.Call) and last_part(source.func) in _PIECES and _is_of_request(source)
    waits = [wait.value for wait in file.inside(loop, ast.Await)]
    return any(isinstance(call, ast.Call) and last_part(call.func) in _PIECES for call in waits)


def _is_of_request(call: ast.Call) -> bool:
    """``request.stream()``, ``websocket.iter_bytes()``: what this service asks of another one is no request."""
    owner = last_part(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    return owner in ("request", "req", "content", "part", "field") or _SOCKET.match(owner) is not None


def _is_parameter(node: FunctionNode, name: str) -> bool:
    return any(argument.arg == name for argument in (*node.args.posonlyargs, *node.args.args))


def _additions(file: FileContext, loop: ast.AsyncFor | ast.While) -> Iterator[tuple[ast.expr, str]]:
    for call in file.inside(loop, ast.Call):
        function = call.func
        if isinstance(function, ast.Attribute) and function.attr in _ADDS and isinstance(function.value, ast.Name):
            if call.args and _is_piece(call.args[0]):
                yield call, function.value.id
    for added in file.inside(loop, ast.AugAssign):
        if isinstance(added.op, ast.Add) and isinstance(added.target, ast.Name) and _is_piece(added.value):
            yield added.target, added.target.id


def _is_piece(value: ast.expr) -> bool:
    """Whether what is added is a piece as it came, or as it was read: results and lengths are none."""
    if isinstance(value, ast.Call):
        return last_part(value.func) in _READS and any(_is_piece(argument) for argument in value.args[:1])
    inner = value.value if isinstance(value, ast.Subscript | ast.Await) else value
    return isinstance(inner, ast.Name) or (isinstance(inner, ast.Call) and last_part(inner.func) in _PIECES)


def _is_bounded(file: FileContext, loop: ast.AsyncFor | ast.While, held: str) -> bool:
    """Whether a collection is none that this call fills from its start, is made anew in the loop, or is cut there."""
    bindings = file.names.lookup(held, loop)
    made = [binding.value for binding in bindings if binding.kind == "assign" and binding.value is not None]
    inside = {id(part) for part in ast.walk(loop)}
    return (
        len(made) != 1
        or id(made[0]) in inside
        or file.function_of(made[0]) is not file.function_of(loop)
        or not _is_empty(made[0])
        or any(
            isinstance(call.func, ast.Attribute) and call.func.attr in _CUTS and spelled(call.func.value) == held
            for call in file.inside(loop, ast.Call)
        )
    )


def _is_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return (
            not value.args and not value.keywords and last_part(value.func) in ("bytearray", "BytesIO", "list", "deque")
        )
    return spelled(value) in ("[]", "b''", "''")


def _is_size(compare: ast.Compare) -> bool:
    return any(isinstance(op, ast.Gt | ast.GtE | ast.Lt | ast.LtE) for op in compare.ops)
