"""Training that is stopped on test rows by callbacks which another file makes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding

from .._rows.elsewhere import is_of_project
from .callbacks import callbacks, made_of
from .program import GIVES, TAKES
from .stopping import scored_after, stops, stops_early, watching
from .tested import returned

_CALLBACKS = (b"EarlyStopping", b"early_stopping", b"save_best_only")


class Taken(NamedTuple):
    """A fit that watches test rows with callbacks of another file, the rows, where they are scored afterwards, and what
    refining needs of it.
    """

    fit: ast.Call
    rows: str
    scored: ast.expr
    data: dict[str, Any]


def gives_stoppers(file: FileContext) -> Iterator[tuple[ast.AST, dict[str, Any]]]:
    """The functions that give back callbacks of which one stops, or keeps the best epoch, by rows held out."""
    for function in file.tree.of(ast.FunctionDef) if file.holds(*_CALLBACKS) else ():
        made = (each for value in returned(file, function, -1) for each in made_of(file, value))
        if any(stops(file, each) for each in made):
            yield function, {"marker": GIVES, "function": file.tree.scope_at(function).qualname}


def takes_stoppers(file: FileContext) -> Iterator[Taken]:
    """The fits that watch test rows which are scored afterwards, with callbacks that another file's functions make."""
    for fit, _, tests, is_test in watching(file) if file.holds(b"callbacks") else ():
        if not is_test or stops_early(file, fit):
            continue
        named = (file.call_name(each) for each in callbacks(file, fit))
        makers = [name for name in named if name and is_of_project(name)]
        scored = scored_after(file, fit, tests) if makers else None
        if scored is not None:
            yield Taken(fit, min(tests), scored, {"marker": TAKES, "makers": makers})


def agreed(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """The finding where a function that makes the callbacks gives one that stops."""
    if finding.location is None:
        return None
    for name in candidate.data["makers"]:
        symbol = project.resolve(name, finding.location.path)
        said = project.files[symbol.path].candidates_of(finding.code) if symbol is not None else ()
        if symbol is not None and any(
            each.data.get("marker") == GIVES and each.data["function"] == symbol.qualname for each in said
        ):
            return finding
    return None


__all__ = ["Taken", "agreed", "gives_stoppers", "takes_stoppers"]
