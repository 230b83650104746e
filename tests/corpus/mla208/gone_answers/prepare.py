# seen in: danieleschmidt/customer-churn-predictor-mlops src/preprocess_data.py
"""The encoder of a column that becomes the answer, here or in the file that trains; and those of features."""

import pandas as pd
from sklearn.preprocessing import LabelEncoder, StandardScaler

OUTCOME = "left"


def parts(path):
    table = pd.read_csv(path)
    codes = LabelEncoder()
    table["left"] = codes.fit_transform(table["left"])
    y = table["left"]
    rows = table.drop("left", axis=1)
    return rows, y


def parts_by_constant(path):
    table = pd.read_csv(path)
    codes = LabelEncoder()
    table[OUTCOME] = codes.fit_transform(table[OUTCOME])
    return table.drop(columns=[OUTCOME]), table[OUTCOME]


def write_rows(path):
    table = pd.read_csv(path)
    codes = LabelEncoder()
    table["renewed"] = codes.fit_transform(table["renewed"])
    table.to_csv("rows.csv", index=False)


def parts_of_plans(path):
    table = pd.read_csv(path)
    codes = LabelEncoder()
    table["plan"] = codes.fit_transform(table["plan"])  # expect: MLA208 as info
    y = table["left"]
    rows = table.drop(columns=["left", "customer"])
    return rows, y


def parts_of_prices(path):
    table = pd.read_csv(path)
    scaler = StandardScaler()
    table["price"] = scaler.fit_transform(table[["price"]])  # expect: MLA208 as info
    price = table["price"]
    return table.drop(columns=["price"]), price
