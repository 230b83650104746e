"""Draws that come after the training, for a picture or an explanation: no model hangs on them."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import Any

from mlaudit.code.project import Node, ProjectView
from mlaudit.code.tree import parents


def begins(node: ast.AST) -> int:
    """The line of the outermost loop of a function around a node, or else its own: a round may draw for the next."""
    line = getattr(node, "lineno", 0)
    for parent in parents(node):
        if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            break
        if isinstance(parent, ast.For | ast.AsyncFor | ast.While):
            line = parent.lineno
    return line


def is_late(project: ProjectView, node: Node, line: int, note: dict[str, Any], trains: Iterable[Node]) -> bool:
    """Whether a function draws below all that trains in it, itself or by what it calls; `line` is 0 in a notebook."""
    ends, calls = set(trains), project.edges().get(node, ())
    last = max((call.line for target, call in calls if not ends.isdisjoint(project.reach([target]))), default=0)
    return 0 < max(last, int(note["trained"])) < line
