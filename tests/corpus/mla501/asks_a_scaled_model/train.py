"""Trains a model of the same rows."""

import random

import joblib
from sklearn.neural_network import MLPClassifier

from voices import rows


def train(folder, labels):
    random.seed(11)
    model = MLPClassifier()  # expect: MLA501
    model.fit(rows(folder, train=True), labels)
    joblib.dump(model, "voices.joblib")


if __name__ == "__main__":
    train("voices", [0, 1])
