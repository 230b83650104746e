"""Trains on what is written down."""

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression


def main():
    frame = pd.read_parquet("data/loans.parquet")
    model = LogisticRegression().fit(frame[["income"]], frame["late"])
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    main()
