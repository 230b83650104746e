"""Candidates that drop out of a comparison where they fail, and of which only a log knows."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls

_CANDIDATES: Final = regex(r"(?i)(model|algo(rithm)?|classifier|estimator|candidate|pipeline|regressor|learner)")
_MEASURES: Final = regex(
    r"(?i)^_*(fit|fit_transform|train|evaluate|cross_val\w*|cross_validate|score|tune|(train|evaluate|fit|tune|score)_\w+)$"
)
_PICKS: Final = regex(r"(?i)(^|_)(max|min|sorted|idxmax|idxmin|nlargest|nsmallest|sort_values|argmax|argmin|sort)$")
_BEST: Final = regex(r"(?i)(^|_)(best|top|winner|champion)(_|$)")
_ADDS: Final = frozenset({"append", "add", "update", "extend"})


def fallen_out(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: log.error(...)`` in ``for name in models:``, and the best of the rest is taken."""
    function = file.function_of(handler)
    loop = handlers.in_loop(file, block)
    if function is None or not isinstance(loop, ast.For) or not _CANDIDATES.search(ast.unparse(loop.iter)):
        return None
    if block not in loop.body or not handlers.logs_all([s for s in handler.body if not _goes_on(s)]):
        return None
    measured = next((c for c in calls(file, block.body) if _MEASURES.match(last_part(c.func))), None)
    kept = _kept(block)
    if measured is None or not kept or _is_counted(file, function, loop, kept):
        return None
    needs = "quiet"
    if _is_picked(file, function, loop):
        end = "the best of the rest is taken for the best of all"
        needs = "quiet" if _is_printed(handler) else ""
    elif any(s.value is not None and as_written(s.value) == kept for s in file.inside(function, ast.Return)):
        end = "whoever gets the rest takes them for all"
    else:
        return None
    said = f"a candidate of which `{shown_call(file, measured)}` fails is only logged and drops out of `{kept}`"
    return Verdict("MLA102", f"{said}: {end}", 0.7, needs)


def _is_printed(handler: ast.ExceptHandler) -> bool:
    """Whether a handler speaks to a person in front of it."""
    return any(isinstance(s, ast.Expr) and ast.unparse(s).startswith("print(") for s in handler.body)


def _goes_on(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Pass | ast.Continue)


def _kept(block: ast.Try) -> str:
    """Where a `try` puts what it measured: ``scores`` of ``scores[name] = ...`` and of ``scores.append(...)``."""
    for statement in statements([*block.body, *block.orelse]):
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript):
            return as_written(statement.targets[0].value)
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in _ADDS:
            return as_written(call.func.value)
    return ""


def _is_picked(file: FileContext, function: FunctionNode, loop: ast.For) -> bool:
    """Whether the best is picked, in the loop or after it."""
    named = [t for s in file.inside(function, ast.Assign) if s.lineno >= loop.lineno for t in s.targets]
    if any(_BEST.search(last_part(target)) for target in named):
        return True
    end = loop.end_lineno or loop.lineno
    return any(c.lineno > end and _PICKS.search(last_part(c.func)) for c in file.inside(function, ast.Call))


def _is_counted(file: FileContext, function: FunctionNode, loop: ast.For, kept: str) -> bool:
    """Whether a test after the loop asks how many are left: ``if len(scores) < len(models): raise``."""
    end = loop.end_lineno or loop.lineno
    tests = (test.test for test in file.inside(function, ast.If) if test.lineno > end)
    return any(f"len({kept})" in text and text.count("len(") > 1 for text in map(ast.unparse, tests))
