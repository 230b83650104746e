"""Files that are gone through from end to end: hashed, unpacked, copied, or read line by line. They grow without a
bound.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_HASH: Final = regex(
    r"^hashlib\.(new|md5|sha1|sha\d+|sha3_\d+|blake2[bs])(\(\)\.update)?$|^(xxhash|blake3)\.\w+(\(\)\.update)?$"
)
_DIGEST: Final = "hashlib.file_digest"
_COPIES: Final = "shutil.copyfileobj"
_UNPACKS: Final = regex(
    r"^(gzip|bz2|lzma)\.open$|^zipfile\.ZipFile\(\)\.(read|extract)$|^tarfile\.open\(\)\.extract(file)?$"
)
_ROWS: Final = frozenset({"json.loads", "orjson.loads", "ujson.loads"})
_OPENS: Final = frozenset({"builtins.open", "io.open", "gzip.open", "bz2.open", "lzma.open"})
_MODES: Final = regex(r"^[rb+tU]*$")


def may_go_through(name: str, last: str) -> bool:
    """Whether `goes_through` may have something to say of calls of this name."""
    if last in ("update", "loads", "open", "file_digest", "read", "extract", "extractfile", "copyfileobj"):
        return (
            name in _ROWS
            or name in (_DIGEST, _COPIES)
            or _HASH.match(name) is not None
            or _UNPACKS.match(name) is not None
        )
    return name.startswith(("hashlib.", "xxhash.", "blake3.")) and _HASH.match(name) is not None


def goes_through(file: FileContext, call: ast.Call, name: str) -> str:
    """``hashing``, ``copying`` or ``reading`` where a call works on all of a file on disk; "" elsewhere."""
    if name == _DIGEST:
        return "hashing"
    if name == _COPIES:  # of an upload: what else is copied so may be small
        return "copying" if call.args and last_part(call.args[0]) == "file" else ""
    if _HASH.match(name):
        return "hashing" if call.args and _is_of_file(file, call.args[-1]) else ""
    if _UNPACKS.match(name):
        return "reading" if not name.endswith(".open") or _is_read(file, call) else ""
    return "reading" if name in _ROWS and call.args and _is_line(file, call.args[0]) else ""


def _is_of_file(file: FileContext, given: ast.expr, depth: int = 3) -> bool:
    """Whether bytes are those of a file: ``f.read()``, ``path.read_bytes()``, or a block of them in a loop."""
    if isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute):
        if given.func.attr == "read_bytes":
            return True
        return given.func.attr == "read" and _is_handle(file, given.func.value)
    if not isinstance(given, ast.Name) or depth <= 0:
        return False
    for loop in [*file.ancestors(given, ast.For), *file.ancestors(given, ast.While)]:
        if any(_is_of_file(file, read, 0) for read in _reads(file, loop)):
            return True
    made = file.names.single_value(given)
    return made is not None and made is not given and _is_of_file(file, made, depth - 1)


def _reads(file: FileContext, loop: ast.stmt) -> list[ast.Call]:
    parts: list[ast.AST] = [loop.iter] if isinstance(loop, ast.For) else [loop]
    return [call for part in parts for call in ast.walk(part) if isinstance(call, ast.Call)]


def _is_line(file: FileContext, given: ast.expr) -> bool:
    """Whether a text is a line of a file that a loop goes through: ``for line in f``."""
    while isinstance(given, ast.Call) and isinstance(given.func, ast.Attribute):
        given = given.func.value
    if not isinstance(given, ast.Name):
        return False
    loops = [
        *((each.target, each.iter) for each in file.ancestors(given, ast.For)),
        *((part.target, part.iter) for each in parents(given) for part in getattr(each, "generators", ())),
    ]
    return any(_is_named(*_counted(target, over), given.id, file) for target, over in loops)


def _counted(target: ast.expr, over: ast.expr) -> tuple[ast.expr, ast.expr]:
    """What a loop goes through where it counts: ``for i, line in enumerate(f, 1)``."""
    counts = isinstance(over, ast.Call) and last_part(over.func) in ("enumerate", "tqdm") and over.args
    if not isinstance(over, ast.Call) or not counts:
        return target, over
    pair = isinstance(target, ast.Tuple) and len(target.elts) == 2
    return target.elts[1] if isinstance(target, ast.Tuple) and pair else target, over.args[0]


def _is_named(target: ast.expr, over: ast.expr, name: str, file: FileContext) -> bool:
    return isinstance(target, ast.Name) and target.id == name and _is_lines(file, over)


def _is_lines(file: FileContext, over: ast.expr) -> bool:
    """``f``, ``f.readlines()``, ``path.read_text().splitlines()``."""
    if isinstance(over, ast.Call) and isinstance(over.func, ast.Attribute):
        if over.func.attr == "splitlines":
            inner = over.func.value
            return isinstance(inner, ast.Call) and last_part(inner.func) in ("read_text", "read")
        return over.func.attr in ("readlines", "open") and _is_handle(file, over.func.value)
    return _is_handle(file, over)


def _is_handle(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression is a file that was opened to be read."""
    made = file.names.single_value(node) if isinstance(node, ast.Name | ast.Attribute) else node
    if isinstance(made, ast.IfExp):
        return _is_handle(file, made.body) and _is_handle(file, made.orelse)
    if isinstance(made, ast.Call) and isinstance(made.func, ast.Name):
        chosen = file.names.values(made.func)  # ``opened = lambda: gzip.open(path)``
        if chosen and all(isinstance(each, ast.Lambda) and _is_handle(file, each.body) for each in chosen):
            return True
    if not isinstance(made, ast.Call) or (file.call_name(made) not in _OPENS and last_part(made.func) != "open"):
        return False
    if (file.call_name(made) or "").startswith(("aiofiles.", "anyio.", "PIL.", "fsspec.")):
        return False
    mode = file.argument(made, "mode", 1 if file.call_name(made) in _OPENS else 0)
    return mode is None or not isinstance(mode, ast.Constant) or _MODES.match(str(mode.value)) is not None


def _is_read(file: FileContext, call: ast.Call) -> bool:
    """Whether a packed file is opened to be read."""
    mode = file.argument(call, "mode", 1)
    return mode is None or not isinstance(mode, ast.Constant) or _MODES.match(str(mode.value)) is not None


__all__ = ["goes_through", "may_go_through"]
