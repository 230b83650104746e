# a form of: windows of recordings that are averaged by patient and then split at random
"""Windows of recordings: many of one patient."""

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import (
    GridSearchCV,
    GroupKFold,
    GroupShuffleSplit,
    KFold,
    StratifiedKFold,
    cross_val_score,
    cross_validate,
    train_test_split,
)


def looked_at(path):
    windows = pd.read_parquet(path)
    print(windows.groupby("patient")["seizure"].mean())
    X, y = windows[["theta", "alpha"]], windows["seizure"]
    return train_test_split(X, y, stratify=y, random_state=0)  # expect: MLA306


def in_folds(path):
    windows = pd.read_parquet(path)
    X, y, who = windows[["theta", "alpha"]], windows["seizure"], windows["patient"]
    model = LogisticRegression()
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    some = cross_validate(model, X, y, cv=folds, groups=who)  # expect: MLA306
    few = cross_val_score(model, X, y, cv=5, groups=who)  # expect: MLA306
    for fitted, held in KFold(4).split(X, y, who):  # expect: MLA306
        print(len(fitted), len(held))
    return some, few


def by_patient(path):
    windows = pd.read_parquet(path)
    X, y, who = windows[["theta", "alpha"]], windows["seizure"], windows["patient"]
    model = LogisticRegression()
    fitted, held = next(GroupShuffleSplit(n_splits=1, random_state=0).split(X, y, who))
    search = GridSearchCV(model, {"C": [0.1, 1]}, cv=GroupKFold(3)).fit(X.iloc[fitted], y.iloc[fitted], groups=who)
    for a, b in StratifiedKFold(3).split(X.iloc[held], y.iloc[held]):
        print(len(a), len(b))
    return search, cross_validate(model, X, y, cv=GroupKFold(6), groups=who)


def one_row_each(path):
    windows = pd.read_parquet(path)
    people = windows.groupby("patient").agg({"theta": "mean", "seizure": "max"}).reset_index()
    return train_test_split(people[["theta"]], people["seizure"], random_state=0)


def customers(path):
    orders = pd.read_parquet(path)
    print(orders.groupby("customer_id")["price"].sum())
    return train_test_split(orders[["price"]], orders["returned"], random_state=0)
