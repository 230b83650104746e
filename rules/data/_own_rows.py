"""Models that are fitted on test rows and then judged on the very same."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext, last_part

from ._same_rows import is_unchanged, names_of
from ._tables import TEST_NAME
from .evaluated_on_train import METRICS, PREDICTS


def judged_on_own(file: FileContext) -> Iterator[tuple[ast.Call, ast.Call]]:
    """The first score on test rows of a model that was fitted on them last, and that fit."""
    fits = [call for call in file.calls_where(lambda _, last: last == "fit") if isinstance(call.func, ast.Attribute)]
    tested = [fit for fit in fits if _is_on_test(file, fit)]
    if not tested:
        return
    asked = file.calls_where(lambda _, last: last in PREDICTS or last in ("score", "evaluate"))
    measures = any(last in METRICS for _, last in file.calls)
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


def _models(file: FileContext, fit: ast.Call) -> set[str]:
    return set(names_of(file, fit, fit.func.value)) if isinstance(fit.func, ast.Attribute) else set()


def _is_on_test(file: FileContext, fit: ast.Call) -> bool:
    """``model.fit(X_test, y_test)``: rows and their labels."""
    label = file.argument(fit, "y", 1)
    given = [*fit.args[:1], *([label] if label is not None else [])]
    return len(given) > 1 and all(TEST_NAME.search(last_part(each)) for each in given)
