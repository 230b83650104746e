# a form of: a composite that is fitted by one call and applied by another
"""Subscribers who leave, made ready by a table of transformers."""

import pandas as pd
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import FeatureUnion, Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

CHOSEN = ["months", "charge"]


def prepared(table):
    X, y = table.drop(columns=["left"]), table["left"]
    ready = ColumnTransformer([("numbers", StandardScaler(), CHOSEN), ("rest", OneHotEncoder(), ["plan"])])
    ready.fit(X)  # expect: MLA301
    made = pd.DataFrame(ready.transform(X), columns=ready.get_feature_names_out())
    made["left"] = y.reset_index(drop=True)
    return made, ready


def kept(made, ready):
    train_rows, test_rows = train_test_split(made, test_size=0.2, random_state=0)
    train_rows.to_csv("train.csv")
    test_rows.to_csv("test.csv")


def main():
    made, ready = prepared(pd.read_csv("subscribers.csv"))
    kept(made, ready)


def in_entries(table, labels):
    parts = {"raw": table, "labels": labels}
    ready = make_column_transformer((StandardScaler(), CHOSEN))
    ready.fit(parts["raw"])  # expect: MLA301
    parts["ready"] = ready.transform(parts["raw"])
    return train_test_split(parts["ready"], parts["labels"])


def of_steps(X, y):
    both = FeatureUnion([("scaled", StandardScaler()), ("main", PCA(3))]).fit(X)  # expect: MLA301
    steps = Pipeline([("scaled", StandardScaler()), ("main", PCA(3))])
    steps.fit(X)  # expect: MLA301
    X_train, X_test, y_train, y_test = train_test_split(steps.transform(X), y)
    return train_test_split(both.transform(X), y)


def model_of_all(X, y):
    model = Pipeline([("scaled", StandardScaler()), ("model", LogisticRegression())])
    model.fit(X, y)  # ok: a model, fitted on everything and judged by nobody
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    again = Pipeline([("scaled", StandardScaler()), ("model", LogisticRegression())]).fit(X_train, y_train)
    return model, again.score(X_test, y_test)


def in_order(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y)
    ready = ColumnTransformer([("numbers", StandardScaler(), CHOSEN)])
    ready.fit(X_train)
    return ready.transform(X_train), ready.transform(X_test)
