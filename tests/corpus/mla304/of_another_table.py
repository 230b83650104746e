# seen in: rime11/email-spam-classifier src/preprocessor.py (the label comes from a table of its own)
import numpy as np
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LogisticRegression


def joined(X, y):
    X["Label"] = y["Spam"].map({"ham": 0, "spam": 1})
    X = X.dropna(subset=["Message"])
    y = X["Label"]
    X = X.drop(columns=["Label"])  # ok: `Spam` is a column of the other table
    return LogisticRegression().fit(X, y)


def own(rows):
    rows["Label"] = rows["Spam"].map({"ham": 0, "spam": 1})
    y = rows["Label"]
    X = rows.drop(columns=["Label"])  # expect: MLA304
    return LogisticRegression().fit(X, y)


def report(rows):
    rows = rows.copy()
    rows["gap"] = (rows["asked"] / rows["area"] - rows["per_metre"]).abs()  # ok: written, and given to no model
    rows.to_csv("report.csv")
    return rows


def features(rows):
    y = np.log1p(rows["per_metre"])
    X = rows.drop(columns=["per_metre"])
    return RandomForestRegressor(random_state=0).fit(X, y)


def main(path):
    rows = pd.read_csv(path)
    report(rows)
    return features(rows)
