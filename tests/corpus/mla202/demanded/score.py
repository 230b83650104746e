# a form of: a scoring job that takes the label out of the rows of new customers
import joblib
import pandas as pd

TARGET = "churned"


def prepared(path):
    rows = pd.read_csv(path)
    rows.drop(TARGET, axis=1, inplace=True)  # expect: MLA202 info
    return rows


def prepared_carefully(path):
    rows = pd.read_csv(path)
    if TARGET in rows.columns:
        rows = rows.drop(columns=[TARGET])
    return rows.drop(columns="churned", errors="ignore")


def prepared_of_others(path):
    return pd.read_csv(path).drop(columns="customer")


def main(path):
    model = joblib.load("model.joblib")
    rows = prepared(path)
    rows["said"] = model.predict(rows[["age", "tenure"]])
    rows.to_csv("said.csv", index=False)
