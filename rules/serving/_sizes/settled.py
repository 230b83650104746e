"""Counts of a request that a function settles: it clamps them, or cuts with them what it has read already."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import CallFact
from mlaudit.code.file import FileContext
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parent_of

from .._web.marks import told
from .lengths import COUNT_FIELD

_CODE: Final = "MLA704"
_ORIGINS: Final = ("request", "parameter")
_TESTS: Final = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.If, ast.IfExp)


def settling(file: FileContext) -> Iterator[tuple[FunctionNode, dict[str, Any]]]:
    """The functions that clamp a parameter (``max(1, min(maximum, int(value)))``), or do no more with a count than cut
    rows that they have (``rows[:limit]``), with these parameters.
    """
    found: dict[FunctionNode, dict[str, Any]] = {}
    clamps = file.calls.get(("builtins.min", "min"), ()) if file.holds(b"min(") else ()
    for call in clamps:
        home = file.function_of(call)
        names = [part.id for part in ast.walk(call) if isinstance(part, ast.Name)]
        held = [name for name in names if home is not None and _is_parameter(home, name)]
        if home is not None and held and len(call.args) > 1:
            found.setdefault(home, {}).setdefault("clamps", []).extend(held)
    for cut in file.tree.of(ast.Subscript) if file.holds(b"[:") else ():
        upper = cut.slice.upper if isinstance(cut.slice, ast.Slice) else None
        home = file.function_of(cut) if isinstance(upper, ast.Name) and COUNT_FIELD.match(upper.id) else None
        if home is not None and isinstance(upper, ast.Name) and cuts_alone(file, home, upper.id):
            found.setdefault(home, {}).setdefault("cuts rows", []).append(upper.id)
    yield from found.items()


def _is_parameter(function: FunctionNode, name: str) -> bool:
    return any(
        each.arg == name for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    )


def cuts_alone(file: FileContext, function: FunctionNode, name: str) -> bool:
    """Whether all that a function does with a parameter is to look at it and to cut with it what it has read."""
    uses = [use for use in file.inside(function, ast.Name) if use.id == name]
    cuts = [isinstance(parent_of(use), ast.Slice) for use in uses]
    return (
        _is_parameter(function, name)
        and any(cuts)
        and all(cut or isinstance(parent_of(use), _TESTS) for use, cut in zip(uses, cuts, strict=True))
    )


def is_settled(project: ProjectView, node: Node, name: str) -> bool:
    """Whether what a route hands its count to clamps it, or only cuts with it."""
    function = project.function(node)
    handed = [call for call in function.calls if name in _given(call)] if function is not None else []
    if not handed:
        return False
    clamping, cutting = told(project, _CODE, "clamps"), told(project, _CODE, "cuts rows")
    edges = project.edges().get(node, ())
    cut = []
    for call in handed:
        taken = [
            (target, _taken(project, target, key))
            for target, made in edges
            if made is call
            for key in _keys(call, name)
        ]
        if any(parameter in clamping.get(target, ()) for target, parameter in taken):
            return True
        cut.append(any(parameter in cutting.get(target, ()) for target, parameter in taken))
    return all(cut)


def _given(call: CallFact) -> list[str]:
    """The parameters that a call is handed as they come."""
    origins = (call.arguments or {}).values()
    return [detail for kind, _, detail in (origin.partition(":") for origin in origins) if kind in _ORIGINS]


def _keys(call: CallFact, name: str) -> list[str]:
    arguments = (call.arguments or {}).items()
    return [key for key, origin in arguments if origin.partition(":")[2] == name]


def _taken(project: ProjectView, target: Node, key: str) -> str:
    """The name of the parameter that a function takes an argument by."""
    known = project.function(target)
    if not key.isdecimal() or known is None:
        return key
    names = [each.name for each in known.parameters]
    names = names[1:] if names[:1] in (["self"], ["cls"]) else names
    return names[int(key)] if int(key) < len(names) else ""
