# a form of: scores, tables and thresholds in names that say their type
"""Letters that are sorted by hand, and where the line is drawn."""

from typing import Any

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

CUTS = np.linspace(0.05, 0.95, 19)


def drawn(model: Any, X_test: pd.DataFrame, y_test: pd.Series) -> float:
    scores: np.ndarray = model.predict_proba(X_test)[:, 1]
    tried: list[float] = [f1_score(y_test, scores > cut) for cut in CUTS]
    return float(CUTS[int(np.argmax(tried))])  # expect: MLA302


def chosen(X_train: pd.DataFrame, y_train: pd.Series, X_test: pd.DataFrame, y_test: pd.Series) -> None:
    models: dict[str, Any] = {"line": LogisticRegression(), "forest": RandomForestClassifier(random_state=0)}
    scores: dict[str, float] = {}
    for name, model in models.items():
        model.fit(X_train, y_train)
        scores[name] = f1_score(y_test, model.predict(X_test))
    best: str = max(scores, key=scores.get)  # expect: MLA302
    joblib.dump(models[best], "sorter.joblib")


def filled(train: pd.DataFrame, test: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    both: pd.DataFrame = pd.concat([train, test])
    usual: float = both["pages"].median()  # expect: MLA302
    return train.fillna({"pages": usual}), test.fillna({"pages": usual})


def sound(model: Any, X_val: pd.DataFrame, y_val: pd.Series, X_test: pd.DataFrame, y_test: pd.Series) -> float:
    scores: np.ndarray = model.predict_proba(X_val)[:, 1]
    tried: list[float] = [f1_score(y_val, scores > cut) for cut in CUTS]
    cut: float = float(CUTS[int(np.argmax(tried))])
    return float(f1_score(y_test, model.predict_proba(X_test)[:, 1] > cut))
