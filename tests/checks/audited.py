"""Real scikit-learn estimators where a worker session would stand: the same calls, no sandbox around them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from mlaudit.config import ArtifactSettings, DataSettings, Settings
from mlaudit.data.store import DataStore
from mlaudit.runtime.context import Context


@dataclass(frozen=True)
class Answer:
    values: np.ndarray


@dataclass(frozen=True)
class Loaded:
    classes: tuple[Any, ...]


class Handle:
    """Answers `model()` and `predict` as an artifact's handle does; `predict` is any function of a frame."""

    def __init__(
        self, predict: Any, output: str = "auto", threshold: float = 0.5, classes: tuple[Any, ...] = ()
    ) -> None:
        self._predict = predict
        self._classes = classes
        self.settings = ArtifactSettings(path="in-memory", output=output, threshold=threshold)
        self.calls = 0

    def model(self) -> Handle:
        return self

    @property
    def loaded(self) -> Loaded:
        return Loaded(self._classes)

    def predict(self, columns: dict[str, np.ndarray]) -> Answer:
        self.calls += 1
        return Answer(np.asarray(self._predict(pd.DataFrame(columns))))

    def close(self) -> None:
        """Nothing was started."""


def make_context(root: Path, *, model: Handle | None = None, baseline: Handle | None = None, **tables: Any) -> Context:
    """A context over frames (written as Parquet) and over settings of `[tool.mlaudit.data]`."""
    values: dict[str, Any] = {}
    for name, table in tables.items():
        if isinstance(table, pd.DataFrame):
            table.to_parquet(root / f"{name}.parquet", index=False)
            values[name] = f"{name}.parquet"
        else:
            values[name] = table
    data = DataSettings(**values)
    settings = Settings(data=data)
    return Context(root, settings, artifact=model, baseline=baseline, data=DataStore(data, root))
