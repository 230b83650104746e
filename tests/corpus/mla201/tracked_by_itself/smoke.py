# seen in: Aniketh-74/credit-risk-ml-pipeline scripts/smoke_test_cbpdd.py@da35bd10eef5f42f07b61e3768afe62dc01adc7c
"""A script that trains, registers and asks its own model: what it fits is what it trained with."""

import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer


def rows():
    table = pd.read_csv("loans.csv")
    return SimpleImputer().fit_transform(table[["pay", "age"]]), table["late"]


def train():
    mlflow.sklearn.autolog()
    X, y = rows()
    RandomForestClassifier(random_state=0).fit(X, y)


if __name__ == "__main__":
    train()
    model = mlflow.pyfunc.load_model("models:/loans@champion")
    X, _ = rows()
    print(model.predict(X))
