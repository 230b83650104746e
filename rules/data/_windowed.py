"""Windows of the label that end with the row's own value, and differences to it, computed in one file and learnt from
in another.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Related

from ._rows.files import is_near
from ._rows.flow import Reader

_WINDOWS: Final = frozenset({"rolling", "expanding", "ewm", "diff", "pct_change"})
_SOME: Final = 60
"""Columns of a choice of features beyond which it is no list that someone wrote."""


def windowed(file: FileContext, reader: Reader) -> Iterator[tuple[ast.AST, dict[str, Any]]]:
    """The columns that hold a window of another one, or a difference to it, with no shift before it."""
    if not file.holds(b".rolling(", b".expanding(", b".ewm(", b".diff(", b".pct_change("):
        return
    seen: set[ast.AST] = set()
    for column, entries in reader.derived.items():
        for derived in entries:
            statement = file.statement_of(derived.node)
            if derived.is_shifted or statement is None or derived.node in seen:
                continue
            seen.add(derived.node)  # a function that is called again is read again
            if any(each.attr in _WINDOWS for each in file.inside(statement, ast.Attribute)):
                yield derived.node, {"window": column, "of": sorted(derived.sources)}


def listed(reader: Reader) -> Iterator[tuple[ast.AST, dict[str, Any]]]:
    """The lists of features that are used with a label of the same rows."""
    seen: set[ast.AST] = set()
    for pair in reader.pairs:
        included = pair.features.included
        if not included or len(included) > _SOME or pair.features.node in seen:
            continue
        if len(pair.label.columns) == 1 and not pair.label.is_shifted and pair.label.origins & pair.rows.origins:
            seen.add(pair.features.node)
            yield pair.features.node, {"listed": sorted(included), "label": next(iter(pair.label.columns))}


def learnt_from(finding: Finding, data: dict[str, Any], code: str, project: ProjectView) -> tuple[str, Related] | None:
    """The label that a window holds, and where another file of the program lists it among the features beside it."""
    where = finding.location
    for path, facts in project.files.items() if where is not None else ():
        if where is None or path == where.path or not is_near(path, where.path):
            continue
        for other in facts.candidates_of(code):
            used, at = other.data, other.finding.location
            if "listed" in used and used["label"] in data["of"] and data["window"] in used["listed"] and at is not None:
                return used["label"], Related(at.path, at.line, "it is among the features here", at.cell)
    return None


__all__ = ["learnt_from", "listed", "windowed"]
