"""Records of a request whose size is settled by their type: figures, dates, choices and words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import Node, ProjectView

from ...libraries.asking import RUNS
from .._schemas.declared import alternatives, fields_of
from .._schemas.kinds import CHOICES, FIGURES, TEXTS
from .._web.apps import runs_model
from .bounds import CODE
from .lengths import is_text

_LISTS: Final = frozenset({"list", "List", "Sequence", "Iterable"})
_DICTS: Final = frozenset({"dict", "Dict", "Mapping"})
_CLOSED: Final = FIGURES | CHOICES | {"Literal"}


def of_figures(file: FileContext, schema: ast.ClassDef) -> bool:
    """Whether each field of a schema is one figure, date or choice, or a text that its name says to be a word: a
    category, a code. What tells of a text, a picture or a file is none.
    """
    fields = fields_of(schema)
    return bool(fields) and all(_is_closed(file, last_part(field.target), field.annotation) for field in fields)


def _is_closed(file: FileContext, name: str, kind: ast.expr) -> bool:
    """Whether a field holds one value of a settled size."""
    if isinstance(kind, ast.Constant):
        return kind.value is None
    members = [_unwrapped(each) for each in alternatives(_unwrapped(kind))]
    if len(members) > 1:
        return all(_is_closed(file, name, each) for each in members)
    held = members[0]
    held = held.func if isinstance(held, ast.Call) else held.value if isinstance(held, ast.Subscript) else held
    last = last_part(held)
    if last in TEXTS:
        return not is_text(name)
    return last in _CLOSED or _is_choice(file, last)


def _unwrapped(kind: ast.expr) -> ast.expr:
    """``int`` of ``Optional[int]`` and ``Annotated[int, Field(ge=0)]``."""
    if not isinstance(kind, ast.Subscript) or last_part(kind.value) not in ("Optional", "Annotated"):
        return kind
    return _unwrapped(kind.slice.elts[0] if isinstance(kind.slice, ast.Tuple) else kind.slice)


def _is_choice(file: FileContext, name: str) -> bool:
    own = [each for each in file.tree.of(ast.ClassDef) if each.name == name]
    return len(own) == 1 and any(last_part(base) in _CLOSED for base in own[0].bases)


def record_of(file: FileContext, annotation: ast.expr | None) -> str:
    """What a list holds: the name of a schema, ``dict`` for dicts of figures and words, "" for anything else."""
    for each in map(_unwrapped, alternatives(annotation and _unwrapped(annotation))):
        if isinstance(each, ast.Subscript) and last_part(each.value) in _LISTS:
            held = each.slice
            if isinstance(held, ast.Subscript):
                return "dict" if _holds_figures(file, held) else ""
            return (file.qualname(held) or "") if isinstance(held, ast.Name | ast.Attribute) else ""
    return ""


def _holds_figures(file: FileContext, kind: ast.Subscript) -> bool:
    """``dict[str, float | str]``: figures, and words beside them."""
    if last_part(kind.value) not in _DICTS or not isinstance(kind.slice, ast.Tuple):
        return False
    values = list(alternatives(kind.slice.elts[-1]))
    figures = any(last_part(value) in _CLOSED - {"None"} for value in values)
    return figures and all(_is_closed(file, "", value) for value in values)


def is_record(project: ProjectView, name: str, path: str) -> bool:
    """Whether what a list holds is of a settled size: ``dict``, or a schema of the project that is."""
    if name in ("", "dict"):
        return bool(name)
    symbol = project.resolve(f"{name}()", path) or project.resolve(name, path)
    if symbol is None or symbol.cls is None:
        return False
    known = (c.data.get("figures") for c in project.files[symbol.path].candidates_of(CODE))
    return symbol.cls.qualname in known


def calls_for_each(file: FileContext, route: FunctionNode) -> list[int]:
    """The lines of the calls that a route makes for each entry of what it was sent."""
    given = {each.arg for each in (*route.args.posonlyargs, *route.args.args, *route.args.kwonlyargs)}
    return sorted({call.lineno for loop in _loops(file, route, given) for call in file.inside(loop, ast.Call)})


def _loops(file: FileContext, route: FunctionNode, given: set[str]) -> Iterator[ast.For | ast.AsyncFor]:
    loops: list[ast.For | ast.AsyncFor] = [*file.inside(route, ast.For), *file.inside(route, ast.AsyncFor)]
    for loop in loops:
        if any(isinstance(part, ast.Name) and part.id in given for part in ast.walk(loop.iter)):
            yield loop


def asks_for_each(project: ProjectView, route: Node) -> bool:
    """Whether a route asks its model anew for each entry of what it was sent, and not once for all of them."""
    lines = {
        line
        for candidate in project.files[route[0]].candidates_of(CODE)
        if candidate.data.get("function") == route[1]
        for line in candidate.data.get("calls for each", ())
    }
    function = project.function(route)
    if not lines or function is None:
        return False
    if any(call.line in lines and call.target.rpartition(".")[2] in RUNS for call in function.calls):
        return True
    return any(call.line in lines and runs_model(project, target) for target, call in project.edges().get(route, ()))


__all__ = ["asks_for_each", "calls_for_each", "is_record", "of_figures", "record_of"]
