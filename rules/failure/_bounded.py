"""Bounds that a framework holds numbers to before a route runs: ``page: int = Query(1, ge=1)``, fields of a schema."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import Caller, ProjectView

BOUNDED: Final = "bounded"
"""The parameters and fields of a file that are held to bounds, each with the sides."""
TRIGGERS: Final = tuple(b"%s%s=" % (before, word) for before in (b" ", b"(") for word in (b"ge", b"gt", b"le", b"lt"))
_SIDES: Final = {"ge": "low", "gt": "low", "le": "high", "lt": "high"}
_ABOVE: Final = (ast.Gt, ast.GtE)
_BELOW: Final = (ast.Lt, ast.LtE)
_MADE: Final = ("Depends(", "fastapi.Depends(", "Security(", "fastapi.Security(")
"""Parameters of a route that the service fills itself."""


def bounds(test: ast.expr) -> dict[str, list[str]]:
    """The names that a test holds to constant bounds, each with the sides; nothing where it asks anything else."""
    if not isinstance(test, ast.Compare):
        return {}
    found: dict[str, set[str]] = {}
    sides = [test.left, *test.comparators]
    for left, does, right in zip(sides, test.ops, sides[1:], strict=False):
        name, bound = (left, right) if isinstance(left, ast.Name) else (right, left)
        if not isinstance(name, ast.Name) or not isinstance(bound, ast.Constant):
            return {}
        if not isinstance(does, (*_ABOVE, *_BELOW)):
            return {}
        found.setdefault(name.id, set()).add("low" if isinstance(does, _ABOVE) is (name is left) else "high")
    return {name: sorted(each) for name, each in found.items()}


def bounded(file: FileContext) -> dict[str, list[str]]:
    """The parameters and fields of a file that a call in their annotation or default holds to bounds."""
    return {name: sorted(sides) for name, parts in _held(file) if (sides := _sides(parts))} if _may(file) else {}


def is_bounded(candidate: Candidate, project: ProjectView) -> bool:
    """Whether all who call the function of an assert answer a request, and hand it what was held to its bounds before,
    or what does not come from who asks.
    """
    where, wanted = candidate.finding.location, candidate.data.get("bounds")
    function = project.function((where.path, candidate.function)) if where is not None and wanted else None
    if where is None or function is None or not wanted:
        return False
    names = [parameter.name for parameter in function.parameters if parameter.name not in ("self", "cls")]
    calls = [each for each in project.callers((where.path, candidate.function)) if not is_test_path(each.path)]
    roots = {(entry.path, entry.function) for entry in project.entry_points if entry.kind == "serving"}
    return bool(calls) and all(
        (caller.path, caller.qualname) in roots
        and not caller.call.reference
        and all(
            name in names and _is_held(caller, name, str(names.index(name)), sides, project)
            for name, sides in wanted.items()
        )
        for caller in calls
    )


def _is_held(caller: Caller, name: str, at: str, sides: list[str], project: ProjectView) -> bool:
    given = caller.call.arguments or {}
    origin = given.get(name) or given.get(at)
    if origin is None:
        function = project.function((caller.path, caller.qualname))
        return function is not None and all(each.default.startswith(_MADE) for each in function.parameters)
    last = origin.rpartition(":")[2].rpartition(".")[2]
    known = (
        candidate.data[BOUNDED]
        for path in (caller.path, *project.imported(caller.path))
        for candidate in project.files[path].candidates_of("MLA108")
        if BOUNDED in candidate.data
    )
    return any(set(sides) <= set(each.get(last, ())) for each in known)


def _may(file: FileContext) -> bool:
    return any(map(file.holds, TRIGGERS))


def _held(file: FileContext) -> Iterator[tuple[str, list[ast.expr]]]:
    """Parameters and fields by name, with their annotation and default."""
    for schema in file.tree.of(ast.ClassDef):
        for field in schema.body:
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                yield field.target.id, [part for part in (field.annotation, field.value) if part is not None]
    functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
    for function in functions:
        arguments = function.args
        placed = [*arguments.posonlyargs, *arguments.args]
        defaults = [None] * (len(placed) - len(arguments.defaults)) + [*arguments.defaults, *arguments.kw_defaults]
        for argument, default in zip([*placed, *arguments.kwonlyargs], defaults, strict=True):
            yield argument.arg, [part for part in (argument.annotation, default) if part is not None]


def _sides(parts: list[ast.expr]) -> set[str]:
    calls = (each for part in parts for each in ast.walk(part) if isinstance(each, ast.Call))
    return {_SIDES[keyword.arg] for call in calls for keyword in call.keywords if keyword.arg in _SIDES}
