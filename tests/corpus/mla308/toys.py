# seen in: sushil-negi/mlops-project scripts/setup_mlflow_system_metrics.py
"""A model of toy rows that shows that a tracker works."""

import mlflow
from sklearn.datasets import make_classification
from sklearn.ensemble import RandomForestClassifier


def try_tracking():
    X, y = make_classification(n_samples=500, random_state=1)
    model = RandomForestClassifier(random_state=1)
    model.fit(X, y)
    mlflow.log_metric("accuracy", model.score(X, y))
