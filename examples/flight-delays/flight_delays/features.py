"""Raw columns to the numbers that the model takes: the one function that training, serving and the audit call.

It holds nothing that is learnt. What is learnt from the training rows (centre, spread and stand-in for a missing
number) lives in buffers of the model, and is saved with its weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from numpy.typing import NDArray

from flight_delays.schema import CATEGORICAL, FEATURES, NUMERIC

if TYPE_CHECKING:
    import pandas as pd


def encode(columns: Mapping[str, Any] | pd.DataFrame) -> torch.Tensor:
    """Raw columns of length n, by name, as a float32 tensor of shape (n, features) in the order of `FEATURES`.

    A category becomes its 1-based place in the contract, or 0 where it is unknown; a number stays in its own unit,
    NaN where it is missing. Raises KeyError for a column that is absent.
    """
    encoded = [_codes(columns[name], known) for name, known in CATEGORICAL.items()]
    encoded += [np.asarray(columns[name], dtype=np.float32) for name in NUMERIC]
    return torch.from_numpy(np.stack(encoded, axis=1).reshape(-1, len(FEATURES)))


def _codes(values: Any, known: tuple[Any, ...]) -> NDArray[np.float32]:
    place = {value: float(index) for index, value in enumerate(known, start=1)}
    return np.fromiter((place.get(value, 0.0) for value in np.asarray(values).tolist()), dtype=np.float32)
