"""Files that call the score on a part of the training rows, which a fold left out, the test score."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.written import names_in

Says = Callable[[str], bool]
"""Whether a text names a score on test rows."""
_FOUND: Final = "cv_results_"
_ROUNDS: Final = 3


def of_folds(file: FileContext, says: Says) -> bool:
    """Whether a file asks `cross_validate`, or gives what a search found the name of a test score:
    ``row["test_f1"] = search.cv_results_["mean_test_f1"][best]``.
    """
    known: bool | None = file.shared.get("test scores of folds")
    if known is None:
        known = file.holds(b"cross_validate") or (file.holds(b"cv_results_") and _renames(file, says))
        file.shared["test scores of folds"] = known
    return known


def _renames(file: FileContext, says: Says) -> bool:
    readers = {file.function_of(each) for each in file.tree.of(ast.Attribute) if each.attr == _FOUND}
    return not readers or any(_gives(file, reader, says) for reader in readers)


def _gives(file: FileContext, reader: FunctionNode | None, says: Says) -> bool:
    """Whether a function that reads what a search found gives that, or what it made of it, such a name."""
    home: ast.AST = reader or file.tree.module
    held = _made_of(file, home)
    for record in file.inside(home, ast.Dict):
        for key, value in zip(record.keys, record.values, strict=True):
            if _is_named(key, says) and _is_of(value, held):
                return True
            if _is_named(value, says) and isinstance(key, ast.Constant) and str(key.value).startswith("mean_test_"):
                return True
    return any(
        isinstance(target, ast.Subscript) and _is_named(target.slice, says) and _is_of(assigned.value, held)
        for assigned in assignments(file, home)
        for target in assigned.targets
    ) or any(
        keyword.arg is not None and says(keyword.arg) and _is_of(keyword.value, held)
        for call in file.inside(home, ast.Call)
        for keyword in call.keywords
    )


def _made_of(file: FileContext, home: ast.AST) -> set[str]:
    """The names in a function that hold what a search found, or something that is made of it."""
    held: set[str] = set()
    for _ in range(_ROUNDS):
        for assigned in assignments(file, home):
            if _is_of(assigned.value, held):
                held.update(target.id for target in assigned.targets if isinstance(target, ast.Name))
        for loop in file.inside(home, ast.For):
            if _is_of(loop.iter, held):
                held |= names_in(loop.target)
    return held


def _is_of(value: ast.expr, held: set[str]) -> bool:
    return any(
        part.attr == _FOUND if isinstance(part, ast.Attribute) else isinstance(part, ast.Name) and part.id in held
        for part in ast.walk(value)
    )


def _is_named(key: ast.expr | None, says: Says) -> bool:
    return isinstance(key, ast.Constant) and isinstance(key.value, str) and says(key.value)


__all__ = ["of_folds"]
