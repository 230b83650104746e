"""What is behind an address that somebody chooses, taken whole: into memory, or to disk with nothing that ends it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .lengths import asks_for_any
from .pieces import is_capped, keeps
from .uploads import SIZE, decodes_download

_LIBRARIES: Final = ("requests", "httpx", "aiohttp", "urllib", "niquests")
_GETS: Final = regex(
    r"^(requests|httpx|niquests)(\.(sessions\.)?(Session|session|Client|AsyncClient)\(\))?\.(get|stream)$"
    r"|^aiohttp\.(client\.)?ClientSession\(\)\.get$|^urllib\.request\.(urlopen|urlretrieve)$"
)
_LASTS: Final = frozenset({"get", "stream", "urlopen", "urlretrieve"})
_ADDRESS: Final = regex(r"(?i)(^|_)(ur[li]s?|links?|address|href)$")
_WHOLE: Final = frozenset({"content", "text"})
_READS: Final = frozenset({"read", "aread"})
_PIECES: Final = frozenset(
    {"iter_content", "iter_bytes", "aiter_bytes", "iter_raw", "aiter_raw", "iter_chunked", "iter_any"}
)
_MADE: Final = (ast.JoinedStr, ast.BinOp)
_DECLARED: Final = regex(r"(?i)content[-_]length")
_MEASURED: Final = regex(r"\blen\(|getsize\(|st_size|\.tell\(")


class Download(NamedTuple):
    """What takes a body, the address that it is of, the parameter that is ("" where a request is read here), and
    whether the length that its server declares is looked at.
    """

    place: ast.expr
    address: ast.expr
    parameter: str
    declared: bool


def downloads(file: FileContext) -> Iterator[Download]:
    """The bodies that a file takes whole of addresses which its functions are given, or read of a request."""
    for call in file.calls_where(_gets) if file.imports(*_LIBRARIES) else ():
        address = _address(file, call)
        origin = farthest(origins(file, _in_session(file, address))) if address is not None else None
        if address is None or origin is None or origin.kind not in ("request", "parameter"):
            continue
        if origin.kind == "parameter" and not _ADDRESS.search(origin.detail):
            continue
        if decodes_download(file, call):
            continue  # told as a picture
        within = file.function_of(call) or file.tree.module
        place = next(_takes(file, call, within), None)
        if place is not None and not _is_limited(file, place, within):
            parameter = origin.detail if origin.kind == "parameter" else ""
            yield Download(place, address, parameter, _asks_declared(file, within))


def _gets(name: str, last: str) -> bool:
    return last in _LASTS and _GETS.match(name) is not None


def _address(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The address that a call fetches; None where a part of it is written out, the host as a rule."""
    address = file.argument(call, "url", 1 if last_part(call.func) == "stream" else 0)
    made = file.names.single_value(address) if isinstance(address, ast.Name) else None
    return None if isinstance(address, _MADE) or isinstance(made, _MADE) else address


def _in_session(file: FileContext, address: ast.expr) -> ast.expr:
    """What a page of Streamlit has put into its session under the key that an address is read by; any other address
    itself.
    """
    made = file.names.single_value(address) if isinstance(address, ast.Name) else address
    if not isinstance(made, ast.Call | ast.Subscript) or not file.holds(b"session_state"):
        return address
    key = made.slice if isinstance(made, ast.Subscript) else made.args[0] if made.args else None
    owner = made.value if isinstance(made, ast.Subscript) else made.func
    if key is None or not (file.qualname(owner) or "").startswith("streamlit.session_state"):
        return address
    for stored in file.tree.of(ast.Assign):
        target = stored.targets[0]
        if isinstance(target, ast.Subscript) and file.constant(target.slice) == file.constant(key):
            if file.qualname(target.value) == "streamlit.session_state":
                return stored.value
    return address


def _takes(file: FileContext, call: ast.Call, within: ast.AST) -> Iterator[ast.expr]:
    """The parts of a function that take all of what a call fetched."""
    if last_part(call.func) == "urlretrieve":
        yield call
    whole = _WHOLE - {"content"} if (file.call_name(call) or "").startswith("aiohttp.") else _WHOLE
    for part in file.inside(within, ast.Attribute):
        if part.attr in whole and _is_answer(file, part.value, call):
            yield part
    for asked in file.inside(within, ast.Call):
        owner = asked.func.value if isinstance(asked.func, ast.Attribute) else None
        last = last_part(asked.func)
        if last == "copyfileobj" and asked.args and _is_answer(file, _raw(asked.args[0]), call):
            yield asked
        elif owner is not None and _is_answer(file, _raw(owner), call):
            is_whole = last in _READS and not asked.args
            loop = parent_of(asked) if last in _PIECES else None
            if is_whole or (isinstance(loop, ast.For | ast.AsyncFor) and loop.iter is asked and keeps(file, loop)):
                yield asked


def _raw(value: ast.expr) -> ast.expr:
    """``answer`` of ``answer.raw`` and ``answer.content`` (the stream of aiohttp)."""
    return value.value if isinstance(value, ast.Attribute) and value.attr in ("raw", "content") else value


def _is_answer(file: FileContext, value: ast.expr, call: ast.Call) -> bool:
    """Whether an expression is what a call fetched, at once or by the name that was given to it."""
    if isinstance(value, ast.Name):
        return any(
            _awaited(b.value) is call for b in file.names.lookup(value.id, value) if b.kind in ("assign", "with")
        )
    return _awaited(value) is call


def _awaited(value: ast.expr | None) -> ast.expr | None:
    return value.value if isinstance(value, ast.Await) else value


def _is_limited(file: FileContext, place: ast.expr, within: ast.AST) -> bool:
    """Whether what is taken ends somewhere: pieces that are counted, a body that is measured, or a limit that is named
    for who knows what.
    """
    loop = parent_of(place)
    if isinstance(loop, ast.For | ast.AsyncFor):
        return is_capped(file, loop, _declared(file, within))
    compares = [each for each in file.inside(within, ast.Compare) if not asks_for_any(each)]
    sides = " ".join(_written(file, side) for each in compares for side in (each.left, *each.comparators))
    if _MEASURED.search(sides):
        return True
    named = SIZE.search("\n".join(spelled(each) for each in within.body)) if isinstance(within, _BODIES) else None
    return named is not None and not _DECLARED.search(sides)


_BODIES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)


def _written(file: FileContext, side: ast.expr) -> str:
    made = file.names.single_value(side)
    return f"{spelled(side)} {spelled(made) if made is not None else ''}"


def _declared(file: FileContext, within: ast.AST) -> frozenset[str]:
    """The names of a function that hold the length which a server declares."""
    found = (each for each in file.inside(within, ast.Assign) if _DECLARED.search(spelled(each.value)))
    return frozenset(target.id for each in found for target in each.targets if isinstance(target, ast.Name))


def _asks_declared(file: FileContext, within: ast.AST) -> bool:
    """Whether the length that a server declares is compared with anything."""
    sides = (side for each in file.inside(within, ast.Compare) for side in (each.left, *each.comparators))
    return any(_DECLARED.search(_written(file, side)) for side in sides)


__all__ = ["Download", "downloads"]
