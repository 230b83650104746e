"""Values that came in and could not be read, and the numbers that a model is given in their place."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome, work_of
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents

from .. import _handlers as handlers
from .._handlers import Verdict
from .._told.told import following
from .._work import kinds

_ROWS: Final = frozenset({"DataFrame", "array", "asarray", "Series", "tensor"})
"""Calls that make what a model is given."""
_MAKES: Final = regex(r"(?i)(^|[_\s/.])(features?|featuri[sz]e\w*|pre_?process\w*|encode\w*|transform\w*)(_|\s|$|\.|/)")
_ASIDE: Final = regex(r"(?i)plot|figure|report|metric|display|show|log_|explain|clean|label|name|title")


def unread_feature(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except: weekday = 0`` behind a `try` that reads the date, and ``pd.DataFrame([{"weekday": weekday}])`` behind
    it: the model is given a Monday.
    """
    function = file.function_of(handler)
    if function is None or len(handler.body) > 2 or handlers.signals(file, handler):
        return None
    read = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    for statement in handler.body:
        value = given(statement)
        name = ast.unparse(targets(statement)[0]) if value is not None else ""
        number = isinstance(value, ast.Constant) and type(value.value) in (int, float) and value.value != -1
        if number and name in read and _is_given(file, block, name):
            said = f"where this cannot be read, `{file.text(statement)}` is given to the model"
            return Verdict("MLA109", f"{said}: the answer looks as if it had been asked for that", 0.7)
    return None


def _is_given(file: FileContext, block: ast.Try, name: str) -> bool:
    """Whether a name goes, behind a block, into a row for a model that is asked there; nobody asks after it before."""
    after = following(block)
    if "predict" not in kinds(file, after):
        return False
    used = [n for s in after for n in file.inside(s, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load)]
    if any(isinstance(parent, ast.If | ast.IfExp) for n in used for parent in parents(n)):
        return False
    return any(
        isinstance(parent, ast.Call) and last_part(parent.func) in _ROWS for n in used for parent in parents(n)
    ) or any(_stands_in_row(n) for n in used)


def _stands_in_row(name: ast.Name) -> bool:
    """``model.predict([[age, name]])``."""
    rows = [p for p in parents(name) if isinstance(p, ast.List)]
    return len(rows) > 1 and any(
        isinstance(p, ast.Call) and last_part(p.func).startswith("predict") for p in parents(name)
    )


def half_made_feature(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``text = ""`` before a `try` that adds to it, ``except: pass`` and ``return text``, where features are made."""
    function = file.function_of(handler)
    if function is None or not all(isinstance(s, ast.Pass) for s in handler.body):
        return None
    around = f"{handlers.enclosing(handler)} {file.path}"
    if not _MAKES.search(around) or _ASIDE.search(function.name):
        return None
    name = next((n for n in _added_to(file, block) if _is_preset(function, block, n)), "")
    last = work_of(function)[-1]
    answer = outcome(last) if isinstance(last, ast.Return) else None
    if not name or answer is None or not any(isinstance(p, ast.Name) and p.id == name for p in ast.walk(answer)):
        return None
    said = f"whatever fails here, `{name}` is what it was so far"
    return Verdict("MLA109", f"{said}: the model takes it for a feature that was computed", 0.7)


def _added_to(file: FileContext, block: ast.Try) -> set[str]:
    """The names that a `try` adds to: ``text += word``, ``count += 1``."""
    added = [each for s in block.body for each in file.inside(s, ast.AugAssign)]
    return {each.target.id for each in added if isinstance(each.target, ast.Name)}


def _is_preset(function: FunctionNode, block: ast.Try, name: str) -> bool:
    """Whether a name was an empty text, or nought, before."""
    for statement in work_of(function):
        value = given(statement)
        if statement.lineno < block.lineno and isinstance(value, ast.Constant) and value.value in ("", 0):
            if ast.unparse(targets(statement)[0]) == name:
                return True
    return False
