"""Steps from the split on."""

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def split(rows: pd.DataFrame):
    return train_test_split(rows, stratify=rows["ill"], random_state=7)


def judge(train: pd.DataFrame, test: pd.DataFrame):
    scaler = StandardScaler().fit(train[["age", "bmi"]])  # ok: after the split
    model = LogisticRegression().fit(scaler.transform(train[["age", "bmi"]]), train["ill"])
    return model.score(scaler.transform(test[["age", "bmi"]]), test["ill"])
