"""What a model says about a table: raw values turned into scores and decisions, once per audit and table."""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from mlaudit.errors import ArtifactError, DataError

if TYPE_CHECKING:
    import numpy as np

    from mlaudit.artifact.handle import ArtifactHandle
    from mlaudit.data.metrics import Truth
    from mlaudit.runtime.context import Context

Task = Literal["binary", "multiclass", "regression"]
MOST_ROWS = 50_000
"""Rows a table is sampled down to: a share is then known to half a percentage point, and a GPU is not needed."""
BATCH_ROWS = 8_192
MOST_CLASSES = 1_000
_WRITTEN: Final = re.compile(r"[+-]?\d+(\.\d*)?", re.ASCII)


@dataclass(frozen=True)
class Outputs:
    """A model's outputs on `rows` rows of a table that has `available`.

    `scores` are probabilities of the positive class, shape (n,), or of each class, shape (n, k); None where the model
    gives labels only. `decisions` are the labels decided for, or the values of a regression, shape (n,). `label` holds
    the true labels where the table has them. `classes` are the labels in the order of the scores' columns, the positive
    one last. `guessed` says why that order is not known for certain, "" where it is.
    """

    task: Task
    rows: int
    available: int
    scores: np.ndarray[Any, Any] | None
    decisions: np.ndarray[Any, Any]
    label: np.ndarray[Any, Any] | None = None
    classes: tuple[Any, ...] = ()
    guessed: str = ""

    def columns(self, *, named: bool = True) -> dict[str, np.ndarray[Any, Any]]:
        """The outputs as columns, each of shape (n,): scores where there are any, else decisions.

        Scores of several classes are `named` by them, or numbered.
        """
        if self.scores is None:
            values = self.decisions
            return {"prediction": values.astype(str).astype(object) if self.task != "regression" else values}
        if self.scores.ndim == 1:
            return {"score": self.scores}
        return {f"score[{name}]": self.scores[:, index] for index, name in enumerate(self._class_names(named=named))}

    def _class_names(self, *, named: bool) -> tuple[Any, ...]:
        assert self.scores is not None
        count = self.scores.shape[1]
        return self.classes if named and len(self.classes) == count else tuple(range(count))


_CACHE: weakref.WeakKeyDictionary[Context, dict[tuple[int, str], Outputs]] = weakref.WeakKeyDictionary()


def scores(context: Context, handle: ArtifactHandle, table: str) -> Outputs:
    """The outputs of one artifact on one table, computed once per audit.

    At most `MOST_ROWS` rows, drawn with the audit's seed, in batches of `BATCH_ROWS`. Rows without a label are left
    out where the table has a label column. Raises `DataError` and `ArtifactError`.
    """
    cached = _CACHE.setdefault(context, {})
    key = (id(handle), table)
    if key not in cached:
        cached[key] = _compute(context, handle, table)
    return cached[key]


def _compute(context: Context, handle: ArtifactHandle, name: str) -> Outputs:
    import numpy as np

    inputs, label = labelled_rows(context, name)
    assert context.data is not None
    table = context.data.table(name)
    count = len(next(iter(inputs.values())))
    session = handle.model()
    parts = []
    for start in range(0, count, BATCH_ROWS):
        batch = {key: values[start : start + BATCH_ROWS] for key, values in inputs.items()}
        size = min(BATCH_ROWS, count - start)
        values = np.asarray(session.predict(batch).values)
        if values.ndim == 0 or values.shape[0] != size:
            raise ArtifactError(f"the model answered {values.shape} for {size} rows; one answer a row is expected")
        parts.append(values)
    return interpret(
        np.concatenate(parts),
        output=handle.settings.output,
        threshold=handle.settings.threshold,
        label=label,
        available=table.rows,
        known=tuple(session.loaded.classes),
    )


def labelled_rows(
    context: Context, name: str, most: int = MOST_ROWS
) -> tuple[dict[str, np.ndarray[Any, Any]], np.ndarray[Any, Any] | None]:
    """At most `most` rows of the features, and their labels where the table has them; the same rows every time.

    Rows whose label is missing are left out. Raises `DataError` for a table without rows, features or any label.
    """
    data = context.data
    if data is None:
        raise DataError("outputs need data; configure [tool.mlaudit.data]")
    table = data.table(name)
    features, label_name = data.features, data.settings.label
    if not features:
        raise DataError(f"data.{name} ({table.source}) has no feature columns to predict from")
    labelled = bool(label_name) and table.has(label_name)
    wanted = (*features, label_name) if labelled else features
    rows = data.sample(name, most, context.settings.seed, wanted)
    inputs = {key: rows[key] for key in features}
    if not labelled:
        return inputs, None
    known = present(rows[label_name])
    if not known.any():
        raise DataError(f"data.{name} ({table.source}): every label in `{label_name}` is missing")
    if known.all():
        return inputs, rows[label_name]
    return {key: values[known] for key, values in inputs.items()}, rows[label_name][known]


def class_numbers(
    label: np.ndarray[Any, Any] | None, outputs: Outputs
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Labels of another table as the class numbers of `truth(outputs)`, and which rows have one, shape (n,)."""
    import numpy as np

    listed = label.tolist() if label is not None else []
    key = _naming(outputs.classes, outputs.decisions.tolist(), listed)
    number = {name: index for index, name in enumerate(_ordered_classes(outputs, key))}
    found = [number.get(key(value), -1) for value in listed]
    numbers = np.array(found, dtype=int)
    known = numbers >= 0
    return numbers[known], known


def interpret(
    values: np.ndarray[Any, Any],
    *,
    output: str,
    threshold: float = 0.5,
    label: np.ndarray[Any, Any] | None = None,
    available: int = 0,
    known: tuple[Any, ...] = (),
) -> Outputs:
    """Raw values of shape (n,) or (n, k) as scores and decisions. `known` are the classes that the model itself names.

    `output` is `label`, `probability`, `logit`, `value`, or `auto`: floats between 0 and 1 (one column, or columns
    that sum to 1) are probabilities, strings and whole numbers labels, anything else values where the labels are no
    classes. Raises `ArtifactError` for what fits none, and for numbers that are not finite.
    """
    import numpy as np

    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim > 2:
        raise ArtifactError(f"the model's answer has shape {values.shape}; (rows,) or (rows, classes) is expected")
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        bad = int(values.shape[0] - np.isfinite(values.reshape(values.shape[0], -1)).all(axis=1).sum())
        raise ArtifactError(f"{bad} of {values.shape[0]} answers hold NaN or infinity; MLC202 looks closer")
    classes = _classes(label)
    meaning = output if output != "auto" else _guess(values, classes, known)
    available = available or values.shape[0]
    if meaning == "value":
        if values.ndim != 1 or values.dtype.kind not in "iufb":
            raise ArtifactError(f"a value a row is expected, not an answer of shape {values.shape} and {values.dtype}")
        return Outputs("regression", values.shape[0], available, None, values.astype(np.float64), label)
    if meaning == "label":
        if values.ndim != 1:
            raise ArtifactError(f"a label a row is expected, not an answer of shape {values.shape}")
        if not present(values).all():
            missing = int((~present(values)).sum())
            raise ArtifactError(f"{missing} of {values.shape[0]} answers are missing; MLC202 looks closer")
        task: Task = "binary" if len(classes or np.unique(values.astype(str))) <= 2 else "multiclass"
        return Outputs(task, values.shape[0], available, None, values, label, classes)
    if values.dtype.kind not in "iufb":
        raise ArtifactError(f"{meaning} answers must be numbers, not {values.dtype}; is `output` right?")
    scored = values.astype(np.float64)
    if meaning == "logit":
        scored = _squash(scored)
    elif scored.size and (scored.min() < -1e-6 or scored.max() > 1 + 1e-6):
        raise ArtifactError(
            f"probabilities lie between {scored.min():.4g} and {scored.max():.4g}; if they are logits, say output = "
            '"logit" in the artifact\'s settings'
        )
    return _decide(scored, threshold, _known(known, classes, scored), classes, label, available)


def present(label: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Which labels are neither None nor NaN, shape (n,)."""
    import numpy as np

    if label.dtype.kind == "f":
        return np.asarray(~np.isnan(label))
    if label.dtype.kind == "O":
        return np.array([value is not None and value == value for value in label.tolist()], dtype=bool)
    return np.ones(label.shape, dtype=bool)


def truth(outputs: Outputs) -> Truth:
    """The outputs beside the true labels, ready for metrics; classes as numbers, the positive one last of two.

    1, 1.0, True and "1" name the same class, but for words on all sides. Raises `DataError` where there are no labels,
    where they do not tell which class the scores are for, or where those of a regression are not numbers.
    """
    import numpy as np

    from mlaudit.data.metrics import Truth

    label = outputs.label
    if label is None:
        raise DataError("the table has no labels to judge by; name its column in data.label")
    if outputs.task == "regression":
        if label.dtype.kind not in "iufb":
            raise DataError(f"the model predicts values, but the labels are {label.dtype}; is `output` right?")
        return Truth(task="regression", truth=label.astype(np.float64), decision=outputs.decisions)
    if outputs.guessed:
        raise DataError(outputs.guessed)
    true, decided = label.tolist(), outputs.decisions.tolist()
    key = _naming(outputs.classes, decided, true)
    order = _ordered_classes(outputs, key)
    number = {name: index for index, name in enumerate(order)}
    if outputs.task == "binary" and len(order) > 2:
        raise DataError(f"a two-class model decides for {sorted(map(str, order))[:6]}; labels and decisions differ")
    return Truth(
        task=outputs.task,
        truth=np.array([number[key(value)] for value in true]),
        decision=np.array([number[key(value)] for value in decided]),
        scores=outputs.scores,
        classes=max(2, len(order)),
    )


def _ordered_classes(outputs: Outputs, key: Callable[[Any], Any]) -> list[Any]:
    order = list(dict.fromkeys(map(key, outputs.classes)))
    seen = {*map(key, outputs.decisions.tolist())}
    seen |= {*map(key, outputs.label.tolist())} if outputs.label is not None else set()
    return order + sorted(seen - set(order), key=_class_order)


def _naming(*groups: Iterable[Any]) -> Callable[[Any], Any]:
    """How labels of several origins are told apart: as they are where all are words, else numbers by their value."""
    return str if all(isinstance(value, str) for group in groups for value in group) else _number_or_text


def _number_or_text(value: Any) -> Any:
    """A number for what is one or is written as one; ``nan``, ``inf`` and ``1_0`` are words."""
    if isinstance(value, bool | int | float) or _WRITTEN.fullmatch(str(value)):
        return float(value)
    return str(value)


def _class_order(value: Any) -> tuple[bool, Any]:
    return isinstance(value, str), value


def _classes(label: np.ndarray[Any, Any] | None) -> tuple[Any, ...]:
    """The distinct labels in order; empty where there are none, or so many that they are values."""
    import numpy as np

    if label is None:
        return ()
    found = sorted(set(label.tolist()), key=_class_order)
    whole = label.dtype.kind in "OUSbiu" or bool(np.all(label == np.round(label)))
    return tuple(found) if whole and len(found) <= min(MOST_CLASSES, max(2, label.size // 4)) else ()


def _guess(values: np.ndarray[Any, Any], classes: tuple[Any, ...], known: tuple[Any, ...]) -> str:
    import numpy as np

    if values.dtype.kind in "OUSb" or (known and values.ndim == 1 and set(np.unique(values).tolist()) <= set(known)):
        return "label"
    if values.ndim == 2:
        sums = values.sum(axis=1)
        return "probability" if values.min() >= 0 and np.allclose(sums, 1.0, atol=1e-3) else "logit"
    whole = values.dtype.kind in "iu" or bool(np.all(values == np.round(values)))
    if whole and (classes or len(np.unique(values)) <= 2):
        return "label"
    if values.min() >= 0.0 and values.max() <= 1.0 and len(classes) in (0, 1, 2):
        return "probability"
    if classes and len(classes) == 2:
        raise ArtifactError(
            f"answers between {values.min():.4g} and {values.max():.4g} for two classes are neither labels nor "
            'probabilities; say output = "logit", "probability" or "label" in the artifact\'s settings'
        )
    return "value"


def _squash(logits: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    if logits.ndim == 1:
        # exp of a negative number only: no overflow on either side.
        small = np.exp(-np.abs(logits))
        return np.asarray(np.where(logits >= 0, 1.0, small) / (1.0 + small))
    moved = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(moved / moved.sum(axis=1, keepdims=True))


def _known(known: tuple[Any, ...], classes: tuple[Any, ...], scored: np.ndarray[Any, Any]) -> tuple[Any, ...]:
    """The model's own classes where they are one a column of the scores, and the labels are some of them; or none.

    A model that was fitted on numbers for words knows other names than the table.
    """
    columns = scored.shape[1] if scored.ndim == 2 else 2
    key = _naming(known, classes)
    if len(known) != columns or not {*map(key, classes)} <= {*map(key, known)}:
        return ()
    return known


def _decide(
    scored: np.ndarray[Any, Any],
    threshold: float,
    known: tuple[Any, ...],
    classes: tuple[Any, ...],
    label: np.ndarray[Any, Any] | None,
    available: int,
) -> Outputs:
    import numpy as np

    rows, guessed = scored.shape[0], ""
    if scored.ndim == 2 and scored.shape[1] == 2:
        scored = scored[:, 1]
    if scored.ndim == 1:
        if len(classes) > 2:
            raise ArtifactError(f"one score a row cannot tell {len(classes)} labels apart; is data.label right?")
        names = known or classes
        if len(names) != 2:
            names, guessed = _two(classes)
        chosen = (scored >= threshold).astype(int)
        decisions = np.array(names, dtype=object)[chosen]
        return Outputs("binary", rows, available, scored, decisions, label, names, guessed)
    count = scored.shape[1]
    names = known or (tuple(range(count)) if _fits_range(classes, count) else classes)
    if len(names) != count:
        raise ArtifactError(f"the model scores {count} classes, the labels have {len(names)}: {names[:5]}")
    chosen = scored.argmax(axis=1)
    return Outputs("multiclass", rows, available, scored, np.array(names, dtype=object)[chosen], label, names)


def _two(classes: tuple[Any, ...]) -> tuple[tuple[Any, ...], str]:
    """Where the labels show one class or none, the two are 0 and 1; and why that is not known of any other class."""
    if not classes:
        return (0, 1), ""
    only = classes[0]
    if not isinstance(only, str) and only in (0, 1):
        return (0, 1), ""
    why = f"every label is {only!r}, which does not tell whether the model's scores are for it or for the other class"
    return (f"not {only}", only), why


def _fits_range(classes: tuple[Any, ...], count: int) -> bool:
    """Whether the labels are 0 to count - 1, so that a class which happens not to occur shifts nothing."""
    return all(not isinstance(value, str) and value in range(count) for value in classes)
