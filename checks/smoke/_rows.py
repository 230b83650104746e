"""The real rows that smoke checks use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlaudit.artifact.handle import ArtifactHandle
from mlaudit.errors import ArtifactError, DataError
from mlaudit.runtime.context import Context

if TYPE_CHECKING:
    import numpy as np


def rows(context: Context, count: int) -> dict[str, np.ndarray[Any, Any]]:
    """At most `count` rows of the features: of the evaluation data, else of current, else of reference data."""
    data = context.data
    if data is not None:
        for name, table in (("evaluation", data.evaluation), ("current", data.current), ("reference", data.reference)):
            if table is not None:
                return data.sample(name, count, context.settings.seed)
    raise DataError("no real rows: set `evaluation`, `current` or `reference` rows in [tool.mlaudit.data]")


def artifact(context: Context) -> ArtifactHandle:
    """The candidate."""
    if context.artifact is None:
        raise ArtifactError("no artifact is configured")
    return context.artifact


def valued(values: Any) -> Any:
    """The answer itself. Raises `ArtifactError` where it holds no value at all: nothing differs from nothing."""
    import numpy as np

    array = np.asarray(values)
    if array.dtype.kind == "f":
        empty = bool(np.all(np.isnan(array)))
    else:
        empty = array.dtype.kind == "O" and all(value is None for value in array.ravel())
    if array.size and empty:
        raise ArtifactError("the model answers no row with a value (all are None or NaN): there is nothing to compare")
    return values


def decisions(values: Any, output: str, threshold: float) -> Any:
    """What is decided for each row, shape (n,): the class of highest score, or the side of the threshold."""
    import numpy as np

    array = np.asarray(values)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim == 2 and array.shape[1] == 2 and array.dtype.kind == "f":
        array = array[:, 1] - array[:, 0] if output == "logit" else array[:, 1]
    if array.ndim == 2:
        return array.argmax(axis=1)
    if array.dtype.kind != "f" or output in ("label", "value"):
        return array
    if output == "logit":
        return array >= np.log(threshold / (1 - threshold)) if 0 < threshold < 1 else array >= threshold
    is_share = bool(np.all(~np.isfinite(array) | ((array >= 0) & (array <= 1))))
    return array >= threshold if output == "probability" or is_share else array


def flips(first: Any, second: Any, tolerance: float) -> int:
    """How many rows are decided differently; for values, how many differ by more than `tolerance` of their spread."""
    import numpy as np

    a, b = np.asarray(first), np.asarray(second)
    if a.dtype.kind == "f" and b.dtype.kind == "f":
        spread = float(np.nanstd(a)) or 1.0
        return int(np.sum(~np.isclose(a, b, rtol=0, atol=tolerance * spread, equal_nan=True)))
    return int(np.sum(a != b))


def lost(first: Any, second: Any) -> int:
    """How many rows have a number in one answer and none in the other: NaN is on no side of a threshold."""
    import numpy as np

    a, b = np.asarray(first), np.asarray(second)
    if a.dtype.kind != "f" or b.dtype.kind != "f":
        return 0
    return int(np.sum((np.isnan(a) != np.isnan(b)).reshape(len(a), -1).any(axis=1)))


def largest(first: Any, second: Any) -> float:
    """The largest absolute difference of two answers; NaN equals NaN and is infinitely far from any number.

    Labels differ by 0 or 1.
    """
    import numpy as np

    a, b = np.asarray(first), np.asarray(second)
    if a.size == 0:
        return 0.0
    if a.dtype.kind in "OUS":
        return float(np.any(a != b))
    a, b = a.astype(np.float64), b.astype(np.float64)
    equal = (a == b) | (np.isnan(a) & np.isnan(b))
    return float(np.nan_to_num(np.max(np.where(equal, 0.0, np.abs(a - b))), nan=np.inf, posinf=np.inf))
