# a form of: the rows are read, and are no toy
"""A model that is judged on its own rows."""

import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier


def train():
    rows = pd.read_csv("orchards.csv")
    X, y = rows[["age", "height"]], rows["bears"]
    model = RandomForestClassifier(random_state=1)
    model.fit(X, y)
    mlflow.log_metric("accuracy", model.score(X, y))  # expect: MLA308
