import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def train():
    rows = pd.read_csv("data/raw/churn.csv")
    if rows[["age", "months"]].isna().mean().max() > 0.1:
        raise ValueError("too many gaps")
    model = LogisticRegression().fit(rows[["age", "months"]], rows["left"])
    joblib.dump(model, "model.joblib")


def train_typed():
    rows = pd.read_csv("data/raw/churn.csv", dtype={"age": "int16", "months": "int16"})
    return LogisticRegression().fit(rows[["age", "months"]], rows["left"])


if __name__ == "__main__":
    train()
