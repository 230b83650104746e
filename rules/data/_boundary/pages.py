"""What a Streamlit page asks for and hands to a model: numbers of no range, a text that may be empty."""

from __future__ import annotations

import ast
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignment, target_of
from mlaudit.code.called import called, lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of, parents

from ...serving._sizes.lengths import is_text
from ...serving._web.apps import runs_model
from .forms import reads_text

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


def open_text(file: FileContext) -> ast.Call | None:
    """``text = st.text_area("News")`` that is handed on, where the page asks nowhere whether it holds anything."""
    for call in called(file, "text_area", "text_input") if file.imports("streamlit") else ():
        target = target_of(file.statement_of(call), call)
        if not isinstance(target, ast.Name) or any(k.arg == "value" for k in call.keywords) or len(call.args) > 1:
            continue
        if last_part(call.func) == "text_input" and not is_text(target.id):
            continue
        home = file.function_of(call) or file.tree.module
        uses = [use for use in file.inside(home, ast.Name) if use.id == target.id and isinstance(use.ctx, ast.Load)]
        if not uses or any(_is_asked(use) for use in uses):
            continue
        if any(_is_handed_on(file, use) for use in uses):
            return call
    return None


def _is_asked(use: ast.Name) -> bool:
    """Whether a use stands in a test, or beside what says whether anything is there."""
    child: ast.AST = use
    for parent in parents(use):
        if isinstance(parent, ast.If | ast.IfExp | ast.While | ast.Assert):
            return child is parent.test
        if isinstance(parent, ast.UnaryOp | ast.BoolOp | ast.Compare):
            return True
        if isinstance(parent, ast.stmt):
            assigned = assignment(parent)
            return assigned is not None and child is assigned.value and not isinstance(child, ast.Call)
        child = parent
    return False


def _is_handed_on(file: FileContext, use: ast.Name) -> bool:
    """Whether a use is an argument of what is no part of the page itself."""
    call = parent_of(use)
    call = parent_of(call) if isinstance(call, ast.List) else call
    return isinstance(call, ast.Call) and not (file.call_name(call) or "streamlit.").startswith("streamlit.")


def asks_for_class(file: FileContext) -> bool:
    """Whether a page asks a model itself, and none that makes text."""
    asked = any(isinstance(call.func, ast.Attribute) for call in called(file, *_ASKS))
    return asked and not called(file, "generate", "generate_content", "create", "invoke")


def reads_text_of(project: ProjectView, path: str, function: str) -> bool:
    """Whether a page has a model read its text, in its module or the function that asks for it."""
    return any(reads_text(project, (path, each)) for each in {function, ""})


def _is_open(call: ast.Call) -> bool:
    return len(call.args) < 2 and not any(k.arg in ("min_value", "max_value", None) for k in call.keywords)


def _label(file: FileContext, call: ast.Call) -> str:
    label = file.argument(call, "label", 0)
    return ast.unparse(label) if label is not None else ""


def _looks_at(file: FileContext, numbers: list[ast.Call]) -> bool:
    """Whether a number is compared with anything, or the page calls what checks by its name."""
    held = set()
    for call in numbers:
        assigned = assignment(file.statement_of(call))
        for target in assigned.targets if assigned is not None else ():
            held.add(ast.unparse(target))
    for compare in file.tree.of(ast.Compare):
        if any(ast.unparse(side) in held for side in (compare.left, *compare.comparators)):
            return True
    return any(map(_CHECKS.search, lasts(file)))


def reaches_model(project: ProjectView, path: str, function: str) -> bool:
    """Whether a page runs a model, by what its module or the function that asks for the numbers calls."""
    return any(runs_model(project, (path, each)) == "model" for each in {function, ""})
