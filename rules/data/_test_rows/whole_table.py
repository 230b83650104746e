"""Evaluations, in a file of their own, of all rows of the table from which another file drew the training rows."""

from __future__ import annotations

import ast
from typing import Any, Final

from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.findings import Location

from .._rows.files import top_of
from .._rows.metrics import METRICS, PREDICTS

_READS: Final = ("read_csv", "read_parquet", "read_excel", "read_feather", "read_json", "read_pickle")
_DRAWS: Final = frozenset({"train_test_split"})
_LOADS: Final = ("load", "load_model")
_SAVES: Final = ("dump", "save", "save_model")
_PART: Final = regex(
    r"(?i)(^|[^a-z])(tests?|testing|valid(ation)?|val|hold_?out|held|splits?|folds?|unseen|new|sample|subset|query|tail|head)"
    r"([^a-z]|$)"
)
"""What a file says that looks at a part of its rows."""


def note(file: FileContext) -> tuple[ast.expr, dict[str, Any]] | None:
    """What `drawn_elsewhere` needs to know of a file: the tables that it reads and the models that it writes, where it
    draws its training rows at random; or those that it reads, and where it judges one on all rows.
    """
    last = lasts(file)
    if last.isdisjoint(_READS):
        return None
    tables = _paths(file, _READS)
    if not tables:
        return None
    if not last.isdisjoint(_DRAWS):
        models = _paths(file, _SAVES, at=1) | _opened(file, "wb")
        place = next(iter(called(file, *_DRAWS)), None)
        kept = {"draws from": sorted(tables), "keeps": sorted(models), "line": place.lineno if place else 0}
        return (place, kept) if models and place is not None else None
    if last.isdisjoint(METRICS) or last.isdisjoint(PREDICTS) or "fit" in last or _takes_a_part(file):
        return None
    models = _paths(file, _LOADS) | _opened(file, "rb")
    measure = next((call for call in called(file, *METRICS) if len(call.args) > 1), None)
    return (measure, {"judges": sorted(tables), "asks": sorted(models)}) if models and measure is not None else None


def drawn_elsewhere(data: dict[str, Any], where: Location, code: str, project: ProjectView) -> Location | None:
    """Where another file of the same project draws the rows of the same table that this model was trained on."""
    for path, facts in project.files.items():
        if path == where.path or top_of(path) != top_of(where.path):
            continue
        for other in facts.candidates_of(code):
            drawn = other.data
            if "draws from" not in drawn or other.finding.location is None:
                continue
            if set(drawn["draws from"]) & set(data["judges"]) and set(drawn["keeps"]) & set(data["asks"]):
                return other.finding.location
    return None


def _paths(file: FileContext, names: tuple[str, ...], at: int = 0) -> set[str]:
    """The files, by the paths that are written out, which calls of these names are given."""
    given = (call.args[at] for call in called(file, *names) if len(call.args) > at)
    return {path for each in given if (path := _path(file, each))}


def _opened(file: FileContext, mode: str) -> set[str]:
    """``open("model.pkl", "rb")`` beside a call of pickle."""
    if not file.imports("pickle", "joblib", "dill", "cloudpickle"):
        return set()
    calls = (call for call in called(file, "open") if len(call.args) > 1 and file.constant(call.args[1]) == mode)
    return {path for call in calls if (path := _path(file, call.args[0]))}


def _path(file: FileContext, node: ast.expr) -> str:
    """A path as it is written, also as ``Path("model.pkl")``; "" where it is put together."""
    made = file.names.single_value(node) if isinstance(node, ast.Name | ast.Attribute) else node
    if isinstance(made, ast.Call) and last_part(made.func) == "Path" and len(made.args) == 1:
        made = made.args[0]
    known = file.constant(made if made is not None else node)
    return known.removeprefix("./").replace("\\", "/") if isinstance(known, str) and "." in known else ""


def _takes_a_part(file: FileContext) -> bool:
    """Whether anything in a file is called, or says, that only some of the rows are judged."""
    if not lasts(file).isdisjoint({"query", "sample", "tail", "head", "nlargest", "loc", "iloc"}):
        return True
    if any(
        isinstance(each.slice, ast.Compare | ast.BoolOp | ast.BinOp | ast.UnaryOp)
        for each in file.tree.of(ast.Subscript)
    ):
        return True
    if any(each.attr in ("iloc", "loc") for each in file.tree.of(ast.Attribute)):
        return True
    names = {name for name, _ in file.tree.bound()}
    every = (each.value for each in ast.walk(file.tree.module) if isinstance(each, ast.Constant))
    texts = {each for each in every if isinstance(each, str) and len(each) < _LONG}
    return any(_PART.search(said) for said in (file.path, *names, *texts))


_LONG: Final = 60
"""Characters from which on a text is one for people."""
