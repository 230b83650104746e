# seen in: susanli2016/Machine-Learning-with-Python LSTM Time Series Power Consumption.ipynb@87cbe5caa5ce6c219ad92bb0c720f06aaf9c8773
"""A chronological split of daily demand."""

import numpy as np
import pandas as pd
from sklearn.preprocessing import StandardScaler


def leaking(path):
    demand = pd.read_csv(path, parse_dates=["date"]).sort_values("date")
    demand[["load", "wind"]] = StandardScaler().fit_transform(demand[["load", "wind"]])  # expect: MLA301
    train = demand[demand["date"] < "2023-01-01"]
    test = demand[demand["date"] >= "2023-01-01"]
    return train, test


def centred(path):
    demand = pd.read_csv(path)
    mean, std = demand.mean(), demand.std()
    demand = (demand - mean) / std  # expect: MLA301
    chosen = np.random.rand(len(demand)) < 0.8
    train = demand[chosen]
    test = demand[~chosen]
    return train, test


def sound(path):
    demand = pd.read_csv(path, parse_dates=["date"]).sort_values("date")
    train = demand[demand["date"] < "2023-01-01"]
    test = demand[demand["date"] >= "2023-01-01"]
    mean, std = train["load"].mean(), train["load"].std()
    train["load"] = (train["load"] - mean) / std
    test["load"] = (test["load"] - mean) / std
    return train, test


def encode(frame, vectoriser, fit=False):
    rows = frame.to_dict(orient="records")
    return vectoriser.fit_transform(rows) if fit else vectoriser.transform(rows)


def hours_since_start(frame):
    frame["age"] = (frame["timestamp"] - frame["timestamp"].min()) / 3600
    train = frame[:1000]
    test = frame[1000:]
    return train, test
