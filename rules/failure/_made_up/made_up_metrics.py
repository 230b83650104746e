"""Metrics that could not be worked out, and that become a number."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext
from mlaudit.code.names import statements
from mlaudit.code.outcome import names_outcome, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.written import as_written

from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .plain import is_number

_METRICS: Final = regex(
    r"^sklearn\.metrics\.\w+$|^torchmetrics\.functional\.\w+$|^scipy\.stats\.(ks_2samp|pearsonr|spearmanr|kendalltau)$"
)
_NO_SCORE: Final = regex(r"(?i)\b-?(inf(inity)?|nan)\b")


def made_up_metric(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: auc = 0.0`` where ``auc = roc_auc_score(...)`` was tried."""
    if not file.imports("sklearn", "scipy", "torchmetrics"):
        return None
    measured = next((c for c in calls(file, block.body) if _METRICS.match(file.call_name(c) or "")), None)
    if measured is None or any(isinstance(s, ast.Raise) or _is_none(s) for s in statements(handler.body)):
        return None
    made = {as_written(t) for s in statements(block.body) for t in targets(s)}
    answers = any(isinstance(s, ast.Return) and s.value is not None for s in statements(block.body))
    for statement in handler.body:
        value = outcome(statement) if isinstance(statement, ast.Return) else given(statement)
        if value is None or not is_number(value) or names_outcome(statement):
            continue
        if not isinstance(statement, ast.Return) and made.isdisjoint(map(as_written, targets(statement))):
            continue
        if isinstance(statement, ast.Return) and not answers:
            continue
        shown = file.text(statement)
        said = f"where `{shown_call(file, measured)}` fails, `{shown}` stands for what was not measured"
        return Verdict("MLA109", f"{said}: whoever reads it takes it for a measurement", 0.7)
    return None


def _is_none(statement: ast.stmt) -> bool:
    """``error = float("inf")``: a score that no model has, by which whoever reads the rest knows."""
    value = statement.value if isinstance(statement, ast.Return) else given(statement)
    return value is not None and _NO_SCORE.search(ast.unparse(value)) is not None
