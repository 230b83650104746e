"""The best of several fits or thresholds that a loop picks by its score on the test rows, and reports with it."""

from __future__ import annotations

import ast
import re

from mlaudit.code.file import FileContext

from ._tables import TEST_NAME
from .evaluated_on_train import METRICS


def scores(_name: str, last: str) -> bool:
    """Whether a call that ends so scores a model."""
    return last in METRICS or last == "score"


def picked(file: FileContext, loop: ast.For) -> tuple[ast.Call, ast.expr, str] | None:
    """The test score by which a loop keeps the best fit or threshold, where that score is reported after the loop, and
    which of the two it is.
    """
    fits = [c for c in file.inside(loop, ast.Call) if isinstance(c.func, ast.Attribute) and c.func.attr == "fit"]
    if any(re.search(r"val|dev", n.id, re.IGNORECASE) for n in file.inside(loop, ast.Name)):
        return None
    for assign in file.inside(loop, ast.Assign):
        score = _test_score(file, assign.value)
        target = assign.targets[0]
        if score is None or not isinstance(target, ast.Name) or not (fits or _cuts(file, loop, score)):
            continue
        for test in file.inside(loop, ast.If):
            kept = _kept_best(test, target.id)
            reported = _reported(file, loop, kept) if kept else None
            if reported is not None:
                return score, reported, "the best of several fits" if fits else "the best of several thresholds"
    return None


def _cuts(file: FileContext, loop: ast.For, score: ast.Call) -> bool:
    """Whether what is scored compares predictions with what the loop goes through."""
    names = {node.id for node in ast.walk(loop.target) if isinstance(node, ast.Name)}
    made = [score, *(assign.value for assign in file.inside(loop, ast.Assign))]
    return any(
        names & {n.id for n in ast.walk(compare) if isinstance(n, ast.Name)}
        for each in made
        for compare in file.inside(each, ast.Compare)
    )


def _test_score(file: FileContext, value: ast.expr) -> ast.Call | None:
    """The call in an expression that scores a model on rows named as test rows."""
    for call in file.inside(value, ast.Call):
        last = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if scores("", last) and call.args and isinstance(call.args[0], ast.Name):
            if TEST_NAME.search(call.args[0].id):
                return call
    return None


def _kept_best(test: ast.If, score: str) -> str:
    """The name of ``best`` in ``if score > best: best = score``."""
    names = [n.id for n in ast.walk(test.test) if isinstance(n, ast.Name)]
    if not isinstance(test.test, ast.Compare) or score not in names:
        return ""
    for statement in test.body:
        if isinstance(statement, ast.Assign):
            targets = [t for whole in statement.targets for t in (getattr(whole, "elts", None) or [whole])]
            values = getattr(statement.value, "elts", None) or [statement.value]
            for target, value in zip(targets, values, strict=False):
                if isinstance(target, ast.Name) and isinstance(value, ast.Name) and value.id == score:
                    if target.id in names:
                        return target.id
    return ""


def _reported(file: FileContext, loop: ast.For, name: str) -> ast.expr | None:
    """Where the name is printed, logged or returned after the loop."""
    end = loop.end_lineno or loop.lineno
    home = file.function_of(loop)
    for statement in (*file.tree.of(ast.Expr), *file.tree.of(ast.Return)):
        if statement.lineno > end and file.function_of(statement) is home:
            for used in ast.walk(statement):
                if isinstance(used, ast.Name) and used.id == name:
                    return used
    return None
