"""Training that stops, or a model that is kept, by its score on the rows that it learns from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._rows.tables import is_validation_name, role_of
from .callbacks import callbacks
from .checkpoints import beating, saves, stoppers
from .training_score import is_training_score, watches_training

_VALIDATES: Final = ("validation_data", "validation_split", "val_dataloaders", "val_dataloader", "datamodule")
_LIGHTNING: Final = (b"def validation_step", b"val_dataloader", b"val_loader")
_NO_SCORE: Final = regex(r"(?i)time|epoch|step|batch|size|lr")


class ByTraining(NamedTuple):
    """What stops or keeps by a score on training rows, and where the others are at hand, if it is seen."""

    place: ast.expr
    others: ast.expr | None


def by_training(file: FileContext) -> Iterator[ByTraining]:
    """Callbacks, sets that boosting watches, and branches of a loop over epochs that go by the score in training."""
    told: set[ast.AST] = set()
    for fit in called(file, "fit", "train", "fit_generator"):
        others = _validation_of(file, fit)
        for callback in callbacks(file, fit) if others is not None else ():
            if callback not in told and _chooses(file, callback) and watches_training(file, callback):
                told.add(callback)
                yield ByTraining(callback, others)
        last = _watched_last(file, fit)
        if last is not None:
            yield ByTraining(last, None)
    for branch, score in beating(file):
        if saves(file, branch) and not _names_validation(file, branch.test) and _is_of_training(file, score):
            if (seen := _validates_in_loop(file, branch)) is not None:
                yield ByTraining(branch.test, seen)
    for call, score in stoppers(file):
        if _is_of_training(file, score) and (seen := _validates_in_loop(file, call)) is not None:
            yield ByTraining(call, seen)


def _chooses(file: FileContext, callback: ast.Call) -> bool:
    """Whether a callback stops training, or keeps the best epoch alone."""
    name = file.call_name(callback) or last_part(callback.func)
    if name.rpartition(".")[2] != "ModelCheckpoint":
        return name.endswith("EarlyStopping")
    return "lightning" in name or file.constant(file.argument(callback, "save_best_only")) is True


def _validation_of(file: FileContext, fit: ast.Call) -> ast.expr | None:
    """The validation rows that a fit is given beside those that it learns from."""
    for keyword in fit.keywords:
        if keyword.arg in _VALIDATES and file.constant(keyword.value) is not None:
            return keyword.value
    if len(fit.args) > 2 and is_validation_name(last_part(fit.args[2])):
        return fit.args[2]
    is_trainer = last_part(fit.func.value if isinstance(fit.func, ast.Attribute) else None).lower().endswith("trainer")
    return fit if is_trainer and file.holds(*_LIGHTNING) and file.holds(b"ightning") else None


def _watched_last(file: FileContext, fit: ast.Call) -> ast.expr | None:
    """The training rows, where XGBoost is given them last to stop by: it goes by the last of several sets."""
    made = file.names.single_value(fit.func.value) if isinstance(fit.func, ast.Attribute) else None
    is_own = file.call_name(fit) == "xgboost.train"
    if not is_own and not (isinstance(made, ast.Call) and last_part(made.func).startswith("XGB")):
        return None
    calls = (fit, made) if isinstance(made, ast.Call) else (fit,)
    rounds = next((given for call in calls if (given := file.keyword_maybe(call, "early_stopping_rounds"))), None)
    if not isinstance(rounds, ast.expr) or file.constant(rounds) is None:
        return None
    sets = file.argument(fit, "evals", 3) if is_own else file.argument(fit, "eval_set")
    listed = file.names.single_value(sets) if sets is not None else None
    last = listed.elts[-1] if isinstance(listed, ast.List) and listed.elts else None
    rows = last.elts[0] if isinstance(last, ast.Tuple) and last.elts else last
    return last if last is not None and role_of(last_part(rows)) == "train" else None


def _is_of_training(file: FileContext, score: ast.expr) -> bool:
    """Whether a score is one in training, by its name or by the loader that what gave it went through."""
    if isinstance(score, ast.UnaryOp):
        score = score.operand
    name = last_part(score)
    if is_training_score(name):
        return _NO_SCORE.search(name) is None
    if not isinstance(score, ast.Name) or _names_validation(file, score):
        return False
    bound = [each for each in file.names.lookup(score.id, score) if each.kind != "aug"]
    made = bound[0].value if len(bound) == 1 and bound[0].kind in ("assign", "unpack") else None
    given = [*made.args, *(keyword.value for keyword in made.keywords)] if isinstance(made, ast.Call) else []
    roles = {role_of(last_part(each)) for each in given}
    return "train" in roles and "test" not in roles


def _names_validation(file: FileContext, node: ast.AST) -> bool:
    return any(is_validation_name(name.id) or role_of(name.id) == "test" for name in file.inside(node, ast.Name))


def _validates_in_loop(file: FileContext, place: ast.AST) -> ast.expr | None:
    """A score on other rows that the loop over epochs round a place has, too."""
    loop = next(file.ancestors(place, ast.For), None)
    for assign in file.inside(loop, ast.Assign) if loop is not None else ():
        for target in assign.targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Name) and is_validation_name(part.id) and isinstance(assign.value, ast.Call):
                    return assign.value
    return None


__all__ = ["ByTraining", "by_training"]
