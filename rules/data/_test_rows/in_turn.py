"""Models that are tried one after another with no loop, each beside the best so far: ``if score > best: best = score``,
written once for each.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext

from .._rows.tables import is_validation_name
from .picked import beats, handed_on, stored, used_after
from .tested import may_score_on_test, score_on_test


class _Round(NamedTuple):
    """A model's turn: the branch in which it becomes the best, where it was scored on test rows, and what is kept."""

    branch: ast.If
    score: ast.expr
    kept: set[str]


def in_turn(file: FileContext) -> Iterator[tuple[ast.expr, ast.expr, ast.expr]]:
    """The first of several comparisons by which the best of several models is kept, where it is measured, and where
    what was picked is used.
    """
    if not may_score_on_test(file):
        return
    rounds: dict[tuple[FunctionNode | None, str], list[_Round]] = {}
    for branch in file.tree.of(ast.If):
        for score, best in beats(branch):
            if any(True for _ in file.ancestors(branch, (ast.For, ast.While))) or not isinstance(score, ast.Name):
                continue
            measured = _scored_before(file, branch, score)
            if measured is not None:
                kept = stored(branch.body) - {best}
                rounds.setdefault((file.function_of(branch), best), []).append(_Round(branch, measured, kept))
    for (_, best), each in rounds.items():
        first, last = each[0], each[-1]
        if len(each) > 1 and not any(_validates(file, round_) for round_ in each):
            used = handed_on(file, last.branch, first.kept & last.kept) or used_after(file, last.branch, {best})
            if used is not None and first.kept & last.kept:
                yield first.branch.test, first.score, used


def _scored_before(file: FileContext, branch: ast.If, score: ast.Name) -> ast.expr | None:
    """The measurement on test rows that the score of this turn is: the last that was given to its name above."""
    home = file.function_of(branch)
    given = [
        made
        for binding in file.names.lookup(score.id, score)
        if (made := binding.value) is not None and made.lineno < branch.lineno and file.function_of(made) is home
    ]
    last = max(given, key=lambda made: made.lineno, default=None)
    return score_on_test(file, last) if last is not None else None


def _validates(file: FileContext, each: _Round) -> bool:
    return any(is_validation_name(name.id) for name in file.inside(each.score, ast.Name))


__all__ = ["in_turn"]
