"""Branches and answers by which a check lets everything through, though nothing was caught."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.outcome import outcomes
from mlaudit.code.rule import Issue

from .missing_keys import SETTINGS, answers_without_key, asks_for_keys, checks_without_key, only_exactly
from .passed_over import passed_over
from .unasked import answers_unasked, goes_out_plain, plain_otherwise
from .unfiltered import reset, shows_all, unfiltered
from .unheeded import only_logged
from .warned import warned
from .who_asks import unidentified

_CHOSEN: Final = (ast.Name, ast.Tuple, ast.BoolOp, ast.IfExp)
"""Answers that may give what was filtered, or else all."""


def open_branches(file: FileContext, *, identifies: bool) -> Iterator[Issue]:
    """What is wrong with the branches of a file; `identifies` where a function of it says who asks.

    Only files that read a variable of the environment have a branch on one, and only what refuses somebody leaves a
    check out.
    """
    environment = file.holds(b"getenv", b"environ")
    keys = asks_for_keys(file)
    for node in file.tree.of(ast.If):
        last = node.body[-1]
        if isinstance(node.body[0], ast.Expr):
            yield from only_logged(node, file)
        if isinstance(last, ast.Continue):
            skipped = passed_over(file, node)
            if skipped:
                yield warned(node, skipped, "Count what is missing as a failure.")
        answers = isinstance(last, ast.Return) and last.value is not None
        if answers:
            yield from answers_unasked(file, node)
        if keys:
            yield from checks_without_key(node, file)
        if not node.orelse:
            if environment:
                yield from only_exactly(node, file)
            all_of_them = reset(file, node) if isinstance(node.test, ast.UnaryOp) else None
            if all_of_them is not None:
                yield shows_all(all_of_them, file.text(all_of_them))
        if answers and identifies:
            yield from unidentified(node, file)


def open_outcomes(file: FileContext) -> Iterator[Issue]:
    """What is wrong with the answers of a file that choose between two."""
    settings = file.holds(*SETTINGS)
    for answer, given in outcomes(file):
        if settings:
            yield from answers_without_key(answer, given, file)
        plain = plain_otherwise(file, given) if isinstance(given, ast.IfExp) else None
        if plain is not None:
            yield goes_out_plain(answer, *plain)
        every = unfiltered(file, answer, given) if isinstance(given, _CHOSEN) else ""
        if every:
            yield shows_all(answer, every)
