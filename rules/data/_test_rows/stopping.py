"""Training that stops where the score on test rows is best, which are then scored: early stopping, `evals`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents
from mlaudit.code.written import names_in

from .._rows.parts import knows_test, knows_validation
from .._rows.tables import is_validation_name
from .._rows.values import SAME_ROWS
from .callbacks import callbacks
from .tested import evaluates, method_of_class, names_test, own_function, returned, split_off
from .training_score import watches_training

WATCHED: Final = ("eval_set", "validation_data", "evals", "valid_sets")
_TRAINS: Final = frozenset({"xgboost.train", "lightgbm.train"})
_STOPS: Final = regex(r"early_?stopping|save_best_only", re.IGNORECASE)
_STOPPERS: Final = ("early_stopping_rounds", "early_stopping", "early_stop", "early_stopping_patience", "patience")
_TABLES: Final = frozenset({"DMatrix", "QuantileDMatrix", "Dataset", "Pool", "create_valid"})
"""What boosting libraries put rows and labels into."""
_TEST_FOLDER: Final = regex(
    r"(?i)(^|[/\\\\])test(ing)?([_-]?(set|data|images?))?[/\\\\]?$|^test_?(dir|path|folder|root)$"
)
_NUMBER: Final = regex(r"size|split|ratio|frac|every|steps|freq|interval|batch")
_KEPT_APART: Final = regex(r"val|dev", re.IGNORECASE)
_IN_SIGHT: Final = 4
"""Lines below the beginning of a call at which an argument is still seen."""
_ASKS: Final = frozenset({"predict", "predict_proba", "evaluate", "score"})


class Stopped(NamedTuple):
    """A fit that stops early by its score on some rows, or what tells it so far below, their name, where they are
    scored afterwards, if at all, and whether they are called test rows; validation rows count in a file that names no
    others.
    """

    fit: ast.expr
    rows: str
    scored: ast.expr | None
    is_test: bool


def stopped(file: FileContext) -> Iterator[Stopped]:
    """The fits that stop early by rows which are scored afterwards, and are no others; or by test rows, where a file
    holds out no others.
    """
    for fit, watched, tests, is_test in watching(file):
        if not stops_early(file, fit):
            continue
        scored = scored_after(file, fit, tests) or _scored_by_caller(file, fit, tests)
        is_only = is_test and not knows_validation(file) and not _is_objective(file, fit)
        if scored is not None or is_only:
            yield Stopped(watched if watched.lineno - fit.lineno > _IN_SIGHT else fit, min(tests), scored, is_test)


def watching(file: FileContext) -> Iterator[tuple[ast.Call, ast.expr, set[str], bool]]:
    """The fits that watch rows to test on: what they are given to watch, the names of the rows, and whether these are
    called test rows.
    """
    for fit in called(file, "fit", "train"):
        if not isinstance(fit.func, ast.Attribute):
            continue
        watched = watched_by(file, fit)
        if watched is None:
            continue
        names = rows_in(file, watched)
        tests = {name for name in names if names_test(file, name) or split_off(file, name, fit)}
        if any(map(_KEPT_APART.search, names)):
            tests = set()
        if not tests and _is_read_from_test(file, watched):
            tests = names
        is_test = bool(tests)
        if not tests and not knows_test(file) and not _is_objective(file, fit):
            tests = {name for name in names if is_validation_name(name)}
        if tests:
            yield fit, watched, tests, is_test


def _is_objective(file: FileContext, fit: ast.Call) -> bool:
    """Whether a fit is in a function that is handed on: a trial of a search, which chooses by validation rows."""
    home = file.function_of(fit)
    return home is not None and any(
        isinstance(each, ast.Name) and each.id == home.name
        for call in file.tree.of(ast.Call)
        for each in (*call.args, *(keyword.value for keyword in call.keywords))
    )


def _is_read_from_test(file: FileContext, watched: ast.expr) -> bool:
    """``val = flow_from_directory("data/test")``: the folder says what the name does not."""
    made = file.names.single_value(watched)
    if not isinstance(made, ast.Call) or not isinstance(watched, ast.Name):
        return False
    for each in (*made.args, *(keyword.value for keyword in made.keywords)):
        path = file.constant(each)
        if isinstance(path, str) and _TEST_FOLDER.search(path):
            return True
        if path is UNKNOWN and isinstance(each, ast.Name | ast.Attribute) and _TEST_FOLDER.search(last_part(each)):
            return True
    return False


def watched_by(file: FileContext, fit: ast.Call) -> ast.expr | None:
    given = next((k.value for k in fit.keywords if (k.arg or "").rpartition("__")[2] in WATCHED), None)
    if given is None and file.call_name(fit) in _TRAINS:
        return file.argument(fit, "evals", 3)
    return _handed_apart(fit) if given is None else given


def _handed_apart(fit: ast.Call) -> ast.expr | None:
    """The rows to validate on that a trainer of the project's own is handed one by one: ``val_texts=texts_val``."""
    given = [k.value for k in fit.keywords if k.arg and is_validation_name(k.arg) and not _NUMBER.search(k.arg)]
    return ast.copy_location(ast.Tuple(given, ast.Load()), given[0]) if given else None


def rows_in(file: FileContext, node: ast.expr, depth: int = 4) -> set[str]:
    """The names of the rows that an expression holds: ``X_test`` of ``dtest = xgb.DMatrix(X_test, y_test)``."""
    if depth <= 0:
        return set()
    if isinstance(node, ast.List | ast.Tuple):
        return set().union(*(rows_in(file, item, depth) for item in node.elts))
    if isinstance(node, ast.Call) and last_part(node.func) in _TABLES:
        given = [*node.args, *(k.value for k in node.keywords if k.arg in ("data", "label"))]
        return set().union(*(rows_in(file, item, depth - 1) for item in given))
    if isinstance(node, ast.Name):
        made = file.names.single_value(node)
        if isinstance(made, ast.List | ast.Tuple) or (isinstance(made, ast.Call) and last_part(made.func) in _TABLES):
            return rows_in(file, made, depth - 1) or {node.id}
        return {node.id}
    if isinstance(node, ast.Attribute):
        return rows_in(file, node.value, depth) if node.attr in SAME_ROWS else {node.attr}
    return names_in(node)


def stops_early(file: FileContext, fit: ast.Call) -> bool:
    if any(k.arg in _STOPPERS and file.constant(k.value) is not None for k in fit.keywords):
        return True
    settings = file.names.single_value(fit.args[0]) if fit.args and file.call_name(fit) in _TRAINS else None
    if isinstance(settings, ast.Dict) and any(_STOPS.search(str(file.constant(key))) for key in settings.keys):
        return True
    made = file.names.single_value(fit.func.value) if isinstance(fit.func, ast.Attribute) else None
    if isinstance(made, ast.Call):
        if any(isinstance(file.keyword_maybe(each, "early_stopping_rounds"), ast.expr) for each in _makers(file, made)):
            return True
        if last_part(made.func).startswith("CatBoost"):  # with an `eval_set` it keeps the best iteration by default
            return not any(
                k.arg == "use_best_model" and file.constant(k.value) is False for k in (*made.keywords, *fit.keywords)
            )
    return any(stops(file, each) for each in callbacks(file, fit))


def stops(file: FileContext, callback: ast.Call) -> bool:
    """Whether a callback stops, or keeps the best epoch, by rows that are not trained on."""
    return _STOPS.search(ast.unparse(callback)) is not None and not watches_training(file, callback)


def _makers(file: FileContext, made: ast.Call) -> list[ast.Call]:
    """What makes a model: the call itself, and where that is of a function of the file, what this gives back."""
    function = own_function(file, made) or method_of_class(file, made)
    given = returned(file, function, -1) if function is not None else ()
    return [made, *(each for each in given if isinstance(each, ast.Call))]


def _scored_by_caller(file: FileContext, fit: ast.Call, tests: set[str]) -> ast.expr | None:
    """The same where a function of this file is handed the test rows to stop by, and its caller scores them."""
    home = file.function_of(fit)
    if home is None or tests.isdisjoint(a.arg for a in (*home.args.args, *home.args.kwonlyargs)):
        return None
    for call in called(file, home.name):
        if own_function(file, call) is home:
            given = {last_part(each) for each in (*call.args, *(keyword.value for keyword in call.keywords))}
            handed = {name for name in given if names_test(file, name)}
            scored = scored_after(file, call, handed) if handed else None
            if scored is not None:
                return scored
    return None


def scored_after(file: FileContext, fit: ast.Call, tests: set[str]) -> ast.expr | None:
    """What comes after a fit, in its function, and tells how the model scores on the test rows."""
    home = file.function_of(fit)
    kept = _kept_scores(file, fit)
    if kept is not None:
        return kept
    for call in file.tree.of(ast.Call):
        if call.lineno <= fit.lineno or file.function_of(call) is not home:
            continue
        last = last_part(call.func)
        if isinstance(call.func, ast.Attribute) and last in _ASKS and call.args:
            if not tests.isdisjoint(rows_in(file, call.args[0])):
                return call
        elif isinstance(call.func, ast.Attribute) and last == "get_best_score":
            if isinstance(fit.func, ast.Attribute) and ast.unparse(call.func.value) == ast.unparse(fit.func.value):
                return call  # CatBoost keeps the score of the rows that it watched
        elif _is_handed_with_model(file, fit, call, tests) or (
            sum(last_part(given) in tests for given in call.args) > 1 and evaluates(last)
        ):
            return call
    return None


def _kept_scores(file: FileContext, fit: ast.Call) -> ast.expr | None:
    """``log["test"]`` after ``train(..., evals_result=log)``, or ``run.history["val_loss"]`` of ``run = fit(...)``: the
    scores of the rows that it watched, read again.
    """
    kept = file.argument(fit, "evals_result")
    statement = file.statement_of(fit)
    made = statement.targets[0] if isinstance(statement, ast.Assign) and statement.value is fit else None
    home = file.function_of(fit)
    for read in file.tree.of(ast.Subscript):
        if read.lineno <= fit.lineno or file.function_of(read) is not home or _is_drawn(read):
            continue
        if isinstance(kept, ast.Name) and isinstance(read.value, ast.Name) and read.value.id == kept.id:
            return read
        if isinstance(made, ast.Name) and isinstance(read.value, ast.Attribute) and read.value.attr == "history":
            if last_part(read.value.value) == made.id and str(file.constant(read.slice)).startswith("val_"):
                return read
    return None


def _is_drawn(read: ast.expr) -> bool:
    """Whether scores are only drawn: ``plt.plot(log["test"]["auc"])``."""
    return any(
        isinstance(parent, ast.Call) and last_part(parent.func) in ("plot", "lineplot", "DataFrame", "plot_metric")
        for parent in parents(read)
    )


def _is_handed_with_model(file: FileContext, fit: ast.Call, call: ast.Call, tests: set[str]) -> bool:
    """``report(model, X_test, y_test)``: a function of the project is given the fitted model with rows and labels."""
    statement = file.statement_of(fit)
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    models = {ast.unparse(each) for each in targets} | (
        {ast.unparse(fit.func.value)} if isinstance(fit.func, ast.Attribute) else set()
    )
    if not any(ast.unparse(each) in models for each in call.args):
        return False
    inside = {name.id for each in call.args for name in file.inside(each, ast.Name)}
    return len(tests & inside) > 1
