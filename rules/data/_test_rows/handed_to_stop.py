"""Test rows that are handed to a function as its validation rows, by which it stops."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from mlaudit.code.called import called, called_where
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.handed import placed, taken_by_place
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Finding

from .._rows.tables import MOST_NAMES
from .program import HANDS, STOPS, related
from .stopping import rows_in, scored_after, stops_early, watched_by
from .tested import names_test

_WATCHES: Final = (b"eval_set", b"validation_data", b"evals", b"valid_sets")
_TRAINS: Final = regex(r"(?i)(^|_)(re)?(train(er|ing)?|fit|learn|tune|finetune|build|run|model|experiment)(?![a-z])")
"""Words in the names of functions that may train."""


class Handed(NamedTuple):
    """An argument that holds test rows, where these are scored afterwards, and what refining needs of the call."""

    given: ast.expr
    scored: ast.expr
    data: dict[str, Any]


def stops_by(file: FileContext) -> Iterator[tuple[ast.Call, dict[str, Any]]]:
    """The fits that stop early by rows which are a parameter of their function and are not named as test rows."""
    for fit in called(file, "fit", "train") if file.holds(*_WATCHES) else ():
        home = file.function_of(fit)
        watched = watched_by(file, fit) if home is not None and isinstance(fit.func, ast.Attribute) else None
        if home is None or watched is None:
            continue
        arguments = taken_by_place(home)
        named = [*arguments, *(each.arg for each in home.args.kwonlyargs)]
        rows = {name for name in rows_in(file, watched) if name in named and not names_test(file, name)}
        if rows and stops_early(file, fit):
            places = {name: arguments.index(name) if name in arguments else -1 for name in sorted(rows)}
            yield fit, {"marker": STOPS, "function": file.tree.scope_at(home).qualname, "places": places}


def handed(file: FileContext) -> Iterator[Handed]:
    """The calls of the project's functions that are given test rows which are scored afterwards."""
    for call in called_where(file, _may_train):
        given = _test_rows(file, call)
        name = file.call_name(call) if given else None
        if name is None or name.startswith("builtins.") or file.function_of(call) is None:
            continue
        names = {each.id for each in given.values()}
        scored = scored_after(file, call, names)
        if scored is not None:
            shown = {place: each.id for place, each in given.items()}
            yield Handed(next(iter(given.values())), scored, {"marker": HANDS, "called": name, "given": shown})


@lru_cache(MOST_NAMES)
def _may_train(last: str) -> bool:
    return _TRAINS.search(last) is not None


def _test_rows(file: FileContext, call: ast.Call) -> dict[str, ast.Name]:
    """The arguments of a call that are named as test rows, by place or by name."""
    return {place: each for place, each in placed(call) if isinstance(each, ast.Name) and names_test(file, each.id)}


def agreed(candidate: Candidate, finding: Finding, project: ProjectView) -> Finding | None:
    """The finding where the function that is called stops by what it is handed."""
    where, data = finding.location, candidate.data
    symbol = project.resolve(data["called"], where.path) if where is not None else None
    if symbol is None or symbol.function is None:
        return None
    for other in project.files[symbol.path].candidates_of(finding.code):
        if other.data.get("marker") != STOPS or other.data["function"] != symbol.qualname:
            continue
        for name, place in other.data["places"].items():
            if name in data["given"] or str(place) in data["given"]:
                return related(finding, other.finding.location, "training stops by its validation rows here")
    return None


__all__ = ["Handed", "agreed", "handed", "stops_by"]
