"""Columns that one file computes of others, for another file whose features are all columns but the label."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.facts import Candidate
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related

from ._rows.files import holders
from ._rows.flow import Reader
from ._rows.later import contains
from ._rows.values import Value

_MOST: Final = 60
"""Columns of one table that are kept."""
_KEY: Final = "reckoned columns"


def reckoned(reader: Reader, function: str, given: Value) -> Iterator[tuple[ast.AST, dict[str, Any]]]:
    """The columns of what is handed on that are a sum, product or ratio of others."""
    if given.items:
        return
    nodes = {event.node for event in given.events if event.kind == "column"}
    every = (each for entries in reader.derived.values() for each in entries)
    made = [each for each in every if each.node in nodes and not each.is_shifted and _is_arithmetic(reader, each.node)]
    kept = [each for each in made if given.features is None or contains(given.features, each.column)]
    for each in kept[:_MOST]:
        yield each.node, {"function": function, "reckoned": each.column, "of": sorted(each.sources)}


def _is_arithmetic(reader: Reader, node: ast.AST) -> bool:
    statement = reader.file.statement_of(node)
    value = statement.value if isinstance(statement, ast.Assign | ast.AugAssign) else None
    return isinstance(value, ast.BinOp)


def told_by(data: dict[str, Any], finding: Finding, project: ProjectView) -> tuple[str, str, Related] | None:
    """The column that stays among the features of a choice and is computed from its label, the label, and where."""
    made = _made(project, finding.code)
    for target in data["targets"] if finding.location is not None else ():
        for holder in holders(target, finding.location.path, project, made):  # type: ignore[union-attr]
            for maker in made.get(holder, ()):
                label = next((each for each in data["taken"] if each in maker.data["of"]), None)
                at = maker.finding.location
                if label is not None and at is not None and maker.data["reckoned"] not in data["excluded"]:
                    return maker.data["reckoned"], label, Related(at.path, at.line, "it is computed here", at.cell)
    return None


def _made(project: ProjectView, code: str) -> dict[tuple[str, str], list[Candidate]]:
    """The columns that are reckoned in a project, by file and function, or by the table that they are written to."""
    kept = project.shared.get(_KEY)
    if not isinstance(kept, dict):
        kept = project.shared[_KEY] = {}
        for path, facts in project.files.items():
            for each in facts.candidates_of(code):
                if "reckoned" in each.data:
                    kept.setdefault((path, each.data["function"]), []).append(each)
    return kept


__all__ = ["reckoned", "told_by"]
