"""Evaluations of a kept checkpoint on the validation rows that it was kept by, in a program that knows no others."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._checkpoints import beats_best, names_test, saves
from .evaluated_on_train import METRICS

_VALIDATION: Final = regex(
    r"(?i)^(val|valid|validation|dev)(_?(set|data|dataset|loader|data_?loader|dl|ds|iter|gen|generator|split|dir|path))?$"
)
_VALIDATED: Final = regex(r"(?i)(^|_)(val|valid|validation|dev)(_|$)")
_REPORTS: Final = regex(
    r"(?i)(^|[/_])(eval|evaluate|evaluation|final_\w+|report|test_model|metrics)(_\w+)?\.(py|ipynb)$"
)
_LOADS: Final = frozenset({"load_state_dict", "load_model", "load_weights", "load_from_checkpoint"})
_TRAINS: Final = (b".backward(", b".fit(")
_LIBRARIES: Final = (b"torch", b"keras")


def kept_by_validation(file: FileContext) -> ast.expr | ast.stmt | None:
    """Where the epoch with the best score on validation rows is kept."""
    data = file.source.data
    if b"val" not in data or not any(word in data for word in _LIBRARIES):
        return None
    for call in file.calls_where(lambda _, last: last == "ModelCheckpoint"):
        monitored = file.constant(file.argument(call, "monitor", 1))
        best = file.constant(file.argument(call, "save_best_only")) is True
        if best and isinstance(monitored, str) and monitored.startswith("val_"):
            return call
    for branch in file.tree.of(ast.If):
        score = beats_best(branch)
        if score is not None and saves(file, branch) and _VALIDATED.search(last_part(score)):
            return branch
    return None


def judged_on_validation(file: FileContext) -> ast.expr | None:
    """Where a program that loads a model, trains none and measures it takes the validation rows."""
    data = file.source.data
    if not _REPORTS.search(file.path) or b"val" not in data or any(word in data for word in _TRAINS):
        return None
    if not any(last in _LOADS for _, last in file.calls) or not any(last in METRICS for _, last in file.calls):
        return None
    return next(_rows(file), None)


def _rows(file: FileContext) -> Iterator[ast.expr]:
    """The calls that are told, or whose answer is called, validation rows."""
    for call in file.tree.of(ast.Call):
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if any(_VALIDATION.match(word) for each in given for word in _words(file, each)):
            yield call


def _words(file: FileContext, node: ast.expr) -> Iterator[str]:
    """``val`` of ``"val"``, of ``DATA / "val"`` and of a name that is one."""
    last = node.right if isinstance(node, ast.BinOp) else node
    written = last.value if isinstance(last, ast.Constant) else file.constant(last)
    if isinstance(written, str):
        yield written.rstrip("/").rpartition("/")[2]
    elif isinstance(last, ast.Name | ast.Attribute):
        yield last_part(last)


def knows_test(file: FileContext) -> ast.expr | None:
    """Where a program names test rows: a loader of them, or the part of a data set that is called so."""
    data = file.source.data
    if b"test" not in data or not any(word in data for word in _LIBRARIES):
        return None
    for call in file.tree.of(ast.Call):
        for each in (*call.args, *(keyword.value for keyword in call.keywords)):
            if names_test(each) or any(word == "test" for word in _words(file, each)):
                return each
    return None
