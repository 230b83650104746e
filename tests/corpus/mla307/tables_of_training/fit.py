# seen in: HeervaniGoshika/customer-churn-prediction src/preprocess.py
import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def train():
    rows = pd.read_csv("data/raw/churn.csv")  # expect: MLA307 as info
    model = LogisticRegression().fit(rows[["age", "months"]], rows["left"])
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    train()
