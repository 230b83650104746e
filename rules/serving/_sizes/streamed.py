"""Uploads that go to disk in pieces: no request holds one in memory, and what is left to fill is the disk."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from .._web.guarded import is_guarded
from .uploads import whole_read

COPIES: Final = "copyfileobj"
_HOLDS: Final = regex(r"(^|\.)(read|read_bytes|readlines|getvalue|BytesIO)(\(\))?$")
"""What takes a file into memory."""


def streamed(file: FileContext, node: FunctionNode) -> str:
    """The call of a function that copies what was uploaded to a file in pieces, ``shutil.copyfileobj(photo.file,
    target)``, ``photo.save(path)`` or ``await photo.read(size)`` in a loop, or that may do so with what it is handed
    (``store.save(photo.file)``), by its name.
    """
    call = whole_read(file, node)
    if call is None:
        return ""
    if is_copied(call) or (last_part(call.func) == "save" and not _hands_file(call)):
        return COPIES
    return (file.call_name(call) or "") if _hands_file(call) else ""


def is_copied(call: ast.Call) -> bool:
    """Whether a call that takes an upload moves it in pieces."""
    return last_part(call.func) == COPIES or (last_part(call.func) == "read" and bool(call.args))


def _hands_file(call: ast.Call) -> bool:
    return any(isinstance(each, ast.Attribute) and each.attr == "file" for each in call.args)


def is_stored_for_known(project: ProjectView, name: str, node: Node) -> bool:
    """Whether what a function is sent goes to disk in pieces, nothing there holds all of it, and each route that leads
    to it asks who calls.
    """
    if not name or _holds(project, node) or not (name == COPIES or _copies(project, name, node[0])):
        return False
    routes = _routes(project, node)
    return bool(routes) and all(is_guarded(project, route) for route in routes)


def _routes(project: ProjectView, node: Node) -> list[Node]:
    """The function itself where it answers, the routes that call it, or else the first that leads there."""
    served = {(entry.path, entry.function) for entry in project.entry_points if entry.kind == "serving"}
    near = [node, *((caller.path, caller.qualname) for caller in project.callers(node))]
    return [each for each in near if each in served] or project.route("serving", node)[:1]


def _copies(project: ProjectView, name: str, path: str) -> bool:
    """Whether a function of the project, or one that stands for a declared one, copies what it is handed in pieces, and
    none of them holds it.
    """
    symbol = project.resolve(name, path)
    if symbol is None or symbol.function is None:
        return False
    nodes = [*project.implementations(symbol), (symbol.path, symbol.qualname)]
    return any(_calls(project, each, COPIES) for each in nodes) and not any(_holds(project, each) for each in nodes)


def _calls(project: ProjectView, node: Node, last: str) -> bool:
    function = project.function(node)
    return function is not None and any(call.target.rpartition(".")[2] == last for call in function.calls)


def _holds(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    return function is not None and any(_HOLDS.search(call.target) for call in function.calls)


__all__ = ["COPIES", "is_copied", "is_stored_for_known", "streamed"]
