"""Requests that were answered with an error, and what stands for their answer then."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code import assigned
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import names_outcome, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below, statements
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import attributes, lines_with

from .. import _handlers as handlers
from .._made_up.emptied import DECLARED, says_label
from .._made_up.plain import is_number
from .._made_up.pretended import drawn_blank
from .._ways_out import is_empty

NOTHING: Final = "as if there were nothing"
"""What is said of an answer that is empty, by which `told_once` knows it."""
_ANSWERS: Final = frozenset({"status_code", "status", "ok", "is_success", "is_error"})
"""The attributes that `_WELL` and `_BADLY` look for; the first of them may be a variable, too."""
_WELL: Final = regex(
    r"\bstatus_code\s*(==\s*(requests\.codes\.ok|2\d\d)|<\s*[34]00|in\b)|\.status\s*(==\s*2\d\d|<\s*[34]00)"
    r"|^\w+\.(ok|is_success)$"
)
_BADLY: Final = regex(
    r"\bstatus_code\s*(!=\s*(requests\.codes\.ok|2\d\d)|>=?\s*[2-4]\d\d)|\.status\s*(!=\s*2\d\d|>=?\s*[2-4]\d\d)"
    r"|^not \w+\.(ok|is_success)$|^\w+\.is_error$"
)
"""Tests that a request was answered well, and that it was not."""
_STATUS: Final = regex(r"^(main|run|cli|status_code|exit_code)$")


def lines_on_answers(file: FileContext) -> frozenset[int]:
    """The lines on which a test may ask how a request was answered."""
    found: set[int] = set()
    if not _ANSWERS.isdisjoint(attributes(file)):
        found |= {each.end_lineno or each.lineno for each in file.tree.of(ast.Attribute) if each.attr in _ANSWERS}
    if file.holds(b"status_code") and any("status_code" in scope.bindings for scope in file.tree.scopes):
        found |= lines_with(file, "status_code")
    return frozenset(found)


def made_up_for(file: FileContext, node: ast.If) -> tuple[ast.Return, str] | None:
    """``if response.status_code != 200: return 0.5``: what a function answers for a server that refused, and what is
    wrong with it; None where the caller can tell.
    """
    failed = failed_branch(node)
    function = file.function_of(node)
    if not failed or function is None or _STATUS.match(function.name) or file.source.notebook is not None:
        return None
    if any(DECLARED.search(ast.unparse(statement)) for statement in failed):
        return None
    answers = [s for s in file.inside(function, ast.Return) if file.function_of(s) is function]
    if any(_tells_of(file, statement) for statement in failed):
        return None
    for statement in failed:
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        if value is None or not isinstance(statement, ast.Return):
            continue
        others = [outcome(s) for s in answers if s is not statement]
        if not any(other is not None and _is_computed(other) for other in others):
            return None
        return (statement, _shown(file, function.name, value)) if _shown(file, function.name, value) else None
    return None


def failed_branch(node: ast.If) -> list[ast.stmt]:
    """The statements that run where the request of a test was answered badly; none for any other test."""
    test = ast.unparse(node.test)
    if _BADLY.search(test):
        return node.body
    if not _WELL.search(test):
        return []
    if node.orelse:
        return [] if isinstance(node.orelse[0], ast.If) else node.orelse
    if not isinstance(node.body[-1], ast.Return):
        return []
    return below(node)


def _tells_of(file: FileContext, statement: ast.stmt) -> bool:
    """Whether a statement makes the failure known, or does something about it."""
    if isinstance(statement, ast.Return):
        return handlers.tells(file, outcome(statement))
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return not handlers.is_log(statement.value)
    return not isinstance(statement, ast.Pass) and not names_outcome(statement)


def _is_computed(value: ast.expr) -> bool:
    return any(isinstance(part, ast.Call | ast.Name) for part in ast.walk(value)) and not is_empty(value)


def _shown(file: FileContext, name: str, value: ast.expr) -> str:
    """What is wrong with an answer that stands for one that the server did not give; "" for nothing."""
    shown = file.text(value)
    if is_number(value) or drawn_blank(file, value) or _holds_number(value):
        return f"a request that failed is answered with `{shown}`, as if that were what the server said"
    if is_empty(value):
        return f"a request that failed is answered with `{shown}`, {NOTHING}"
    if says_label(name, value):
        return f"a request that failed is answered with `{shown}`, as if that were what the model said"
    return ""


def _holds_number(value: ast.expr) -> bool:
    """``{"temperature": 25.0, "humidity": 60}``, ``(25.0, 60)``: numbers, and nothing that comes from elsewhere."""
    given = value.values if isinstance(value, ast.Dict) else value.elts if isinstance(value, ast.Tuple) else []
    return any(is_number(item) for item in given) and all(
        isinstance(item, ast.Constant | ast.UnaryOp) or is_empty(item) for item in given
    )


def prefilled_answer(node: ast.If) -> Iterator[ast.stmt]:
    """``rate = 1.0`` right before ``if response.ok: rate = response.json()["rate"]``."""
    body: list[ast.stmt] = getattr(parent_of(node), "body", [])
    if node.orelse or node not in body or not _WELL.search(ast.unparse(node.test)):
        return
    given = {
        ast.unparse(target)
        for statement in statements(node.body)
        if (made := assigned.given(statement)) is not None and "json" in ast.unparse(made)
        for target in assigned.targets(statement)
    }
    for statement in body[: body.index(node)]:
        made = assigned.given(statement)
        if isinstance(made, ast.Constant) and type(made.value) is float:
            if ast.unparse(assigned.targets(statement)[0]) in given:
                yield statement


def otherwise(node: ast.IfExp) -> str:
    """The number of ``response.json()["rate"] if response.ok else 1.0``, as it is written; "" for anything else."""
    asked = _WELL.search(ast.unparse(node.test)) is not None
    held = node.orelse
    if not asked or not is_number(held) or not isinstance(node.body, ast.Call | ast.Subscript):
        return ""
    return ast.unparse(held) if last_part(node.body) != "status_code" else ""
