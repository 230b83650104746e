"""Metrics that could not be worked out, and that become a number."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import names_outcome, outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls
from .plain import is_number

_METRICS: Final = regex(
    r"^(sklearn\.metrics|seqeval\.metrics|sklearn_crfsuite\.metrics|jiwer|sacrebleu|rouge_score|bert_score|editdistance"
    r"|nltk\.translate|nltk\.metrics|statsmodels\.tools\.eval_measures)\.[\w.]+$"
    r"|^torchmetrics\.[\w.]+(\(\))?$|^scipy\.stats\.(ks_2samp|pearsonr|spearmanr|kendalltau|wasserstein_distance|entropy)$"
    r"|^(evaluate\.load|evaluate\.combine|datasets\.load_metric)\(\)\.compute$|^lifelines\.utils\.concordance_index$"
)
_OWN: Final = regex(
    r"^_*((compute|calculate|calc|measure|eval|evaluate|get)_(\w+_)?)?((\w+_)?auc|roc_auc_score|f1|f1_score|accuracy|rmse"
    r"|mae|mape|smape|r2|r2_score|ks|ks_statistic|bleu|rouge(_[l12])?|wer|cer|brier(_score)?|perplexity|ndcg|gini"
    r"|silhouette(_score)?|psi|mean_squared_error|log_loss)$"
)
"""Functions of a project's own that measure."""
_OPTIMISERS: Final = frozenset(
    {"minimize", "minimize_scalar", "differential_evolution", "dual_annealing", "basinhopping", "brute", "shgo", "fmin"}
    | {"gp_minimize", "forest_minimize", "gbrt_minimize", "dummy_minimize", "BayesianOptimization", "optimize"}
)
"""What asks a function again and again for the number that it answers: SciPy, scikit-optimize, hyperopt, Optuna."""
_NO_SCORE: Final = regex(r"(?i)\b-?(inf(inity)?|nan)\b")


def made_up_metric(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: auc = 0.0`` where ``auc = roc_auc_score(...)`` was tried."""
    if not any(map(_makes_up, handler.body)):
        return None
    measured = next((c for c in calls(file, block.body) if _measures(file, c)), None)
    if measured is None or any(isinstance(s, ast.Raise) or _is_none(s) for s in statements(handler.body)):
        return None
    if _is_objective(file, block):
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


def _is_objective(file: FileContext, block: ast.Try) -> bool:
    """Whether an optimiser asks the function: ``minimize(negative_auc, start)`` takes the number for a bad try, and
    nobody reads it.
    """
    function = file.function_of(block)
    if function is None:
        return False
    return any(
        isinstance(given, ast.Name) and given.id == function.name
        for call in file.calls_where(lambda _, last: last in _OPTIMISERS)
        for given in (*call.args, *(keyword.value for keyword in call.keywords))
    )


def left_unmeasured(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> str:
    """``except Exception: auc = None`` where ``auc = roc_auc_score(...)`` was tried: a None is no number, and whoever
    reads it knows that nothing was measured. The assignment, as it is written; "" for anything else.
    """
    emptied = [s for s in handler.body if isinstance(s, ast.Assign | ast.AnnAssign)]
    rest = [s for s in handler.body if s not in emptied and not isinstance(s, ast.Pass)]
    if not emptied or not handlers.logs_all(rest):
        return ""
    if not all(isinstance(s.value, ast.Constant) and s.value.value is None for s in emptied):
        return ""
    measured = {
        as_written(target)
        for statement in statements(block.body)
        if (value := given(statement)) is not None
        if any(isinstance(part, ast.Call) and _measures(file, part) for part in ast.walk(value))
        for target in targets(statement)
    }
    left = {as_written(target) for statement in emptied for target in targets(statement)}
    return file.text(emptied[0]) if left <= measured else ""


def _makes_up(statement: ast.stmt) -> bool:
    value = outcome(statement) if isinstance(statement, ast.Return) else given(statement)
    return value is not None and is_number(value)


def _measures(file: FileContext, call: ast.Call) -> bool:
    return _OWN.match(last_part(call.func)) is not None or _METRICS.match(file.call_name(call) or "") is not None


def _is_none(statement: ast.stmt) -> bool:
    """``error = float("inf")``: a score that no model has, by which whoever reads the rest knows."""
    value = statement.value if isinstance(statement, ast.Return) else given(statement)
    return value is not None and _NO_SCORE.search(ast.unparse(value)) is not None
