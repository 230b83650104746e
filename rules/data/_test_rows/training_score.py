"""Scores of which the name says that they are on the training rows: what Keras calls ``loss`` and ``accuracy``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_PLAIN: Final = regex(
    r"(?i)^(train(ing)?_)?(loss|acc|accuracy|(\w+_)?accuracy|auc|f1(_score)?|precision|recall|mae|mse|rmse"
    r"|(root_)?mean_(absolute|squared)_\w*error|iou|dice\w*)$"
)
_HELD_OUT: Final = regex(r"(?i)(^|_)(val|valid|validation|dev|test|eval|holdout)")
_TRAINING: Final = regex(r"(?i)(^|[_/])(train|training|tr|trn)([_/]|$)")


def watches_training(file: FileContext, callback: ast.Call) -> bool:
    """Whether a callback stops or keeps by a score on the training rows: ``EarlyStopping(monitor="accuracy")``."""
    given = file.keyword_maybe(callback, "monitor")
    watched = file.constant(given) if isinstance(given, ast.expr) else None
    if not isinstance(watched, str) or _HELD_OUT.search(watched):
        return False
    name = file.call_name(callback) or ""
    return is_training_score(watched) or ("keras" in name and _PLAIN.match(watched) is not None)


def is_training_score(name: str) -> bool:
    """Whether a name is that of a score on the training rows."""
    return _TRAINING.search(name) is not None and not _HELD_OUT.search(name)


__all__ = ["is_training_score", "watches_training"]
