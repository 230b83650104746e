# a form of: rows are resampled where that works, and left alone where it does not, before they are split
"""Resampling with a way out."""

import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split


def balanced(path):
    members = pd.read_csv(path)
    X, y = members.drop(columns=["left"]), members["left"]
    try:
        X_even, y_even = SMOTE(random_state=0).fit_resample(X, y)  # expect: MLA303
    except ValueError as error:
        print("too few rows:", error)
        X_even, y_even = X, y
    return train_test_split(X_even, y_even, random_state=0)


def by_way(path, way):
    members = pd.read_csv(path)
    X, y = members.drop(columns=["left"]), members["left"]
    match way:
        case "smote":
            X, y = SMOTE(random_state=0).fit_resample(X, y)  # expect: MLA303
        case _:
            X = X.copy()
    return train_test_split(X, y, random_state=0)


def in_training_rows(path):
    members = pd.read_csv(path)
    X, y = members.drop(columns=["left"]), members["left"]
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    try:
        X_even, y_even = SMOTE(random_state=0).fit_resample(X_train, y_train)
    except ValueError:
        X_even, y_even = X_train, y_train
    return X_even, X_test, y_even, y_test


def stopped(path):
    try:
        members = pd.read_csv(path)
    except FileNotFoundError:
        members = None
        raise
    return train_test_split(members, random_state=0)
