"""By which ends of addresses services are asked over HTTP, by one another and by tests: ``/extract-text``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled

from .far_models import CLIENTS

_END: Final = regex(r"/([\w-]+)/?['\"]?$")
_DEPTH: Final = 3


def ends_asked(file: FileContext) -> list[str]:
    """The ends of the addresses to which a file posts."""
    found: dict[str, None] = {}
    for call in called(file, "post") if file.holds(b".post(") else ():
        address = file.argument(call, "url", 0)
        name = file.call_name(call) or spelled(call.func)
        if address is not None and CLIENTS.search(name) and "testclient" not in name.lower():
            found |= dict.fromkeys(_ends(file, address))
    return list(found)


def _ends(file: FileContext, node: ast.expr, depth: int = _DEPTH) -> list[str]:
    """The last parts of what an address may be, as far as they are written out."""
    value = file.constant(node)
    if isinstance(value, str):
        return [end] if (end := end_of(value)) else []
    if isinstance(node, ast.JoinedStr) and node.values:
        return _ends(file, node.values[-1], depth)
    if isinstance(node, ast.BinOp):
        return _ends(file, node.right, depth)
    if isinstance(node, ast.Name) and depth > 0:
        made = [b.value for b in file.names.lookup(node.id, node) if b.kind == "assign" and b.value is not None]
        return [end for each in made if each is not node for end in _ends(file, each, depth - 1)]
    return []


def end_of(path: str) -> str:
    """The last part of a path or an address; "" where it has none or that is put in later."""
    found = _END.search(path)
    return found[1] if found is not None else ""


def ends_of(project: ProjectView, routes: list[Node]) -> set[str]:
    """The ends of the paths of routes, as their decorators write them."""
    functions = [function for function in map(project.function, routes) if function is not None]
    every = (text for each in functions for mark in each.decorators for text in mark.arguments[:1] if "." in mark.name)
    return {end for text in every if (end := end_of(text.partition("=")[2] if text.startswith("path=") else text))}


__all__ = ["end_of", "ends_asked", "ends_of"]
