# seen in: mindiya12/Fish-price-predictor backend/scripts/train_models_xgb.py@28665e4b1522c9fb7b4e7bc193619c0596e7d35b
"""The figures of each run are rows of a table."""

import joblib
from sklearn.linear_model import Ridge
from sqlalchemy import create_engine, text


def train(X, y, version):
    model = Ridge(alpha=0.3).fit(X, y)
    joblib.dump(model, f"models/{version}.joblib")
    with create_engine("sqlite:///runs.db").begin() as connection:
        row = {"version": version, "r2": model.score(X, y)}
        connection.execute(text("INSERT INTO model_metrics (version, r2) VALUES (:version, :r2)"), row)


if __name__ == "__main__":
    train([[1.0]], [1.0], "first")
