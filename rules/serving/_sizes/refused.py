"""Counts that a function refuses above a limit, whoever asks for them: the bound of a schema may stand behind its
route.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.project import Node, ProjectView

from .bounds import CODE
from .lengths import COUNT_FIELD

_ABOVE: Final = (ast.Gt, ast.GtE)
_BELOW: Final = (ast.Lt, ast.LtE)


def refusing(file: FileContext) -> Iterator[tuple[FunctionNode, list[str]]]:
    """The functions that raise where a count that they are given is above something, and the names of such counts."""
    functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
    for node in functions:
        given = [each.arg for each in (*node.args.args, *node.args.kwonlyargs) if COUNT_FIELD.match(each.arg)]
        if given:
            tests = [
                part.test for part in file.inside(node, ast.If) if any(isinstance(s, ast.Raise) for s in part.body)
            ]
            found = sorted({name for test in tests for name in _above(test) if name in given})
            if found:
                yield node, found


def _above(test: ast.expr) -> Iterator[str]:
    """The names of which a test, or a part of one that is enough, asks whether they are above something."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or):
        for each in test.values:
            yield from _above(each)
    within = test.operand if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) else None
    if isinstance(within, ast.Compare) and len(within.ops) == 2 and isinstance(within.ops[1], _BELOW):
        if isinstance(within.comparators[0], ast.Name):
            yield within.comparators[0].id  # `if not 1 <= count <= most`
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        asked, limit = (test.left, test.comparators[0])
        if isinstance(test.ops[0], _BELOW):
            asked, limit = limit, asked
        elif not isinstance(test.ops[0], _ABOVE):
            return
        if isinstance(asked, ast.Name) and not (isinstance(limit, ast.Constant) and limit.value in (0, 1)):
            yield asked.id


def is_refused_behind(project: ProjectView, route: Node, field: str) -> bool:
    """Whether a route reaches a function that refuses too much of what has the name of a field."""
    known: dict[str, set[Node]] | None = project.shared.get("counts that functions refuse")
    if known is None:
        known = project.shared["counts that functions refuse"] = {}
        for path, facts in project.files.items():
            for candidate in facts.candidates_of(CODE):
                for name in candidate.data.get("refuses", ()):
                    known.setdefault(name, set()).add((path, candidate.data["function"]))
    return field in known and not known[field].isdisjoint(project.reach([route]))


__all__ = ["is_refused_behind", "refusing"]
