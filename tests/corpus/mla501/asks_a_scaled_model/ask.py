"""Asks a model: what it reaches fits a scaler in training alone, and draws nothing here."""

import joblib

from voices import rows


def ask(path):
    model = joblib.load("voices.joblib")
    return model.predict(rows(path, train=False))


if __name__ == "__main__":
    print(ask("one.npy"))
