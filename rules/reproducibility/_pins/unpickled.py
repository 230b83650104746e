"""What is unpickled as it comes: a file that is fetched by a name, whose owner's next upload runs code here."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext

from ...security._loads.loaders import LOADERS, of_framework

_TORCH: Final = "torch.load"
_DEPTH: Final = 5


def unpickled(file: FileContext) -> set[ast.Call]:
    """The calls of a file whose outcome is given to a loader that runs what stands in it."""
    found = file.shared.get("fetched and unpickled")
    if not isinstance(found, set):
        loads = file.calls_where(lambda name, _last: name in LOADERS or name == _TORCH or of_framework(name))
        found = {call for load in loads if not _is_safe(file, load) for call in _given(file, load)}
        file.shared["fetched and unpickled"] = found
    return found


def _is_safe(file: FileContext, load: ast.Call) -> bool:
    return file.call_name(load) == _TORCH and file.constant(file.argument(load, "weights_only")) is True


def _given(file: FileContext, load: ast.Call) -> set[ast.Call]:
    """The calls that make what a loader is given, through names, paths and opened files."""
    found: set[ast.Call] = set()
    seen: set[ast.expr] = set()
    queue = [(each, 0) for each in (*load.args, *(keyword.value for keyword in load.keywords))]
    while queue:
        node, depth = queue.pop()
        if node in seen:
            continue
        seen.add(node)
        for part in ast.walk(node):
            if isinstance(part, ast.Call):
                found.add(part)
            elif isinstance(part, ast.Name | ast.Attribute) and depth < _DEPTH:
                queue.extend((value, depth + 1) for value in file.names.values(part) if value is not part)
    return found


__all__ = ["unpickled"]
