"""Models that are fitted on test rows and then judged on the very same."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called, called_where, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.written import names_in

from .._rows.metrics import METRICS, PREDICTS
from .._rows.tables import MOST_NAMES, is_test_name, role_of
from .same_rows import is_unchanged, names_of

_LEARNS: Final = regex(r"(?i)^(train|fit)_?(?!test)\w*$")
_MEASURES: Final = regex(r"(?i)^(r?mse|mae|r2|accuracy|auc|score|evaluate)(_score)?$")
_ROWS_AND_LABELS: Final = 2


def judged_on_own(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The first score on test rows of a model that was fitted on them last, and that fit."""
    fits = [call for call in called(file, "fit") if isinstance(call.func, ast.Attribute)]
    tested = [fit for fit in fits if _is_on_test(file, fit)]
    if not tested:
        return
    asked = called(file, *PREDICTS, "score", "evaluate")
    measures = calls_one(file, METRICS)
    for fit in tested:
        models = _models(file, fit)
        given = file.text(fit.args[0])
        for call in asked:
            if call.lineno <= fit.lineno or not call.args or file.text(call.args[0]) != given:
                continue
            if not isinstance(call.func, ast.Attribute) or file.text(call.func.value) not in models:
                continue
            if last_part(call.func) in PREDICTS and not measures:
                continue
            between = (each for each in fits if fit.lineno < each.lineno <= call.lineno)
            if any(models & _models(file, each) for each in between) or not is_unchanged(file, fit, call, given):
                break
            yield call, fit
            break


def fitted_by_hand(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """``w0, w = train_linear(X_test, y_test)`` and the first score of the same rows by what was fitted so."""
    for call in called_where(file, learns):
        if isinstance(call.func, ast.Attribute) or len(call.args) < _ROWS_AND_LABELS:
            continue
        rows, labels = (last_part(each) for each in call.args[:_ROWS_AND_LABELS])
        statement = file.statement_of(call)
        if not isinstance(statement, ast.Assign) or statement.value is not call or not are_held_out(rows, labels):
            continue
        weights = names_in(statement.targets[0])
        home = file.function_of(call)
        scored = _scored_by_hand(file, call, labels)
        if scored is None or home is not file.function_of(scored):
            continue
        between = [
            each
            for each in file.tree.of(ast.Assign)
            if call.lineno < each.lineno <= scored.lineno and file.function_of(each) is home
        ]
        if any(weights & names_in(a.targets[0]) for a in between):
            continue  # fitted once more before the score
        asks = [each.value for each in between] + [scored]
        if any(weights & names_in(a) for a in asks):
            yield scored, call


@lru_cache(MOST_NAMES)
def learns(name: str) -> bool:
    """Whether a function fits something, by its name."""
    return _LEARNS.search(name) is not None


def are_held_out(rows: str, labels: str) -> bool:
    """``X_test, y_test`` or ``X_valid, y_valid``: features and labels of the same part."""
    named = role_of(rows) == role_of(labels) == "test"
    return named and labels[:1] in "yY" and rows[:1] in "xX" and rows[1:] == labels[1:]


def _scored_by_hand(file: FileContext, fit: ast.Call, labels: str) -> ast.Call | None:
    """The next call that is given the labels and something else."""
    for call in file.tree.of(ast.Call):
        if call.lineno > fit.lineno and len(call.args) > 1 and any(last_part(each) == labels for each in call.args):
            return call if _MEASURES.search(last_part(call.func)) or last_part(call.func) in METRICS else None
    return None


def _models(file: FileContext, fit: ast.Call) -> set[str]:
    return set(names_of(file, fit, fit.func.value)) if isinstance(fit.func, ast.Attribute) else set()


def _is_on_test(file: FileContext, fit: ast.Call) -> bool:
    """``model.fit(X_test, y_test)``, ``calibrator.fit(scores, y_test)``: the labels say whose rows these are."""
    label = file.argument(fit, "y", 1)
    return bool(fit.args) and label is not None and is_test_name(last_part(label))
