"""Keys that name a score on test rows: ``sort_values("test_f1")``, ``run.data.metrics["test_mae"]``.

The key says of itself what it was measured on, wherever the table, the dict or the store of runs was filled.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.called import called, called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .._rows.frame import defaults
from .._rows.parts import speaks_of_test
from .._rows.tables import MOST_NAMES
from .of_folds import of_folds

HELD_OUT: Final = frozenset({"test", "tst", "testing", "holdout", "teste", "prueba", "oos"})
_OTHERWISE: Final = frozenset(
    {"train", "val", "valid", "validation", "dev", "cv", "fold", "folds", "backtest", "diff", "gap", "delta"}
)
"""Words beside which a score is one of cross-validation or of other rows, or no score."""
_OF_FOLDS: Final = frozenset({"mean", "std", "rank", "split"})
"""How what is taken over folds begins or ends: ``mean_test_score`` of a search, ``test-auc-mean`` of boosting."""
_METRICS: Final = frozenset(
    {"acc", "accuracy", "bacc", "acuracia", "exactitud", "precision", "recall", "f1", "fbeta", "f2", "auc", "auroc"}
    | {"roc", "rocauc", "auprc", "prauc", "ap", "map", "mcc", "kappa", "gini", "ks", "brier", "ece", "logloss"}
    | {"mae", "mse", "rmse", "rmsle", "msle", "mape", "smape", "wape", "mase", "medae", "r2", "rsquared", "error"}
    | {"err", "erro", "loss", "score", "deviance", "iou", "miou", "dice", "bleu", "rouge", "wer", "cer", "ndcg"}
    | {"mrr", "perplexity", "ppl", "pearson", "spearman"}
)
WORDS: Final = regex(r"[A-Z]?[a-z]+\d?|[A-Z]+(?![a-z])\d?|\d+")
_ORDERED_BY: Final = regex(
    r"(?i)\border\s+by\s+[`\"]?(?:\w+\.)?[`\"]?(\w+)[`\"]?(?:\s+(?:asc|desc))?[^()]*\blimit\s+1\b"
)
ARE_TEST_SCORES: Final = regex(
    r"(?i)^test_?(metrics?|scores?|results?|performance|eval(uation)?)$|^(metrics|scores)_test$"
)
_DIRECTION: Final = regex(r"(?i)\s+(asc|desc)(ending)?\s*$")
_ORDERS: Final = frozenset(
    {"max", "min", "sorted", "sort", "sort_values", "sort_by", "nlargest", "nsmallest", "idxmax", "idxmin"}
    | {"argmax", "argmin", "arg_max", "arg_min", "argsort", "top_k", "bottom_k", "search_runs"}
)
_NO_KEYS: Final = (ast.Slice, ast.Tuple, ast.UnaryOp, ast.Compare)
"""What picks rows or places and is no key."""
_COLUMN_OF: Final = {"sort_values": ("by", 0), "sort": ("by", 0), "sort_by": ("by", 0), "search_runs": ("order_by", 4)}
_TOP_OF: Final = {"nlargest": ("columns", 1), "nsmallest": ("columns", 1), "top_k": ("by", 1), "bottom_k": ("by", 1)}


@lru_cache(MOST_NAMES)
def names_test_score(text: str) -> bool:
    """Whether a key names a score on rows to test on: ``test_mae``, ``metrics.rmse_test``, ``testAccuracy``."""
    if "test" not in text.lower() and "out" not in text.lower() and "oos" not in text.lower():
        return False
    words = [word.lower() for word in WORDS.findall(text.removeprefix("metrics."))]
    if not words or words[0] in _OF_FOLDS or words[-1] in _OF_FOLDS:
        return False
    known = {*words, *(f"{one}{other}" for one, other in pairwise(words))}
    return not known.isdisjoint(HELD_OUT) and not known.isdisjoint(_METRICS) and known.isdisjoint(_OTHERWISE)


def test_key(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The key by which a call looks for the best, where that names a score on test rows."""
    if last_part(call.func) not in _ORDERS or of_folds(file, names_test_score):
        return None
    if last_part(call.func) in ("max", "min") and not _is_place(file, call):
        return None
    return next((key for key in _keys(file, call) if _says(file, key)), None)


def _is_place(file: FileContext, call: ast.Call) -> bool:
    """Whether the greatest or least is looked for to find whose it is, rather than for the number itself."""
    if file.argument(call, "key") is not None or isinstance(parent_of(call), ast.Compare):
        return True
    return any(last_part(each.func) == "index" for each in file.ancestors(call, ast.Call))


def kept_score(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression reads a score on test rows by its key: ``run["test_mae"]``, ``metrics.get("test_mae")``,
    ``run["test_metrics"]["mae"]``.
    """
    key = _read(node)
    if key is None or of_folds(file, names_test_score):
        return False
    return _says(file, key) or _says_in_two(file, node, key)


def may_read_scores(file: FileContext) -> bool:
    """Whether a file reads anything by such a key."""
    known: bool | None = file.shared.get("reads test scores")
    if known is None:
        known = speaks_of_test(file) and not of_folds(file, names_test_score) and _reads_scores(file)
        file.shared["reads test scores"] = known
    return known


def _reads_scores(file: FileContext) -> bool:
    reads: list[ast.expr] = [*file.tree.of(ast.Subscript)]
    reads += [call for call in called(file, "get") if call.args and isinstance(call.func, ast.Attribute)]
    keys = [(node, key) for node in reads if (key := _read(node)) is not None and not isinstance(key, _NO_KEYS)]
    return any(_says(file, key) or _says_in_two(file, node, key) for node, key in keys)


def _says_in_two(file: FileContext, node: ast.expr, key: ast.expr) -> bool:
    """Whether the keys of a nested table name a score on test rows together: ``run["test"]["mae"]``, and
    ``run["test_metrics"][name]``.
    """
    outer = _read_before(file, node, key)
    if outer is None or isinstance(outer, _NO_KEYS) or isinstance(key, _NO_KEYS):
        return False
    first, second = (each.attr if isinstance(each, ast.Attribute) else _text(file, each) for each in (outer, key))
    if not isinstance(first, str) or "test" not in first.casefold():
        return False
    if isinstance(second, str):
        return names_test_score(f"test_{second}") and names_test_score(f"{first}_{second}")
    return isinstance(key, ast.Name) and ARE_TEST_SCORES.search(first) is not None


def _read_before(file: FileContext, node: ast.expr, key: ast.expr) -> ast.expr | None:
    """The key by which that is read of which an expression reads by its own: ``"test"`` of ``run["test"]["mae"]``."""
    while isinstance(node, ast.Call) and not (node.args and node.args[0] is key):
        if last_part(node.func) == "float" and node.args:
            node = node.args[0]
        elif isinstance(node.func, ast.Attribute):
            node = node.func.value
        else:
            return None
    owner = node.func.value if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
    owner = node.value if isinstance(node, ast.Subscript | ast.Attribute) else owner
    owner = file.names.single_value(owner) if isinstance(owner, ast.Name) else owner
    return _read(owner) if isinstance(owner, ast.Subscript | ast.Call | ast.Attribute) else None


def queried(file: FileContext) -> Iterator[ast.expr]:
    """The queries that ask a table of runs for the one with the best score: ``ORDER BY test_mae LIMIT 1``."""
    if not file.holds(b"ORDER BY", b"order by", b"Order By"):
        return
    for call in called_where(file, lambda last: "execute" in last or "query" in last or last in ("text", "sql")):
        text = file.constant(call.args[0]) if call.args else None
        found = _ORDERED_BY.search(text) if isinstance(text, str) else None
        if found is not None and names_test_score(found[1]):
            yield call


def _says(file: FileContext, key: ast.expr) -> bool:
    """Whether a key names a score on test rows, or what reads one by two keys."""
    if isinstance(key, ast.Attribute) and names_test_score(key.attr):
        return True
    if isinstance(key, ast.Subscript | ast.Call | ast.Attribute) and (inner := _read(key)) is not None:
        return _says_in_two(file, key, inner)
    text = key.value if isinstance(key, ast.Constant) else _text(file, key)
    return isinstance(text, str) and _orders_by_test_score(text)


@lru_cache(MOST_NAMES)
def _orders_by_test_score(text: str) -> bool:
    """The same of a key with a direction: ``-test_mae``, ``test_mae DESC``."""
    return names_test_score(_DIRECTION.sub("", text.strip().lstrip("-")))


def _text(file: FileContext, key: ast.expr) -> object:
    """The text of a key; a parameter stands for what it is where nobody says otherwise."""
    if isinstance(key, ast.JoinedStr):
        parts = [_text(file, each.value if isinstance(each, ast.FormattedValue) else each) for each in key.values]
        return "".join(str(part) for part in parts if part is not UNKNOWN)
    known = file.constant(key)
    if known is not UNKNOWN or not isinstance(key, ast.Name):
        return known
    bound = file.names.lookup(key.id, key)
    function = file.function_of(key)
    if len(bound) != 1 or bound[0].kind != "arg" or function is None:
        return UNKNOWN
    default = dict(defaults(function)).get(key.id)
    return UNKNOWN if default is None else file.constant(default)


def _read(node: ast.expr) -> ast.expr | None:
    """The key by which something is read from a dict, a row or an object."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "get" and node.args:
            return node.args[0]
        return _read(node.func.value) if node.func.attr in ("item", "to_list", "to_numpy", "tolist") else None
    if isinstance(node, ast.Call) and last_part(node.func) == "float" and node.args:
        return _read(node.args[0])
    if isinstance(node, ast.Subscript):
        return node.slice
    return node if isinstance(node, ast.Attribute) else None


def _keys(file: FileContext, call: ast.Call) -> Iterator[ast.expr]:
    """What a call orders by."""
    last = last_part(call.func)
    by = file.argument(call, "key")
    if by is not None:
        yield from _of_function(file, by)
    for name, place in (known for table in (_COLUMN_OF, _TOP_OF) if (known := table.get(last)) is not None):
        columns = file.argument(call, name, place)
        made = file.names.single_value(columns) if isinstance(columns, ast.Name) else columns
        columns = columns if made is None or isinstance(made, ast.arg) else made
        if columns is not None:
            yield from columns.elts[:1] if isinstance(columns, ast.List | ast.Tuple) else [columns]
    searched = call.args[0] if call.args else call.func.value if isinstance(call.func, ast.Attribute) else None
    if searched is not None and by is None and last not in _COLUMN_OF and last not in _TOP_OF:
        yield from _of_column(file, searched)


def _of_function(file: FileContext, by: ast.expr) -> Iterator[ast.expr]:
    """What the function reads by which things are put in order: a lambda, one of the file, or an `itemgetter`."""
    if isinstance(by, ast.Call) and last_part(by.func) in ("itemgetter", "attrgetter"):
        yield from by.args[:1]
        return
    body: list[ast.AST] = [by.body] if isinstance(by, ast.Lambda) else []
    if isinstance(by, ast.Name):
        body = [binding.node for binding in file.names.lookup(by.id, by) if binding.kind == "def"]
        made = file.names.single_value(by)
        body += [made.body] if isinstance(made, ast.Lambda) else []
    for part in (part for whole in body for part in ast.walk(whole)):
        if isinstance(part, ast.Subscript | ast.Call | ast.Attribute) and (key := _read(part)) is not None:
            yield part if _says_in_two(file, part, key) else key


def _of_column(file: FileContext, searched: ast.expr) -> Iterator[ast.expr]:
    """The column of which the best place is looked for: ``runs["test_mae"]``, ``[run["test_mae"] for run in runs]``."""
    made = file.names.single_value(searched) if isinstance(searched, ast.Name) else searched
    if isinstance(made, ast.ListComp | ast.GeneratorExp):
        made = made.elt.elts[0] if isinstance(made.elt, ast.Tuple) and made.elt.elts else made.elt
    if made is not None and (key := _read(made)) is not None:
        yield made if _says_in_two(file, made, key) else key


__all__ = [
    "ARE_TEST_SCORES",
    "HELD_OUT",
    "WORDS",
    "kept_score",
    "may_read_scores",
    "names_test_score",
    "queried",
    "test_key",
]
