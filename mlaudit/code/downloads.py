"""Which paths of a function hold what it has downloaded there."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part

Judge = Callable[[FileContext, ast.expr], str]
"""The kind of origin of what is written to a file, as "kind:detail"; "" for none from outside."""

_TARGETS: Final[dict[str, tuple[str, int, tuple[str, ...]]]] = {
    "download_file": ("bucket", -1, ("Filename",)),
    "download_fileobj": ("bucket", -1, ("Fileobj",)),
    "download_to_filename": ("bucket", 0, ("filename",)),
    "download_to_file": ("bucket", 0, ("file_obj",)),
    "download_blob_to_file": ("bucket", 1, ("file_obj",)),
    "fget_object": ("bucket", 2, ("file_path",)),
    "urlretrieve": ("download", 1, ("filename",)),
    "download_url_to_file": ("download", 1, ("dst",)),
}
"""Calls that download to a file: from where, and which argument names the file."""
_WRITES: Final = frozenset({"write", "write_bytes", "copyfileobj"})


def downloaded_to(file: FileContext, node: ast.expr, judge: Judge) -> str:
    """From where (``bucket:models/churn.pkl``) the file came whose path, or whose open file, `node` is; "" where its
    function downloads nothing there. Of several files at one path, it is the last that was put there above.
    """
    calls: dict[FunctionNode | None, list[ast.Call]] | None = file.shared.get("downloads")
    if calls is None:
        calls = file.shared["downloads"] = {}
        for call in file.calls_where(lambda _, last: last in _TARGETS or last in _WRITES):
            calls.setdefault(file.function_of(call), []).append(call)
    if not calls:
        return ""
    home = file.function_of(node)
    key = _root(node) if home in calls else ""
    if not key:
        return ""
    known: dict[FunctionNode | None, list[tuple[str, str, int]]] = file.shared.setdefault("downloaded to", {})
    if home not in known:
        known[home] = []  # what is written may be asked for itself
        known[home] = list(_targets(file, calls[home], judge))
    found = [(line, origin) for root, origin, line in known[home] if root == key]
    above = [each for each in found if each[0] <= node.lineno]
    return max(above or found, key=lambda each: each[0], default=(0, ""))[1]


def _targets(file: FileContext, calls: list[ast.Call], judge: Judge) -> Iterator[tuple[str, str, int]]:
    for call in calls:
        last = last_part(call.func)
        if last in _WRITES:
            into = _written(file, call, last)
            given = call.args[0] if call.args else None
            origin = judge(file, given) if into is not None and given is not None else ""
        else:
            kind, position, names = _TARGETS[last]
            into = next((file.argument(call, name) for name in names if file.argument(call, name) is not None), None)
            if into is None and len(call.args) > max(position, 0):
                into = call.args[position]
            key = next((v for each in call.args[:-1] if "/" in (v := _address(file, each))), "")
            origin = f"{kind}:{key}"
        root = _root(into) if into is not None else ""
        if root and origin:
            yield root, origin, call.lineno


def _address(file: FileContext, node: ast.expr) -> str:
    """The constant that an argument is; what all have in common where a name is given one of several."""
    known = file.constant(node)
    if isinstance(known, str):
        return known
    values = [binding.value for binding in file.names.lookup(node.id, node)] if isinstance(node, ast.Name) else []
    texts = [v for each in values if each is not None and isinstance(v := file.constant(each), str)]
    if not texts or len(texts) < len(values):
        return ""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(min(texts), max(texts), strict=False))
    return "".join(letter for letter, _ in alike)


def _written(file: FileContext, call: ast.Call, last: str) -> ast.expr | None:
    """The path of the file that a call writes to."""
    if last == "copyfileobj":
        target = call.args[1] if len(call.args) > 1 else None
    else:
        target = call.func.value if isinstance(call.func, ast.Attribute) else None
    if last == "write_bytes" or not isinstance(target, ast.Name):
        return target
    opened = file.names.single_value(target)
    is_open = isinstance(opened, ast.Call) and last_part(opened.func) == "open"
    if not is_open or not isinstance(opened, ast.Call):
        return target
    return opened.args[0] if isinstance(opened.func, ast.Name) and opened.args else _receiver(opened)


def _receiver(call: ast.Call) -> ast.expr | None:
    return call.func.value if isinstance(call.func, ast.Attribute) else None


def _root(node: ast.expr) -> str:
    """What a path begins with, as a key: a name, an attribute, or a whole constant."""
    if isinstance(node, ast.Constant):
        return repr(node.value) if isinstance(node.value, str) else ""
    if isinstance(node, ast.BinOp):
        return _root(node.left)
    if isinstance(node, ast.Attribute):
        return _root(node.value) if node.attr == "name" else ast.unparse(node)
    if isinstance(node, ast.Call):
        is_path = last_part(node.func) in ("join", "Path", "str", "fspath", "open", "BytesIO")
        return _root(node.args[0]) if is_path and node.args else ""
    return node.id if isinstance(node, ast.Name) else ""
