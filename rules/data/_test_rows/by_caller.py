"""Choices by test rows that a function is handed: which rows these are, its caller says."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.only_tested import only_tests_call
from mlaudit.code.project import ProjectView

from .tested import names_test

BY_CALLER: Final = "handed the test rows"


def is_handed_test(file: FileContext, node: ast.AST) -> bool:
    """Whether the function around a node has a parameter that is named as test rows."""
    home = file.function_of(node)
    if home is None:
        return False
    every = (*home.args.posonlyargs, *home.args.args, *home.args.kwonlyargs)
    return any(names_test(file, each.arg) for each in every)


def is_tried_only(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a choice is made in a function that is handed the rows and that nothing but tests call."""
    where = candidate.finding.location
    if BY_CALLER not in candidate.data or where is None:
        return False
    return only_tests_call(project, (where.path, candidate.function))


__all__ = ["BY_CALLER", "is_handed_test", "is_tried_only"]
