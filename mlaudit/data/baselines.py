"""The simplest models that a real one has to beat: a linear one on the reference rows, or no model at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from mlaudit.data.metrics import Truth
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

MOST_LEVELS = 50
"""Levels of a category that get a column of their own; the rest share none."""


class Encoder(msgspec.Struct, frozen=True):
    """What the encoding learnt from the training rows: per column its levels, or its median, mean and deviation."""

    levels: dict[str, tuple[str, ...]]
    numbers: dict[str, tuple[float, float, float]]


def constant(truth: Truth) -> Truth:
    """The same answer for every row: the most frequent class with the classes' shares as scores, or the mean.

    The shares are the evaluation rows' own, which flatters the baseline and never the model.
    """
    import numpy as np

    rows = len(truth.truth)
    if truth.task == "regression":
        return msgspec.structs.replace(truth, decision=np.full(rows, float(np.mean(truth.truth))))
    counts = np.bincount(truth.truth, minlength=truth.classes)
    shares = counts / rows
    scores = np.full(rows, shares[1]) if truth.task == "binary" else np.tile(shares, (rows, 1))
    return msgspec.structs.replace(truth, decision=np.full(rows, int(counts.argmax())), scores=scores)


def linear(train: Mapping[str, Array], labels: Array, rows: Mapping[str, Array], truth: Truth) -> Truth:
    """Logistic regression (ridge, for values) fitted on `train`, answering for `rows`.

    `labels` are class numbers as in `truth`, or values. Raises `DataError` where they show one class only.
    """
    import numpy as np

    try:
        from sklearn.linear_model import LogisticRegression, Ridge
    except ImportError as error:
        raise DataError("a linear baseline needs scikit-learn; install `mlaudit[runtime]`") from error
    encoder = learn(train)
    left, right = encode(encoder, train), encode(encoder, rows)
    if truth.task == "regression":
        return msgspec.structs.replace(truth, decision=Ridge().fit(left, labels).predict(right))
    if len(np.unique(labels)) < 2:
        raise DataError("a linear baseline needs reference labels of both classes; all have the same one")
    model = LogisticRegression(max_iter=1000).fit(left, labels)
    found = model.predict_proba(right)
    scores = np.zeros((len(right), truth.classes))
    scores[:, model.classes_.astype(int)] = found
    decision = scores.argmax(axis=1)
    return msgspec.structs.replace(truth, decision=decision, scores=scores[:, 1] if truth.task == "binary" else scores)


def learn(columns: Mapping[str, Array]) -> Encoder:
    """What `encode` needs, from training rows. Times are left out: no date of the future was seen."""
    import numpy as np

    levels: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, tuple[float, float, float]] = {}
    for name, values in columns.items():
        if values.dtype.kind in "iufb":
            finite = values[np.isfinite(values)].astype(np.float64)
            if finite.size:
                deviation = float(finite.std())
                numbers[name] = (float(np.median(finite)), float(finite.mean()), deviation or 1.0)
        elif values.dtype.kind == "O":
            counts: dict[str, int] = {}
            for value in values.tolist():
                counts[str(value)] = counts.get(str(value), 0) + 1
            ranked = sorted(counts, key=lambda level: (-counts[level], level))
            levels[name] = tuple(ranked[:MOST_LEVELS])
    if not levels and not numbers:
        raise DataError("a linear baseline found no numbers and no categories among the features")
    return Encoder(levels, numbers)


def encode(encoder: Encoder, columns: Mapping[str, Array]) -> Array:
    """A matrix (n, features): standardised numbers with the median for what is missing, one column a level."""
    import numpy as np

    parts = []
    for name, (median, mean, deviation) in encoder.numbers.items():
        values = columns[name].astype(np.float64)
        parts.append((np.where(np.isfinite(values), values, median) - mean) / deviation)
    for name, known in encoder.levels.items():
        values = np.array([str(value) for value in columns[name].tolist()], dtype=object)
        parts.extend((values == level).astype(np.float64) for level in known)
    return np.column_stack(parts)
