"""Files of a folder of the program's own whose name a request puts together: ``MODELS / f"{model_id}.pkl"``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import Origin, origins
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Related

from .._paths.cleaned import is_cleaned
from .chosen import follow

_DEPTH: Final = 6
_SEGMENT: Final = r"\{%s\}|\{%s:(?:str|int|uuid|float)\}|<(?:(?:string|int|uuid|float):)?%s>"
"""How a route's path holds a parameter that is one segment: no slash can arrive in it."""
_NUMBERS: Final = regex(r"(?i)\b(int|float|bool|uuid\w*|literal|enum)\b|enum\b|date")
"""Types of what can hold no slash."""
_PATHS: Final = frozenset({"open", "join", "Path", "resolve", "str", "fspath", "absolute", "expanduser"})


def named_part(file: FileContext, source: ast.expr) -> str:
    """The parameter that is a part of the name of what is loaded, under a folder that the program names, where nothing
    makes it clean; "" for none.
    """
    home = file.function_of(source)
    if home is None:
        return ""
    named = sorted(each for each in _parts(file, source, _DEPTH))
    return named[0] if named and not is_cleaned(file, home, source) else ""


def _parts(file: FileContext, node: ast.expr, depth: int) -> set[str]:
    if depth <= 0:
        return set()
    if isinstance(node, ast.Name):
        values = (each.value for each in file.names.lookup(node.id, node) if each.kind in ("assign", "with"))
        return {part for value in values if value is not None for part in _parts(file, value, depth - 1)}
    if isinstance(node, ast.Call):
        if last_part(node.func) not in _PATHS:
            return set()
        if last_part(node.func) == "join":
            return _of_joined(file, node.args)
        inner = node.args[0] if node.args else node.func.value if isinstance(node.func, ast.Attribute) else None
        return _parts(file, inner, depth - 1) if inner is not None else set()
    if isinstance(node, ast.BinOp):
        return _of_joined(file, [node.left, node.right]) | _parts(file, node.left, depth - 1)
    if isinstance(node, ast.JoinedStr):
        return _of_joined(file, [each.value if isinstance(each, ast.FormattedValue) else each for each in node.values])
    return set()


def _of_joined(file: FileContext, parts: list[ast.expr]) -> set[str]:
    """The parameters in what follows a head that nobody outside chooses."""
    if not parts or origins(file, parts[0]):
        return set()
    return {each.detail for part in parts[1:] for each in origins(file, part) if each.kind == "parameter"}


def named_by_request(
    project: ProjectView, code: str, path: str, function: str, parameter: str
) -> tuple[Origin, tuple[Related, ...]] | None:
    """The request that gives a part of a name, and where; None where it comes from elsewhere, holds no slash, or is
    looked up first.
    """
    origin, related = follow(project, path, function, Origin("parameter", parameter))
    if origin is None or origin.kind != "request" or not related:
        return None
    at = related[0]
    inside = [each for each in project.files[at.path].functions if each.line <= at.line <= each.end_line]
    chooser = max(inside, key=lambda each: each.line, default=None)
    if chooser is None or _holds_no_slash(project, (at.path, chooser.qualname), origin.detail):
        return None
    said = f"{chooser.qualname}:{origin.detail.partition('.')[0]}"
    if any(said in each.data.get("looked up", ()) for each in project.files[at.path].candidates_of(code)):
        return None
    return origin, related


def _holds_no_slash(project: ProjectView, route: Node, detail: str) -> bool:
    """Whether a parameter of a route is a segment of its path, or is declared as a number or one of a few."""
    function = project.function(route)
    if function is None:
        return False
    name = detail.partition(".")[0]
    segment = regex(_SEGMENT % (name, name, name))
    if any(segment.search(text) for each in function.decorators for text in each.arguments):
        return True
    return any(each.name == name and _NUMBERS.search(each.annotation) for each in function.parameters)


__all__ = ["named_by_request", "named_part"]
