"""Quality metrics that take a weight a row, so that a bootstrap replicate costs one pass and no sorting.

Each metric is prepared once (sorting, comparing) and then evaluated for many weight vectors. A test holds every one
to scikit-learn's.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from mlaudit.config import nearest
from mlaudit.errors import DataError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]
    Evaluate = Callable[[Array], float]

_TINY = 1e-15


class Truth(msgspec.Struct, frozen=True, kw_only=True):
    """What was true and what was predicted, row by row.

    Classification: `truth` and `decision` are class numbers, shape (n,), the positive class being 1 where there are
    two; `scores` the positive class's probability (n,), or each class's (n, k), or None. Regression: `truth` and
    `decision` are values.
    """

    task: str
    truth: Any
    decision: Any
    scores: Any = None
    classes: int = 0


def _all_rows(truth: Truth) -> int:
    return len(truth.truth)


class Metric(msgspec.Struct, frozen=True):
    """A metric: whether more is better, which tasks it is for, how to prepare it, and how many rows it rests on."""

    name: str
    higher_is_better: bool
    tasks: frozenset[str]
    prepare: Callable[[Truth], Callable[[Any], float]]
    support: Callable[[Truth], int] = _all_rows

    @property
    def is_share(self) -> bool:
        """Whether it lies between 0 and 1, and 1 is the best there is."""
        return self.higher_is_better and not self.tasks & _VALUES

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value that it can have."""
        return -math.inf if self.name == "r2" else 0.0, 1.0 if self.higher_is_better else math.inf


def find(name: str) -> Metric:
    """The metric of that name. Raises `DataError` with the nearest one."""
    if name not in METRICS:
        raise DataError(f"unknown metric `{name}`{nearest(name, METRICS)}; there are {', '.join(sorted(METRICS))}")
    return METRICS[name]


def prepare(metric: Metric, truth: Truth) -> Evaluate:
    """A function of weights, shape (n,), to the metric's value. Raises `DataError` where it does not apply."""
    import numpy as np

    if truth.task not in metric.tasks:
        raise DataError(f"{metric.name} is for {' and '.join(sorted(metric.tasks))} models; this one is {truth.task}")
    if metric.name in _SCORED and truth.scores is None:
        raise DataError(f"{metric.name} needs scores; the model gives labels only")
    if metric.name in _TWO_SIDED and len(np.unique(truth.truth)) < 2:
        raise DataError(f"{metric.name} needs labels of both classes; all {len(truth.truth)} rows have the same one")
    return metric.prepare(truth)


def _roc_auc(truth: Truth) -> Evaluate:
    """Area under the ROC curve as the chance that a positive ranks above a negative, ties counted half."""
    import numpy as np

    order, starts = _ranked(truth.scores)
    positive = (truth.truth == 1)[order]

    def evaluate(weight: Array) -> float:
        w = weight[order]
        up = np.add.reduceat(w * positive, starts)
        down = np.add.reduceat(w * ~positive, starts)
        below = np.cumsum(down) - down
        total = up.sum() * down.sum()
        return float((up * (below + 0.5 * down)).sum() / total) if total else float("nan")

    return evaluate


def _average_precision(truth: Truth) -> Evaluate:
    import numpy as np

    order, starts = _ranked(-truth.scores)
    positive = (truth.truth == 1)[order]

    def evaluate(weight: Array) -> float:
        w = weight[order]
        up = np.add.reduceat(w * positive, starts)
        every = np.add.reduceat(w, starts)
        seen = np.cumsum(every)
        precision = np.divide(np.cumsum(up), seen, out=np.zeros(len(seen)), where=seen > 0)
        return float((precision * up).sum() / up.sum()) if up.sum() else float("nan")

    return evaluate


def _ranked(scores: Array) -> tuple[Array, Array]:
    """The order of ascending scores, and where each run of equal ones starts."""
    import numpy as np

    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    return order, np.concatenate([[0], np.flatnonzero(ordered[1:] != ordered[:-1]) + 1])


def _mean_of(per_row: Callable[[Truth], Array], finish: Callable[[float], float] = float) -> Callable[..., Evaluate]:
    """A metric that is a weighted mean of one number a row."""

    def prepared(truth: Truth) -> Evaluate:
        values = per_row(truth)
        return lambda weight: finish(float((weight * values).sum() / weight.sum()))

    return prepared


def _log_loss(truth: Truth) -> Array:
    import numpy as np

    if truth.scores.ndim == 1:
        right = np.where(truth.truth == 1, truth.scores, 1.0 - truth.scores)
    else:
        rows = truth.scores / truth.scores.sum(axis=1, keepdims=True)
        right = rows[np.arange(len(rows)), truth.truth]
    return np.asarray(-np.log(np.clip(right, _TINY, 1.0)))


def _brier(truth: Truth) -> Array:
    import numpy as np

    if truth.scores.ndim == 1:
        return np.asarray((truth.scores - (truth.truth == 1)) ** 2)
    return np.asarray(((truth.scores - np.eye(truth.scores.shape[1])[truth.truth]) ** 2).sum(axis=1))


def _per_class(combine: Callable[[Array, Array, Array], float]) -> Callable[[Truth], Evaluate]:
    """A metric of hits, decided and true rows per class."""

    def prepared(truth: Truth) -> Evaluate:
        import numpy as np

        size = truth.classes
        hit = truth.truth == truth.decision

        def evaluate(weight: Array) -> float:
            hits = np.bincount(truth.truth, weights=weight * hit, minlength=size)
            decided = np.bincount(truth.decision, weights=weight, minlength=size)
            true = np.bincount(truth.truth, weights=weight, minlength=size)
            return combine(hits, decided, true)

        return evaluate

    return prepared


def _balanced(hits: Array, decided: Array, true: Array) -> float:
    seen = true > 0
    return float((hits[seen] / true[seen]).mean())


def _ratio(part: Array, whole: Array) -> Array:
    import numpy as np

    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _f1_positive(hits: Array, decided: Array, true: Array) -> float:
    return float(_ratio(2 * hits, decided + true)[1])


def _f1_macro(hits: Array, decided: Array, true: Array) -> float:
    seen = (decided + true) > 0
    return float(_ratio(2 * hits, decided + true)[seen].mean())


def _precision(hits: Array, decided: Array, true: Array) -> float:
    return float(_ratio(hits, decided)[1])


def _recall(hits: Array, decided: Array, true: Array) -> float:
    return float(_ratio(hits, true)[1])


def _r2(truth: Truth) -> Evaluate:
    errors = (truth.truth - truth.decision) ** 2

    def evaluate(weight: Array) -> float:
        total = weight.sum()
        mean = (weight * truth.truth).sum() / total
        spread = (weight * (truth.truth - mean) ** 2).sum()
        return float(1.0 - (weight * errors).sum() / spread) if spread > 0 else float("nan")

    return evaluate


def _positives(truth: Truth) -> int:
    return int((truth.truth == 1).sum())


def _decided_positives(truth: Truth) -> int:
    return int((truth.decision == 1).sum())


def _smaller_class(truth: Truth) -> int:
    """The rows of the rarer of two classes; of many classes a rare one decides little, and all rows count."""
    positives = _positives(truth)
    return min(positives, len(truth.truth) - positives) if truth.task == "binary" else len(truth.truth)


_BINARY = frozenset({"binary"})
_CLASSES = frozenset({"binary", "multiclass"})
_VALUES = frozenset({"regression"})
_SCORED = frozenset({"roc_auc", "average_precision", "log_loss", "brier"})
_TWO_SIDED = frozenset({"roc_auc", "average_precision", "r2"})

METRICS: Mapping[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric("roc_auc", True, _BINARY, _roc_auc, _smaller_class),
        Metric("average_precision", True, _BINARY, _average_precision, _positives),
        Metric("log_loss", False, _CLASSES, _mean_of(_log_loss)),
        Metric("brier", False, _CLASSES, _mean_of(_brier)),
        Metric("accuracy", True, _CLASSES, _mean_of(lambda t: t.truth == t.decision)),
        Metric("balanced_accuracy", True, _CLASSES, _per_class(_balanced), _smaller_class),
        Metric("f1", True, _BINARY, _per_class(_f1_positive), _positives),
        Metric("f1_macro", True, _CLASSES, _per_class(_f1_macro), _smaller_class),
        Metric("precision", True, _BINARY, _per_class(_precision), _decided_positives),
        Metric("recall", True, _BINARY, _per_class(_recall), _positives),
        Metric("r2", True, _VALUES, _r2),
        Metric("mae", False, _VALUES, _mean_of(lambda t: abs(t.truth - t.decision))),
        Metric("mse", False, _VALUES, _mean_of(lambda t: (t.truth - t.decision) ** 2)),
        Metric("rmse", False, _VALUES, _mean_of(lambda t: (t.truth - t.decision) ** 2, lambda value: value**0.5)),
    )
}
"""Every metric by name. Class numbers are positions in the sorted labels; multiclass Brier sums over classes."""
