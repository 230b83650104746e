"""Forecasts that failed, and means that are scored in their place."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written, excerpt

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls

_FORECASTS: Final = frozenset({"forecast", "predict", "get_forecast", "get_prediction"})
_FITS: Final = frozenset({"fit", "auto_arima"})
_PLAIN: Final = regex(
    r"\.(mean|median)\(|\b(np|numpy)\.(full|repeat|zeros|ones|tile|full_like|zeros_like)\(|\.iloc\[-1\]|\[-1\]"
)
"""What needs no model: a mean, the last value, one number as often as it is asked for."""
_MEASURES: Final = regex(
    r"(?i)^(mean_(absolute|squared)(_percentage)?_error|root_mean_squared_error|r2_score|median_absolute_error"
    r"|(calc(ulate)?_|compute_)?(s?mape|rmse|mae|mase|wape))$"
)


def scored_otherwise(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: forecast = np.repeat(train.mean(), 12)`` where a model was fitted to forecast, in a file that
    measures how good forecasts are: the means are measured with them.
    """
    if not handlers.is_broad(file, handler) or not any(map(_measures, lasts(file))):
        return None
    tried = list(calls(file, block.body))
    fitted = next((call for call in tried if last_part(call.func) in _FITS), None)
    asked = next((call for call in tried if last_part(call.func) in _FORECASTS), None)
    if fitted is None or (asked is None and not _reads_fitted(file, block)):
        return None
    made = _names(block.body)
    answers = any(isinstance(statement, ast.Return) for statement in statements(block.body))
    for statement in handler.body:
        value = outcome(statement) if isinstance(statement, ast.Return) else given(statement)
        same = answers if isinstance(statement, ast.Return) else not made.isdisjoint(_names([statement]))
        if value is not None and same and _PLAIN.search(as_written(value)):
            said = f"when `{shown_call(file, asked or fitted)}` fails, `{excerpt(statement, 70)}` is scored"
            said = f"{said} in its place: the metric cannot tell the two apart"
            return Verdict("MLA109", said, 0.8, mild=True)
    return None


def _names(body: list[ast.stmt]) -> set[str]:
    """What a block gives values to, also several at once."""
    given_to = [target for statement in statements(body) for target in targets(statement)]
    return {as_written(each) for t in given_to for each in (t.elts if isinstance(t, ast.Tuple) else [t])}


def _reads_fitted(file: FileContext, block: ast.Try) -> bool:
    """``model.fittedvalues`` of statsmodels."""
    return any(each.attr == "fittedvalues" for s in block.body for each in file.inside(s, ast.Attribute))


def _measures(last: str) -> bool:
    return _MEASURES.match(last) is not None
