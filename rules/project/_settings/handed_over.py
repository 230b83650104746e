"""State that one request leaves in a dictionary of the process for another one to find: jobs, sessions, uploads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parents

from .dictionaries import empty_ones

_IN_PROCESS: Final = regex(
    r"(?i)(cache|memo|lock|connection|socket|client|subscri|queue|task|event|future|stream|executor|pool|limit|metric|count"
    r"|registry|handler|callback|stat(s|istics)$)"
)
"""What is of use in one process only, and what is made again where it is missing."""


def kept_between(file: FileContext) -> Iterator[tuple[ast.Assign | ast.AnnAssign, dict[str, Any]]]:
    """The module's empty dictionaries that one function fills by a key and another one asks for one."""
    for name, node, is_only in empty_ones(file):
        if not is_only or _IN_PROCESS.search(name):
            continue
        writers: set[str] = set()
        readers: set[str] = set()
        for subscript in file.tree.of(ast.Subscript):
            if isinstance(subscript.value, ast.Name) and subscript.value.id == name:
                if not isinstance(subscript.slice, ast.Constant):
                    fills = isinstance(subscript.ctx, ast.Store) and not _is_made_once(subscript, name)
                    (writers if fills else readers).add(file.qualname_of(subscript))
        for call in file.tree.of(ast.Call):
            function = call.func
            if isinstance(function, ast.Attribute) and function.attr in ("get", "pop") and call.args:
                if isinstance(function.value, ast.Name) and function.value.id == name:
                    readers.add(file.qualname_of(call))
        if writers - {""} and readers - writers:
            yield node, {"name": name, "writers": sorted(writers - {""}), "readers": sorted(readers - writers - {""})}
        elif writers - readers - {""} and readers - {""}:  # those that look also put back what they have changed
            yield node, {"name": name, "writers": sorted(writers - readers - {""}), "readers": sorted(readers - {""})}


def handed_over(candidate: Candidate, project: ProjectView) -> tuple[Node, Node] | None:
    """The route that fills a dictionary and another one that looks into it; None where no two do."""
    path = candidate.finding.location.path if candidate.finding.location is not None else ""
    filled = [route for each in candidate.data["writers"] if (route := _route(project, (path, each)))]
    asked = [route for each in candidate.data["readers"] if (route := _route(project, (path, each)))]
    return next(((w, r) for w in filled for r in asked if w != r), None)


def _route(project: ProjectView, node: Node) -> Node | None:
    trail = project.route("serving", node)
    return trail[0] if trail else None


def _is_made_once(store: ast.Subscript, name: str) -> bool:
    """Whether an entry is made where it is missing: ``if key not in STORE: STORE[key] = ...``."""
    return any(isinstance(each, ast.If) and name in ast.unparse(each.test) for each in parents(store))
