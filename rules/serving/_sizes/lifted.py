"""Limits that a server has of its own, and that a program lifts."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_SOCKETS: Final = regex(r"^websockets\.([\w.]+\.)?serve$")
_GRPC: Final = frozenset({"grpc.server", "grpc.aio.server"})
_RECEIVES: Final = ("grpc.max_receive_message_length", "grpc.max_message_length")
_LIFTED: Final = [[name, -1] for name in _RECEIVES]
_PIXELS: Final = ("PIL.Image.MAX_IMAGE_PIXELS", "PIL.ImageFile.Image.MAX_IMAGE_PIXELS")
_AIOHTTP: Final = "aiohttp.web.Application"


class Lifted(NamedTuple):
    """Where a limit is lifted, and which."""

    place: ast.expr
    limit: str


def may_lift(name: str) -> bool:
    """Whether `lifted` may have something to say of calls of this name."""
    return name in _GRPC or name == _AIOHTTP or _SOCKETS.match(name) is not None


def lifted(file: FileContext, call: ast.Call, name: str) -> Lifted | None:
    """The limit that a server is made without: gRPC's 4 MB, aiohttp's and websockets' 1 MiB."""
    if name in _GRPC:
        return _grpc(file, call)
    key, values = ("client_max_size", (0, None)) if name == _AIOHTTP else ("max_size", (None,))
    given = file.argument(call, key)
    if given is None or file.constant(given) not in values:
        return None
    return Lifted(given, f"1 MiB on a {'body' if name == _AIOHTTP else 'message'}")


def lifted_for_all(file: FileContext) -> Lifted | None:
    """``Image.MAX_IMAGE_PIXELS = None``: Pillow's guard against a small file that is a huge picture."""
    for assigned in file.tree.of(ast.Assign) if file.holds(b"MAX_IMAGE_PIXELS") else ():
        names = [file.qualname(target) for target in assigned.targets]
        if names[0] in _PIXELS and file.constant(assigned.value) is None:
            return Lifted(assigned.targets[0], "89 million pixels on a picture")
    return None


def _grpc(file: FileContext, call: ast.Call) -> Lifted | None:
    given = file.argument(call, "options")
    made = file.names.single_value(given) if given is not None else None
    for option in made.elts if isinstance(made, ast.List | ast.Tuple) else ():
        if isinstance(option, ast.Tuple) and [file.constant(part) for part in option.elts] in _LIFTED:
            return Lifted(option, "4 MB on a message")
    return None
