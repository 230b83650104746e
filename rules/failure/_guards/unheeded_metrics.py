"""Measures below what was asked for, of which only a log knows: the model is handed over all the same."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import calls_through
from mlaudit.code.pattern import regex
from mlaudit.code.statements import below

from .. import _handlers as handlers

WORDS: Final = (b"register_", b"promote", b"deploy", b"transition_model", b"set_registered_model_alias")
"""Of which a file has one that hands a model over."""
_MEASURES: Final = regex(
    r"(?i)(^|[_\W])(accuracy|acc|auc|roc_auc|pr_auc|f1|f1_score|precision|recall|r2|rmse|mae|mse|mape|logloss|log_loss|gini|ks"
    r"|brier|psi|drift|score|improvement)([_\W]|$)"
)
_ASKED: Final = regex(
    r"(?i)thresh|min_|_min|minimum|max_|_max|maximum|baseline|target|required|champion|prod|tolerance|limit|bar$|floor"
)
_SHIPS: Final = regex(
    r"(?i)^_*(register_(\w*_)?models?|register_best\w*|promote\w*|deploy\w*|publish_(\w*_)?models?|release_(\w*_)?models?"
    r"|transition_model_version_stage|set_registered_model_alias|create_model_version)$"
)
_WORSE: Final = regex(
    r"(?i)fail|below|above|under|not (good|meet|pass|accept|better|improv)|does(n't| not)|too (low|high)|worse|reject"
    r"|insufficient|degrad|regress|exceed"
)
_NAMED: Final = (ast.Name, ast.Attribute, ast.Subscript)


def unheeded_metric(file: FileContext, node: ast.If) -> tuple[ast.Call, str] | None:
    """``if auc < threshold: log.warning("below the threshold")``, and the model is registered: that call, and the test;
    None for other tests.
    """
    test = node.test
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or not isinstance(test.ops[0], _ORDERS):
        return None
    if not handlers.logs_all(node.body) or (node.orelse and not handlers.logs_all(node.orelse)):
        return None
    if not _is_gate(test) or not any(_WORSE.search(ast.unparse(s)) for s in (*node.body, *node.orelse)):
        return None
    for statement in below(node):
        if isinstance(statement, ast.If | ast.Return | ast.Raise):
            return None
        for call in calls_through(file, statement):
            if _SHIPS.match(last_part(call.func)):
                return call, file.text(test)
    return None


_ORDERS: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def _is_gate(test: ast.Compare) -> bool:
    """Whether a measure is held against what was asked for: a number that is written down, or a name that says so."""
    sides = (test.left, test.comparators[0])
    for measured, asked in (sides, sides[::-1]):
        if not isinstance(measured, _NAMED) or not _MEASURES.search(ast.unparse(measured)):
            continue
        number = isinstance(asked, ast.Constant) and type(asked.value) in (int, float)
        if number or (isinstance(asked, _NAMED) and _ASKED.search(ast.unparse(asked))):
            return True
    return False


__all__ = ["WORDS", "unheeded_metric"]
