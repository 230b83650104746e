"""Trains on parts of gulls, with a state and without one."""

import joblib
import pandas as pd

from parts import Gulls, forest, grove


def train():
    table = pd.read_csv("gulls.csv")
    gulls = Gulls(table[["span"]], table["age"])
    X, X_test, y, y_test = gulls.parts(share=0.3)
    model = forest(90, state=3)
    model.fit(X, y)
    X, X_test, y, y_test = gulls.same_parts(0.3, 5)
    model = grove(90)
    model.fit(X, y)
    X, X_test, y, y_test = gulls.some_parts(0.3)
    model = forest(90, 3)
    model.fit(X, y)
    joblib.dump(model, "gulls.joblib")


if __name__ == "__main__":
    train()
