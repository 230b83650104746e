"""Lists that a route takes: of anything at all, or of numbers whose number nothing says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.findings import Severity

from .declared import alternatives, default_of, plain
from .loose import is_list_of_anything
from .shapes import is_array

_CODE: Final = "MLA707"
_LISTS: Final = frozenset({"list", "List", "Sequence"})
_LIBRARIES: Final = ("typing.", "pydantic.", "datetime.", "enum.", "builtins.", "fastapi.", "starlette.")
_TOLD: Final = regex(
    r"(?i)message|history|context|metadata|document|filter|tool|source|result|chunk|option|setting|step|tag|text|sentence"
    r"|prompt|quer|question|word|url|link|file|image|photo|name|path|(^|_)ids?(_|$)|token|label|class|tables?$|columns?$"
)
"""Lists of what a model is told or of what is chosen, and no rows or features."""


class Listed(NamedTuple):
    """A parameter, what is said of it, and how loud."""

    argument: ast.arg
    message: str
    severity: Severity


def open_list(node: FunctionNode) -> Listed | None:
    """``features: list``, ``rows: list[dict]`` and ``features: list[float]``: the first of a route's parameters."""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        default = default_of(node, argument)
        if _TOLD.search(argument.arg) or (isinstance(default, ast.Call) and "Depends" in ast.unparse(default)):
            continue
        for each in alternatives(argument.annotation):
            written = plain(each)
            if is_list_of_anything(written):
                said = f"`{argument.arg}: {written}` lets anything through to the model, in any number and order"
                return Listed(argument, said, Severity.WARNING)
            if is_array(written) and (default is None or "items" not in ast.unparse(default)):
                said = f"`{argument.arg}: {written}` is taken by its places, and nothing says how many there are"
                return Listed(argument, said, Severity.INFO)
    return None


def taken_in_lists(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.arg, str]]:
    """The parameters of a route that hold several of a schema: ``rides: List[Ride]``, with the schema's name."""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        for each in alternatives(argument.annotation):
            if isinstance(each, ast.Subscript) and last_part(each.value) in _LISTS:
                name = file.names.annotation(each.slice) or ""
                if name.endswith("()") and not name.startswith(_LIBRARIES):
                    yield argument, name.removesuffix("()")


def list_takers(project: ProjectView) -> dict[Node, list[tuple[str, str, int]]]:
    """Which routes take lists of which schemas of the project."""
    known: dict[Node, list[tuple[str, str, int]]] | None = project.shared.get("takers of lists")
    if known is None:
        known = project.shared["takers of lists"] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(_CODE):
                symbol = project.resolve(candidate.data["lists"], path) if "lists" in candidate.data else None
                where = candidate.finding.location
                if symbol is not None and symbol.cls is not None and where is not None:
                    taker = (path, candidate.data["function"], where.line)
                    known.setdefault((symbol.path, symbol.cls.qualname), []).append(taker)
    return known


__all__ = ["Listed", "list_takers", "open_list", "taken_in_lists"]
