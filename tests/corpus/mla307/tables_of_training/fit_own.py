import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def train():
    rows = pd.read_csv("data/processed/churn.csv")
    model = LogisticRegression().fit(rows[["age", "months"]], rows["left"])
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    train()
