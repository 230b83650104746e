"""The simple model that the candidate has to beat: logistic regression on the same columns."""

from __future__ import annotations

from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from flight_delays.schema import CATEGORICAL, NUMERIC


def build_baseline(seed: int) -> Pipeline:
    """An unfitted pipeline that takes a DataFrame with the columns of `schema.FEATURES`."""
    numbers = Pipeline([("impute", SimpleImputer(strategy="median")), ("scale", StandardScaler())])
    columns = ColumnTransformer(
        [
            ("categories", OneHotEncoder(handle_unknown="ignore", min_frequency=20), list(CATEGORICAL)),
            ("numbers", numbers, list(NUMERIC)),
        ]
    )
    return Pipeline([("columns", columns), ("classify", LogisticRegression(max_iter=500, random_state=seed))])
