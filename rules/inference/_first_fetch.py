"""What is fetched only as long as a file is not there, and saved as that file: the first request is the last."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.spelling import spelled

from ._blocks import calls_of

_ASKS: Final = frozenset({"exists", "isfile", "is_file"})
_SAVES: Final = frozenset(
    {"dump", "save", "save_model", "save_pretrained", "write_bytes", "copy", "copyfile", "move", "replace", "rename"}
    | {"download_file", "urlretrieve", "download_to_filename", "fget_object"}
)
_ASKING: Final = (b"exists(", b"isfile(", b"is_file(")


def fetched_first(file: FileContext) -> Iterator[ast.Call]:
    """The calls in the ``else`` of ``if os.path.exists(PATH)`` where that ends with a file at this path."""
    for branch in file.tree.of(ast.If) if file.holds(*_ASKING) else ():
        path = _asked(branch.test) if branch.orelse else ""
        if not path:
            continue
        calls = calls_of(file, branch.orelse, (), branch)
        if any(last_part(call.func) in _SAVES and path in _places(call) for call in calls):
            yield from calls


def _asked(test: ast.expr) -> str:
    """The path that a test asks for: ``os.path.exists(PATH)``, ``PATH.exists()``."""
    if not isinstance(test, ast.Call) or last_part(test.func) not in _ASKS:
        return ""
    if test.args:
        return spelled(test.args[0])
    return spelled(test.func.value) if isinstance(test.func, ast.Attribute) else ""


def _places(call: ast.Call) -> set[str]:
    """What a call may write to: what it is given, or what it is asked of."""
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    owner = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    inner = [each.args[0] for each in given if isinstance(each, ast.Call) and each.args]  # `str(PATH)`
    return {spelled(each) for each in (*given, *owner, *inner)}


__all__ = ["fetched_first"]
