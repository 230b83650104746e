"""Functions of a project that pick the newest model there is, and say so in their name."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

WORDS: Final = (b"latest", b"newest", b"most_recent")
"""What a file holds that has such a function, or calls one."""
_NAME: Final = regex(
    r"(?i)^_*(get|load|fetch|find|resolve|pick|download|select)_(the_)?(latest|newest|most_recent)(?P<what>_\w+)?$"
)
_MODEL: Final = regex(r"(?i)model|ckpt|checkpoint|weights|artifact|registry|bundle")
_TOLD: Final = regex(
    r"(?i)info|meta|metric|report|score|status|run|date|time|data|feature|drift|predict|result|log|loss"
)
"""What of a model is read to be shown: no model is served by it."""
_LOADS: Final = regex(r"(?i)load|predict|session|open|download|infer")
_PICKS: Final = frozenset({"max", "sorted", "sort", "get_latest_release"})
_TIMES: Final = regex(r"(?i)last_?modified|creat|updated|mtime|timestamp")


def is_newest(file: FileContext, call: ast.Call) -> bool:
    """Whether a call asks for the newest of some models, by what it is called, where one is loaded or asked."""
    match = _NAME.match(last_part(call.func))
    if match is None or _TOLD.search(match["what"] or "") or not _MODEL.search(ast.unparse(call.func)):
        return False
    home: ast.AST = file.function_of(call) or file.tree.module
    return any(_LOADS.search(last_part(each.func)) for each in file.inside(home, ast.Call))


def picks_newest(file: FileContext, function: FunctionNode) -> bool:
    """Whether a function of such a name takes the last or the greatest of what there is."""
    if _NAME.match(function.name) is None:
        return False
    if any(last_part(call.func) in _PICKS for call in file.inside(function, ast.Call)):
        return True
    return any(
        isinstance(compare.ops[0], ast.Gt | ast.Lt | ast.GtE | ast.LtE) and _TIMES.search(ast.unparse(compare))
        for compare in file.inside(function, ast.Compare)
    )


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


__all__ = ["WORDS", "is_newest", "picker_of", "picks_newest"]
