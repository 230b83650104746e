# seen in: ngnquanq/credit-risk-ml-system application/training/train_clickhouse.py, rafaelgreca/e2e-mlops-project notebooks/data_processing.ipynb
"""Bins at quantiles and codes of a column are taken from all rows, the held-out ones among them."""

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder


def banded(path):
    rows = pd.read_csv(path)
    bands, edges = pd.qcut(x=rows["age"], q=4, retbins=True)  # expect: MLA301 as info
    rows["age"] = bands
    return train_test_split(rows, random_state=3), edges


def numbered(path):
    rows = pd.read_csv(path)
    for column in rows.columns:
        rows[column] = pd.factorize(rows[column])[0]  # expect: MLA301 as info
    return train_test_split(rows, random_state=3)


def encoded(path):
    rows = pd.read_csv(path)
    encoder = LabelEncoder()
    for column in ("town", "trade"):
        rows[column] = encoder.fit_transform(rows[column])  # expect: MLA301 as info
    return train_test_split(rows, random_state=3)


def drawn_evenly(path):
    rows = pd.read_csv(path)
    rows["income_band"] = pd.qcut(rows["income"], 5)
    return train_test_split(rows, stratify=rows["income_band"], random_state=3)


def of_the_target(path):
    rows = pd.read_csv(path)
    rows["target"] = pd.factorize(rows["target"])[0]
    return train_test_split(rows, random_state=3)


def by_known_edges(path):
    rows = pd.read_csv(path)
    rows["age"] = pd.cut(rows["age"], [0, 18, 65, 120])
    return train_test_split(rows, random_state=3)


def of_training_rows(path):
    train, test = train_test_split(pd.read_csv(path), random_state=3)
    bands, edges = pd.qcut(train["age"], 4, retbins=True)
    return train.assign(age=bands), test.assign(age=pd.cut(test["age"], edges))
