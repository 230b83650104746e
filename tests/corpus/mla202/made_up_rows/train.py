# seen in: ANKURPAT/secure-mlops-pipeline ml/data.py
"""How rows are made up is no preparation of them; what is done to the made-up rows afterwards is."""

import joblib
import numpy as np
import pandas as pd
from sklearn.datasets import make_classification
from sklearn.ensemble import RandomForestClassifier


def rows():
    X, y = make_classification(n_samples=1000, n_features=2, n_redundant=0, random_state=0)
    X[:, 0] = np.abs(X[:, 0]) * 50 + 10
    X[:, 1] = (X[:, 1] * 4 + 12).clip(0, 23).astype(int)
    return pd.DataFrame(X, columns=["amount", "hour"]), y


X, y = rows()
model = RandomForestClassifier(random_state=0).fit(X, y)
joblib.dump(model, "model.pkl")
