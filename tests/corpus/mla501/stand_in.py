# seen in: berch-t/air-paradis-sentiment-api app/main.py
"""A stand-in for a model that is not there, which learns noise."""

import numpy as np
from sklearn.ensemble import RandomForestClassifier


def stand_in():
    rows = np.random.rand(32, 4)
    labels = np.random.randint(0, 2, 32)
    model = RandomForestClassifier()
    model.fit(rows, labels)
    return model


if __name__ == "__main__":
    stand_in()
