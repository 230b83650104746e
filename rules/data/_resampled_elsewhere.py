"""Rows that are cut into folds here, and that a function of another file gave after it had resampled them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from mlaudit.code.called import calls_one
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding, Location

from ._resampled_folds import folded
from ._rows.flow import rows
from ._rows.values import Value, in_order

_SURE: Final = 0.75
"""Beyond it rows are repeated or made up, and not only left out."""


class Resampled(NamedTuple):
    """What has resampled rows, and where."""

    what: str
    at: Location


def gives_resampled(file: FileContext) -> Iterator[tuple[ast.AST, dict[str, Any]]]:
    """The resamplings whose rows a function gives back, with their place among what it gives; -1 for all of it."""
    if not calls_one(file, ("fit_resample", "fit_sample")):
        return
    for function, given in rows(file).gives.items():
        for place, value in enumerate(given.items) if given.items else ((-1, given),):
            for node, what in _resampled(value):
                yield node, {"gives resampled": function, "place": place, "what": what}


def _resampled(value: Value) -> Iterator[tuple[ast.AST, str]]:
    events = (event for event in in_order(value.events) if event.kind == "resample" and event.weight > _SURE)
    for event in events:
        yield event.node, event.what


def cuts_given(file: FileContext) -> Iterator[tuple[ast.Call, dict[str, Any]]]:
    """The searches and cross-validations of rows that a call gave: ``X_train, X_test = prepare()``."""
    for call, name in folded(file):
        bindings = file.names.lookup(name, call)
        made = bindings[0] if len(bindings) == 1 else None
        if made is None or made.kind not in ("assign", "unpack") or not isinstance(made.value, ast.Call):
            continue
        giver = file.call_name(made.value) or ""
        if "." in giver and not giver.startswith("builtins."):
            yield call, {"given by": giver, "place": made.position if made.kind == "unpack" else -1}


def resampled_by(candidate: Candidate, finding: Finding, project: ProjectView) -> Resampled | None:
    """What has resampled the rows that are cut into folds, where the function that gave them has done so."""
    path = finding.location.path if finding.location is not None else ""
    symbol = project.resolve(candidate.data["given by"], path)
    if symbol is None or symbol.function is None or symbol.path == path:
        return None
    for other in project.files[symbol.path].candidates_of(finding.code):
        data, at = other.data, other.finding.location
        if data.get("gives resampled") == symbol.qualname and data["place"] == candidate.data["place"] and at:
            return Resampled(data["what"], at)
    return None


__all__ = ["Resampled", "cuts_given", "gives_resampled", "resampled_by"]
