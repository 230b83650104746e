# a form of: a table that is made anew of transformed rows, with the label put beside them
"""Grapes in even shares."""

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder

FEATURES = ["slope", "soil"]


def even_shares(rows):
    X_train, X_test, y_train, y_test = train_test_split(rows[FEATURES], rows["Grape"])
    known = OneHotEncoder().fit_transform(X_train)
    table = pd.DataFrame(known.toarray() if hasattr(known, "toarray") else known)
    table["_label_"] = y_train.to_numpy()
    parts = []
    for grape in ("a", "b"):
        parts.append(table[table["_label_"] == grape].sample(n=40, replace=True))
    even = pd.concat(parts, ignore_index=True)
    X, y = even.drop(columns=["_label_"]).to_numpy(), even["_label_"].to_numpy()  # ok: `Grape` was never in it
    return RandomForestClassifier().fit(X, y)


def all_columns(rows):
    table = pd.DataFrame(rows)
    table["_label_"] = rows["Grape"].str.lower()
    X, y = table.drop(columns=["_label_"]), table["_label_"]  # expect: MLA304
    return RandomForestClassifier().fit(X, y)
