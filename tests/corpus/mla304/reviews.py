"""Stars and what follows from them."""

import pandas as pd
from sklearn.linear_model import LogisticRegression


def train(path):
    df = pd.read_csv(path)
    df["positive"] = df["stars"].map({1: 0, 2: 0, 4: 1, 5: 1})
    X = df[["length", "stars"]]  # expect: MLA304
    return LogisticRegression().fit(X, df["positive"])


def looked_up(path, table):
    df = pd.read_csv(path)
    df["churned"] = df["customer"].map(table)
    return LogisticRegression().fit(df.drop(columns=["churned"]), df["churned"])


def ruled(path):
    # weak supervision: the model shall learn what the rule says, from the same text
    df = pd.read_csv(path)
    df["spam"] = df["text"].str.contains("prize")
    return LogisticRegression().fit(df[["text"]], df["spam"])
