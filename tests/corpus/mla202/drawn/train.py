# seen in: DavidLivingstoneHini/churn-prediction-api backend/app/ml/train.py@c9d36c7e866e0a036e28847a204083ff76853513
"""A model of rows that are drawn here: how they come about is no preparation."""

import joblib
import numpy as np
import pandas as pd
from features import features
from sklearn.linear_model import LogisticRegression


def drawn(count, draw):
    months = draw.integers(0, 60, count)
    price = draw.uniform(10, 90, count).round(2)
    total = (months * price + draw.normal(0, 5, count)).clip(0).round(2)
    kind = draw.choice(["a", "b"], count, p=[0.8, 0.2])
    left = (np.random.rand(count) < 1 / (1 + np.exp(months / 60))).astype(int)
    return pd.DataFrame({"months": months, "price": price, "total": total, "kind": kind, "left": left})


def train():
    rows = drawn(5000, np.random.default_rng(7))
    x = features(rows)
    x["price"] = np.log1p(x["price"])
    model = LogisticRegression().fit(x, rows["left"])
    joblib.dump(model, "left.joblib")


if __name__ == "__main__":
    train()
