"""Features that are chosen by what rows say of the label: correlations, scores, importances of a fitted model."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import last_part
from mlaudit.code.written import excerpt

from .tables import is_target
from .values import ITEM, Event, Value

WORDS: Final = (
    b"get_support",
    b".corr",
    b"feature_importances_",
    b"coef_",
    b"support_",
    b"ranking_",
    b"mutual_info_",
    b"f_classif",
    b"f_regression",
    b"chi2",
)
"""What a file that chooses features so has in it."""
_SELECTORS: Final = frozenset(
    {"SelectKBest", "SelectPercentile", "SelectFpr", "SelectFdr", "SelectFromModel", "RFE", "RFECV"}
    | {"SequentialFeatureSelector"}
)
_SCORES: Final = frozenset(
    {"mutual_info_classif", "mutual_info_regression", "f_classif", "f_regression", "chi2", "r_regression"}
)
_TOLD: Final = frozenset({"support_", "ranking_", "scores_", "pvalues_"})
_WEIGHTS: Final = frozenset({"feature_importances_", "coef_"})
_MATRIX: Final = frozenset({"corr"})
"""The maker of a matrix of correlations, of which the label is one column."""


def scored(node: ast.Call, name: str, last: str, receiver: Value, given: list[Value]) -> Value | None:
    """What a call tells of features and label: ``X.corrwith(y)``, ``chi2(X, y)``, ``selector.get_support()``."""
    if last == "get_support":
        return _told(receiver)
    if last in ("corr", "corrwith") and receiver.origins and not receiver.is_column:
        what = f"`{excerpt(node, 60)}`"
        event = Event("fit", node, what, receiver.roles, receiver.origins - ITEM, 0.6, labelled=True)
        if last == "corr":
            return Value(makers=_MATRIX, fitted=frozenset({event}))
        return Value(chooses=frozenset({event}))
    if last in _SCORES and name.startswith("sklearn.") and given and given[0].origins:
        rows = given[0]
        what = f"`{excerpt(node, 60)}`"
        event = Event("fit", node, what, rows.roles, rows.origins - ITEM, 0.8, labelled=True)
        return Value(chooses=frozenset({event}))
    return None


def of_attribute(name: str, base: Value) -> Value | None:
    """``selector.support_``, ``model.feature_importances_``."""
    if name in _TOLD:
        return _told(base)
    learnt = [event for event in base.fitted if event.kind == "learnt"] if name in _WEIGHTS else []
    if not learnt:
        return None
    made = (
        Event("fit", e.node, f"the choice of features by `{e.what}.{name}`", e.roles, e.origins, labelled=True)
        for e in learnt
    )
    return Value(chooses=frozenset(made))


def of_label(base: Value, index: ast.expr) -> Value | None:
    """``corr["price"]``, ``corr[target]``: the column of the label in a matrix of correlations."""
    if base.makers != _MATRIX:
        return None
    is_one = isinstance(index, ast.Constant) and isinstance(index.value, str)
    return Value(chooses=base.fitted) if is_one or is_target(last_part(index)) else None


def _told(selector: Value) -> Value | None:
    fits = frozenset(event for event in selector.fitted if event.kind == "fit" and event.what in _SELECTORS)
    return Value(chooses=fits) if fits else None


def applied(rows: Value, chosen: Value) -> Value:
    """`rows` with only the features that were chosen by some that they have in common."""
    events = frozenset(event for event in chosen.chooses if event.origins & rows.origins - ITEM)
    return rows.having(events=rows.events | events) if events else rows


__all__ = ["WORDS", "applied", "of_attribute", "of_label", "scored"]
