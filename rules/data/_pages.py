"""Numbers that a Streamlit page asks for and hands to a model, where the page thinks of no range at all."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from ..serving._apps import runs_model

_ASKS: Final = frozenset({"predict", "predict_proba", "decision_function"})
_SETTING: Final = regex(
    r"(?i)threshold|epoch|seed|temperature|token|top[ _-]?[kpn]\b|batch|learning rate|random|cluster|number of|\bnum"
    r"|\bn_|days|hour|page|rows|size of|step"
)
"""Labels of what sets up a page or a model, and is no feature of it."""
_CHECKS: Final = regex(r"(?i)valid|check|schema|clip|sanit")


class Page(NamedTuple):
    """The first open number of a page, how many of them there are, and whether the page asks a model itself."""

    place: ast.Call
    numbers: int
    asks: bool


def open_page(file: FileContext) -> Page | None:
    """``st.number_input("Area")`` more than once, with no minimum or maximum on any number of the page."""
    if not file.imports("streamlit"):
        return None
    numbers = called(file, "number_input")
    bare = [call for call in numbers if _is_open(call) and not _SETTING.search(_label(file, call))]
    if len(bare) < 2 or any(not _is_open(call) for call in numbers) or _looks_at(file, bare):
        return None
    asked = called(file, *_ASKS)
    return Page(bare[0], len(bare), any(isinstance(call.func, ast.Attribute) for call in asked))


def _is_open(call: ast.Call) -> bool:
    return len(call.args) < 2 and not any(k.arg in ("min_value", "max_value", None) for k in call.keywords)


def _label(file: FileContext, call: ast.Call) -> str:
    label = file.argument(call, "label", 0)
    return ast.unparse(label) if label is not None else ""


def _looks_at(file: FileContext, numbers: list[ast.Call]) -> bool:
    """Whether a number is compared with anything, or the page calls what checks by its name."""
    held = set()
    for call in numbers:
        statement = file.statement_of(call)
        for target in statement.targets if isinstance(statement, ast.Assign) else ():
            held.add(ast.unparse(target))
    for compare in file.tree.of(ast.Compare):
        if any(ast.unparse(side) in held for side in (compare.left, *compare.comparators)):
            return True
    return any(map(_CHECKS.search, lasts(file)))


def reaches_model(project: ProjectView, path: str, function: str) -> bool:
    """Whether a page runs a model, by what its module or the function that asks for the numbers calls."""
    return any(runs_model(project, (path, each)) == "model" for each in {function, ""})
