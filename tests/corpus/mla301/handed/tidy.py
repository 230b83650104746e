"""What a program does with its rows before it hands them over."""

import pandas as pd
from sklearn.preprocessing import StandardScaler


def scaled(visits):
    visits[["age", "stay"]] = StandardScaler().fit_transform(visits[["age", "stay"]])  # expect: MLA301 as warning
    return visits


def filled(visits):
    visits["age"] = visits["age"].fillna(visits["age"].median())  # expect: MLA301 as info
    return visits


def read(path):
    return pd.read_csv(path).dropna()


def shown(visits):
    visits[["age", "stay"]] = StandardScaler().fit_transform(visits[["age", "stay"]])
    return visits
