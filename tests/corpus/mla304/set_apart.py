# seen in: 10ElvisDqs/house-price-predictor src/features/engineer.py
"""Features are prepared beside their label and written for another program, with one among them that holds it."""

import joblib
import pandas as pd
from sklearn.impute import SimpleImputer


def create(rows):
    made = rows.copy()
    made["price_per_sqft"] = made["price"] / made["sqft"]  # expect: MLA304
    made["rooms_per_sqft"] = made["rooms"] / made["sqft"]
    return made


def run(path):
    rows = create(pd.read_csv(path))
    X = rows.drop(columns=["price"], errors="ignore")
    y = rows["price"] if "price" in rows.columns else None
    filled = SimpleImputer().fit(X)
    joblib.dump(filled, "imputer.joblib")
    pd.DataFrame(filled.transform(X)).assign(price=y).to_csv("features.csv")


def report(path):
    rows = pd.read_csv(path)
    rows["net"] = rows["gross"] * 0.8
    features = rows.drop(columns=["gross"])
    gross = rows["gross"]
    print(features.mean(), gross.mean())
