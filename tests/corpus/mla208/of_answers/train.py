# seen in: AntonisCSt/Mlops_project_semicon train.py
"""An encoder of the answers is none of the features; one of a feature is."""

import joblib
import pandas as pd
from prefect import flow, task
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import LabelEncoder


@task
def prepared(path):
    table = pd.read_csv(path)
    X = table.drop(columns=["passed", "time"])
    y = table["passed"]
    codes = LabelEncoder()
    y = codes.fit_transform(y)
    return X, y


@task
def train(X, y):
    model = LogisticRegression().fit(X, y)
    joblib.dump(model, "passes.joblib")


@flow
def run(path="wafers.csv"):
    X, y = prepared(path)
    train(X, y)


def train_other():
    table = pd.read_csv("homes.csv")
    place = LabelEncoder()
    table["place"] = place.fit_transform(table["place"])
    model = LogisticRegression().fit(table[["place", "rooms"]], table["sold"])
    joblib.dump(model, "sold.joblib")  # expect: MLA208 as info


if __name__ == "__main__":
    run()
    train_other()
