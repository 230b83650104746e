"""Windows round each row, of a label that was shifted before."""

import pandas as pd
from sklearn.model_selection import train_test_split


def wide():
    days = pd.read_csv("days.csv")
    days["week"] = days["sold"].shift(1).rolling(7, center=True).mean()  # expect: MLA304
    X, y = days[["week", "promotion"]], days["sold"]
    return train_test_split(X, y, random_state=0)


def far_enough_back():
    days = pd.read_csv("days.csv")
    days["week"] = days["sold"].shift(7).rolling(7, center=True).mean()
    X, y = days[["week", "promotion"]], days["sold"]
    return train_test_split(X, y, random_state=0)


def behind():
    days = pd.read_csv("days.csv")
    days["week"] = days["sold"].shift(1).rolling(7).mean()
    X, y = days[["week", "promotion"]], days["sold"]
    return train_test_split(X, y, random_state=0)
