# seen in: Aryan117924/Deploy-app untitled2 (1).py@a3026347099fc6c2008f1ff465defda5afde11d0
"""Training on what is left."""

import pandas as pd
from sklearn.linear_model import Ridge


def train_model(path):
    df = pd.read_csv(path)
    df = df.fillna(0)  # expect: MLA309
    model = Ridge()
    model.fit(df[["a", "b"]], df["y"])
    return model


def train_on_lags(path):
    df = pd.read_csv(path)
    df["lag"] = df["y"].shift(1)
    df = df.dropna()
    model = Ridge()
    model.fit(df[["lag"]], df["y"])
    return model


def train_and_tell(path):
    df = pd.read_csv(path)
    before = len(df)
    df = df.dropna()
    print(f"{before - len(df)} rows dropped")
    model = Ridge()
    model.fit(df[["a", "b"]], df["y"])
    return model


def train_filled(path):
    df = pd.read_csv(path)
    df["a"] = df["a"].fillna(0)
    model = Ridge()
    model.fit(df[["a", "b"]], df["y"])
    return model
