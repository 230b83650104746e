"""Rows that are resampled here and cut into folds by a function of another file: a search, or a cross-validation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called, calls_one
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.handed import placed, taken_by_place
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Location

from ._rows.tables import CROSS_VALIDATION, RESAMPLERS, SEARCHES

_ROUNDS: Final = 3


def cuts_folds(file: FileContext) -> Iterator[tuple[ast.Call, dict[str, Any]]]:
    """The searches and cross-validations of rows that are a parameter of their function, or a part of one."""
    for call, rows in folded(file):
        home = file.function_of(call)
        if home is None:
            continue
        arguments = taken_by_place(home)
        known = _made_of(file, home, rows)
        places = {name: arguments.index(name) for name in arguments if name in known}
        if places:
            yield call, {"folds of": file.tree.scope_at(home).qualname, "places": places}


def folded(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """Each call that cuts rows into folds, and the name of these."""
    for call in called(file, *CROSS_VALIDATION):
        given = file.argument(call, "X", 1)
        if isinstance(given, ast.Name):
            yield call, given.id
    for call in called(file, "fit"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        values = [each.value for each in file.names.lookup(owner.id, owner)] if isinstance(owner, ast.Name) else [owner]
        if any(isinstance(each, ast.Call) and last_part(each.func) in SEARCHES for each in values):
            given = file.argument(call, "X", 0)
            if isinstance(given, ast.Name):
                yield call, given.id


def _made_of(file: FileContext, home: FunctionNode, name: str) -> set[str]:
    """The names that rows are taken of: ``X_train`` of ``sample = X_train[chosen]``."""
    known = {name}
    for _ in range(_ROUNDS):
        for assigned in assignments(file, home):
            if any(isinstance(target, ast.Name) and target.id in known for target in assigned.targets):
                value = assigned.value
                while isinstance(value, ast.Subscript | ast.Attribute):
                    value = value.value
                if isinstance(value, ast.Name):
                    known.add(value.id)
    return known


def handed_resampled(file: FileContext) -> Iterator[tuple[ast.Call, dict[str, Any]]]:
    """The resamplings whose rows are handed to a function that another file may define."""
    for resampled in called(file, "fit_resample", "fit_sample"):
        home, statement = file.function_of(resampled), file.statement_of(resampled)
        if home is None or not isinstance(statement, ast.Assign) or not _repeats(file):
            continue
        target = statement.targets[0]
        rows = target.elts[0] if isinstance(target, ast.Tuple) and target.elts else target
        if not isinstance(rows, ast.Name):
            continue
        for call in file.inside(home, ast.Call):
            name = file.call_name(call) or ""
            if call.lineno <= resampled.lineno or "." not in name or name.startswith("builtins."):
                continue
            given = [place for place, each in placed(call) if isinstance(each, ast.Name) and each.id == rows.id]
            if given:
                yield resampled, {"called": name, "given": given}


def _repeats(file: FileContext) -> bool:
    """Whether what resamples makes or repeats rows, as far as the file tells by what it calls."""
    return calls_one(file, RESAMPLERS)


def folds_at(candidate: Candidate, finding: Finding, project: ProjectView) -> Location | None:
    """Where the function that is handed resampled rows cuts them into folds."""
    path = finding.location.path if finding.location is not None else ""
    symbol = project.resolve(candidate.data["called"], path)
    if symbol is None or symbol.function is None:
        return None
    for other in project.files[symbol.path].candidates_of(finding.code):
        if other.data.get("folds of") == symbol.qualname:
            for name, place in other.data["places"].items():
                if name in candidate.data["given"] or str(place) in candidate.data["given"]:
                    return other.finding.location
    return None


__all__ = ["cuts_folds", "folded", "folds_at", "handed_resampled"]
