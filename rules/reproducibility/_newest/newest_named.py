"""Functions of a project that pick the newest or the best model there is, and say so in their name."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

WORDS: Final = (b"latest", b"newest", b"most_recent", b"_best_", b"_champion_")
"""What a file holds that has such a function, or calls one."""
_NAME: Final = regex(
    r"(?i)^_*(get|load|fetch|find|resolve|pick|download|select)_(the_)?(latest|newest|most_recent)(?P<what>_\w+)?$"
)
_BEST: Final = regex(
    r"(?i)^_*(get|load|fetch|find|resolve|pick|download|select)_(the_)?(best|champion)_(\w+_)?(run|model|version|trial)s?(_?id)?$"
)
_MODEL: Final = regex(r"(?i)model|ckpt|checkpoint|weights|artifact|registry|bundle")
_TOLD: Final = regex(
    r"(?i)info|meta|metric|report|score|status|run|date|time|data|feature|drift|predict|result|log|loss"
)
"""What of a model is read to be shown: no model is served by it."""
_RUN: Final = regex(r"(?i)^_*\w+_(the_)?(latest|newest|most_recent)_(mlflow_)?run(_?id)?$")
"""What asks for the run that was started last, whose model is loaded then."""
_OF_RUNS: Final = frozenset({"load_model", "download_artifacts", "load_dict", "load_checkpoint"})
_LOADS: Final = regex(r"(?i)load|predict|session|open|download|infer")
_PICKS: Final = frozenset({"max", "sorted", "sort", "get_latest_release"})
_SEARCHES: Final = {"search_runs": ("order_by", 4), "runs": ("order", 2), "search_model_versions": ("order_by", 2)}
"""What lists the runs of an experiment, and the argument that orders them: of MLflow and of Weights & Biases."""
_TIMES: Final = regex(r"(?i)last_?modified|creat|updated|mtime|timestamp")


def moves(file: FileContext, call: ast.Call) -> str:
    """What a call asks for, by what it is called, where a model is loaded or asked: ``newest``, ``best`` or ""."""
    match, found = _NAME.match(last_part(call.func)), "newest"
    home: ast.AST
    if match is None and _BEST.match(last_part(call.func)):
        found = "best"
    elif match is not None and _RUN.match(last_part(call.func)):
        home = file.function_of(call) or file.tree.module
        return found if any(last_part(each.func) in _OF_RUNS for each in calls_through(file, home)) else ""
    elif match is None or _TOLD.search(match["what"] or "") or not _MODEL.search(ast.unparse(call.func)):
        return ""
    home = file.function_of(call) or file.tree.module
    loads = any(_LOADS.search(last_part(each.func)) for each in file.inside(home, ast.Call))
    return found if loads else ""


def picks(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function of such a name takes the last or the greatest of what there is, or the first run of a search
    that a metric orders.
    """
    if _BEST.match(function.name):
        return any(_orders(file, call) for call in file.inside(function, ast.Call))
    if _NAME.match(function.name) is None:
        return False
    if any(last_part(call.func) in _PICKS for call in file.inside(function, ast.Call)):
        return True
    if _RUN.match(function.name):
        return any(last_part(call.func) in _SEARCHES for call in calls_through(file, function))
    return any(
        isinstance(compare.ops[0], ast.Gt | ast.Lt | ast.GtE | ast.LtE) and _TIMES.search(ast.unparse(compare))
        for compare in file.inside(function, ast.Compare)
    )


def _orders(file: FileContext, call: ast.Call) -> bool:
    given = _SEARCHES.get(last_part(call.func))
    return given is not None and file.argument(call, *given) is not None


def picker_of(project: ProjectView, code: str, called: str, path: str) -> Candidate | None:
    """What the function that a call names said of itself: that it picks the newest; None where it does not, or where
    the pick is told in it already.
    """
    symbol = project.resolve(called, path)
    if symbol is None or symbol.function is None:
        return None
    said = [each for each in project.files[symbol.path].candidates_of(code) if each.function == symbol.qualname]
    picker = next((each for each in said if each.data.get("picks")), None)
    return picker if all(each is picker for each in said) else None


__all__ = ["WORDS", "moves", "picker_of", "picks"]
