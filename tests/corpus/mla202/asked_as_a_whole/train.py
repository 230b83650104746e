# seen in: ChinhQuach303/Water-Demand-Forecasting src/train.py
"""A model of the project's own scales for itself; one that is saved without its scaler does not."""

import joblib
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.preprocessing import StandardScaler


class Anchored:
    def __init__(self):
        self.scaler = StandardScaler()
        self.ridge = Ridge()

    def fit(self, rows, label):
        scaled = self.scaler.fit_transform(rows)
        self.ridge.fit(scaled, label)
        return self

    def predict(self, rows):
        return self.ridge.predict(self.scaler.transform(rows))


def train():
    table = pd.read_csv("demand.csv")
    rows, label = table[["lag", "month"]], table["demand"]
    model = Anchored()
    model.fit(rows, label)
    joblib.dump(model, "whole.pkl")
    scaler = StandardScaler()
    part = Ridge().fit(scaler.fit_transform(rows), label)
    joblib.dump(part, "part.pkl")
    joblib.dump(scaler, "scaler.pkl")


train()
